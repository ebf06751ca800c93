package dev.msp.ui.console;

/** What a command of the console may do to the terminal itself. */
interface Stage {

  /** Draws everything anew. */
  void redraw();

  /** Stops the program as the shell does, until it goes on. */
  void suspend();

  /** Runs a line of the language, as a key does. */
  void run(String line);

  /** Takes clicks and the wheel, or leaves them to the terminal. */
  void mouse(boolean on);

  /** Puts a text into the clipboard of the person's terminal. */
  void copy(String text);
}
