package dev.msp.config;

import java.util.Locale;

/** Knows characters that a reader of the file cannot see, or takes for others. */
final class Hidden {

  private Hidden() {}

  /** Returns whether a character is a control, changes direction, breaks the line, or is half. */
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

  /** Returns whether a character looks like a blank and is none, as in text from a web page. */
  static boolean isFalseBlank(int codePoint) {
    return codePoint != ' ' && Character.getType(codePoint) == Character.SPACE_SEPARATOR;
  }

  /** Returns the name of a character, such as {@code U+200B}. */
  static String name(int codePoint) {
    String hex = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
    return "U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
  }
}
