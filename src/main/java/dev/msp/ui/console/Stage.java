package dev.msp.ui.console;

import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import java.util.List;

/** What a command of the console may do to the terminal itself. */
interface Stage {

  /** Draws everything anew. */
  void redraw();

  /** Stops the program as the shell does, until it goes on. */
  void suspend();

  /** Does something with what is shown, on the thread that draws. */
  <T> T perform(DrawingThread.Work<T> work)
      throws CommandFailure, MistakeException, InterruptedException;

  /**
   * Runs commands one behind the other; does not wait for them.
   *
   * @param title what they are, in a few words
   */
  void run(List<String> lines, String title);

  /** Does what waits for a disk, beside all commands; then says what came of it. */
  void aside(DrawingThread.Work<String> work);

  /** Runs a line of the language, as a key does. */
  void run(String line);

  /** Takes clicks and the wheel, or leaves them to the terminal. */
  void mouse(boolean on);

  /** Puts a text into the clipboard of the person's terminal. */
  void copy(String text);
}
