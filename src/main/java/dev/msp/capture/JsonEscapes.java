package dev.msp.capture;

/** The escapes of a JSON string (RFC 8259, section 7), for texts that were characters already. */
final class JsonEscapes implements EscapeStyle {

  private static final String DIGITS = "0123456789abcdef";

  @Override
  public boolean reserves(int codePoint) {
    return codePoint == '"' || codePoint == '\\';
  }

  @Override
  public void escape(int unit, StringBuilder out) {
    switch (unit) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> escapeByNumber(unit, out);
    }
  }

  private static void escapeByNumber(int codePoint, StringBuilder out) {
    if (Character.isSupplementaryCodePoint(codePoint)) {
      escapeChar(Character.highSurrogate(codePoint), out);
      escapeChar(Character.lowSurrogate(codePoint), out);
    } else {
      escapeChar((char) codePoint, out);
    }
  }

  private static void escapeChar(char value, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(DIGITS.charAt(value >> shift & 0xF));
    }
  }
}
