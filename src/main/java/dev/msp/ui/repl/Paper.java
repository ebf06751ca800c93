package dev.msp.ui.repl;

/** Where lines are written, one below the other. Safe for several threads. */
public interface Paper {

  /** Writes a line and its end. */
  void line(String text);

  /** Writes the beginning of a line. */
  void text(String text);

  /** Hands everything on to the reader. */
  void flush();
}
