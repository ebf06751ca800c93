package dev.msp.transport;

/**
 * A text that is no endpoint, or an option with a value it does not take. The message is one
 * sentence for the user: where the mistake is, what was found, what was expected, and an example.
 *
 * <p>No part of it carries a control character: what could steer a terminal is written <code>
 * &#92;u{1b}</code>.
 */
public final class EndpointException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Characters of the user's text that a message repeats. */
  private static final int SHOWN = 120;

  private final int column;
  private final String found;
  private final String expected;
  private final String example;

  /**
   * Makes one; the message is {@code TEXT: FOUND at character COLUMN EXPECTED; write it like
   * EXAMPLE}.
   *
   * @param text the whole text that was parsed
   * @param column the first character of the mistake in it, from 1
   * @param found what is there, such as {@code port 99999}
   * @param expected what is wrong with it, such as {@code is not 1 to 65535}
   * @param example a right one
   */
  public EndpointException(String text, int column, String found, String expected, String example) {
    super(
        (visible(text) + ": " + visible(found) + " at character " + column)
            + (' ' + expected + "; write it like " + example));
    this.column = column;
    this.found = visible(found);
    this.expected = expected;
    this.example = example;
  }

  /** Returns the same mistake as seen in a longer text that holds it at a column, from 1. */
  EndpointException within(String text, int newColumn) {
    return new EndpointException(text, newColumn, found, expected, example);
  }

  /** Returns the first character of the mistake in the parsed text, from 1. */
  public int column() {
    return column;
  }

  /** Returns what was found, such as {@code port 99999}. */
  public String found() {
    return found;
  }

  /** Returns what is wrong with it, such as {@code is not 1 to 65535}. */
  public String expected() {
    return expected;
  }

  /** Returns something that would have been right. */
  public String example() {
    return example;
  }

  /** Returns the text with everything spelled out that a terminal would not simply show. */
  static String visible(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length() && i < SHOWN; ) {
      int c = text.codePointAt(i);
      if (isHidden(c)) {
        shown.append("\\u{").append(Integer.toHexString(c)).append('}');
      } else {
        shown.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return text.length() <= SHOWN ? shown.toString() : shown.append("...").toString();
  }

  /**
   * Returns whether a character is a control, changes direction, breaks the line, or is half of
   * one.
   */
  static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
