package dev.msp.ui.terminal;

import java.nio.charset.Charset;

/**
 * A terminal in raw mode with a person at it: every key arrives as it is, Ctrl-C too, and nothing
 * is echoed. One thread reads and one writes; any may close.
 */
public interface Terminal extends AutoCloseable {

  /**
   * Waits for keys.
   *
   * @param buffer takes the bytes of what was typed
   * @return how many, or -1 when the terminal is gone
   */
  int read(byte[] buffer);

  /**
   * Writes bytes as they are; a new line is CR LF. Waits while the terminal takes none. Nothing
   * happens when it is closed or gone.
   */
  void write(byte[] bytes);

  /** Returns what the terminal understands. */
  Charset charset();

  /** Returns whether it knows no escape sequences. */
  boolean isDumb();

  /** Returns how many columns it has now, 1 or more. */
  int columns();

  /** Returns how many rows it has now, 1 or more. */
  int rows();

  /**
   * Lets the shell have the terminal, as it was found, and waits until the program is brought back
   * to the foreground. Where no shell waits for it nothing happens.
   */
  void suspend();

  /**
   * Says what is to be done when the user changes the terminal.
   *
   * @param resized it has another size
   * @param resumed the program has it back, in raw mode, after another had it
   */
  void onChange(Runnable resized, Runnable resumed);

  /**
   * Sets what is written when somebody else gets the terminal, whatever the way: it is closed, the
   * program ends, or is suspended.
   *
   * @param farewell escape sequences and line ends; empty for none
   */
  void leaveWith(String farewell);

  /**
   * Somebody else's escape sequences are about to be written: closing shall undo what they may have
   * set, such as colours, a hidden cursor or the other screen.
   */
  void resetWhenClosed();

  /** Makes the terminal as it was found. Waits for no other thread; may be called repeatedly. */
  @Override
  void close();
}
