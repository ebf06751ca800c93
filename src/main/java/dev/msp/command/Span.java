package dev.msp.command;

/**
 * A stretch of a line of text.
 *
 * @param from index of its first character, from 0, in UTF-16 units
 * @param to index behind its last character, at least {@code from}
 */
public record Span(int from, int to) {

  /** Checks the order. */
  public Span {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("a span from " + from + " to " + to);
    }
  }

  /** Returns the number of the first character as people count: 1 and up. */
  public int column() {
    return from + 1;
  }
}
