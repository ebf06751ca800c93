package dev.msp.capture;

import java.util.Locale;

/**
 * The escapes of {@link SafeText}: {@code \\ \e \n \r \t \0}, {@code \xNN} for other control bytes
 * below 80 hex and for every byte that is no UTF-8, and the code point in braces for the rest.
 */
final class TerminalEscapes implements EscapeStyle {

  private static final String DIGITS = "0123456789ABCDEF";

  @Override
  public boolean reserves(int codePoint) {
    return codePoint == '\\';
  }

  @Override
  public void escape(int unit, StringBuilder out) {
    out.append('\\');
    switch (unit) {
      case '\\' -> out.append('\\');
      case 0x1B -> out.append('e');
      case '\n' -> out.append('n');
      case '\r' -> out.append('r');
      case '\t' -> out.append('t');
      case 0 -> out.append('0');
      default -> escapeByNumber(unit, out);
    }
  }

  private static void escapeByNumber(int unit, StringBuilder out) {
    if (unit < 0x80) {
      int value = unit < 0 ? ~unit : unit;
      out.append('x').append(DIGITS.charAt(value >> 4)).append(DIGITS.charAt(value & 0xF));
    } else {
      out.append("u{").append(Integer.toHexString(unit).toUpperCase(Locale.ROOT)).append('}');
    }
  }
}
