package dev.msp.ui.console;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Something that is asked before it is done.
 *
 * @param asks tells what is asked, each time it is drawn; safe for the terminal once it is shown
 * @param command the line of the language that Yes runs; empty for none
 * @param isPause whether nothing is lost by yes: then Enter is one
 * @param heard is told the answer once, on the thread that draws
 */
record Question(Supplier<String> asks, String command, boolean isPause, Consumer<Boolean> heard) {

  /** A question whose words stay as they are. */
  Question(String text, String command, boolean isPause, Consumer<Boolean> heard) {
    this(() -> text, command, isPause, heard);
  }

  /** A question whose answer only a command waits for. */
  Question(String text, String command) {
    this(() -> text, command);
  }

  /** A question about what may have changed before it is answered. */
  Question(Supplier<String> asks, String command) {
    this(asks, command, false, answer -> {});
  }

  /** Returns what is asked now. */
  String text() {
    return asks.get();
  }
}
