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

  /**
   * Somebody else's escape sequences are about to be written: closing shall undo what they may have
   * set, such as colours, a hidden cursor or the other screen.
   */
  void resetWhenClosed();

  /** Makes the terminal as it was found. Waits for no other thread; may be called repeatedly. */
  @Override
  void close();
}
