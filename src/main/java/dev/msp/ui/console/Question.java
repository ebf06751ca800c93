package dev.msp.ui.console;

import java.util.function.Consumer;

/**
 * Something that is asked before it is done.
 *
 * @param text what is asked; safe for the terminal once it is shown
 * @param command the line of the language that Yes runs; empty for none
 * @param isPause whether nothing is lost by yes: then Enter is one
 * @param heard is told the answer once, on the thread that draws
 */
record Question(String text, String command, boolean isPause, Consumer<Boolean> heard) {

  /** A question that only a plain yes answers so. */
  Question(String text, String command, Consumer<Boolean> heard) {
    this(text, command, false, heard);
  }

  /** A question whose answer only a command waits for. */
  Question(String text, String command) {
    this(text, command, answer -> {});
  }
}
