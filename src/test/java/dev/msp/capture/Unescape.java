package dev.msp.capture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Turns what {@link SafeText} shows back into what it was given, to check that nothing is lost. */
final class Unescape {

  private final String shown;
  private int at;

  private Unescape(String shown) {
    this.shown = shown;
  }

  /** Returns the characters that were given as a String. */
  static String toText(String shown) {
    Unescape reading = new Unescape(shown);
    StringBuilder text = new StringBuilder(shown.length());
    while (reading.at < shown.length()) {
      text.appendCodePoint(reading.next());
    }
    return text.toString();
  }

  /** Returns the bytes that were given. */
  static byte[] toBytes(String shown) {
    Unescape reading = new Unescape(shown);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(shown.length());
    while (reading.at < shown.length()) {
      boolean single = shown.startsWith("\\x", reading.at);
      int value = reading.next();
      if (single || value < 0x80) {
        bytes.write(value);
      } else {
        bytes.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private int next() {
    int codePoint = shown.codePointAt(at);
    at += Character.charCount(codePoint);
    return codePoint == '\\' ? escape(shown.charAt(at++)) : codePoint;
  }

  private int escape(char letter) {
    return switch (letter) {
      case '\\' -> '\\';
      case 'e' -> 0x1B;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '0' -> 0;
      case 'x' -> number(at, at + 2, at + 2);
      case 'u' -> number(at + 1, shown.indexOf('}', at), shown.indexOf('}', at) + 1);
      default -> throw new AssertionError("No such escape: \\" + letter + " in " + shown);
    };
  }

  private int number(int from, int to, int next) {
    at = next;
    return Integer.parseInt(shown.substring(from, to), 16);
  }
}
