package dev.msp.script;

/** Text within XML and HTML. */
final class Markup {

  private Markup() {}

  /**
   * Returns a text for the content of an element, or for an attribute in double quotes. What XML
   * 1.0 has no place for (controls, half a surrogate pair) becomes U+FFFD.
   */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;"); // also as the end of ]]>, which must not stand in a text
      case '"' -> out.append("&quot;");
      case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
      default -> out.appendCodePoint(isCharacter(c) ? c : 0xFFFD);
    }
  }

  /** Whether it is a Char of XML 1.0; those of C1 are too, but no reader likes them. */
  private static boolean isCharacter(int c) {
    return c >= 0x20
        && (c < 0x7F || c > 0x9F)
        && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        && (c & 0xFFFE) != 0xFFFE;
  }
}
