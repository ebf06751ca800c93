package dev.msp.command;

import dev.msp.frame.Bytes;
import java.util.Optional;

/** Values as the language itself would write them. */
public final class Quoted {

  private Quoted() {}

  /**
   * Returns a value as one word of the language: bare where that is safe, else in double quotes
   * with escapes, or as {@code x"AA 55"} where it is no text.
   */
  public static String of(Bytes value) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return bytes(value);
    }
    return isBare(text.get()) ? text.get() : quoted(text.get());
  }

  /** Returns text as one word of the language. */
  public static String of(String text) {
    return of(Bytes.utf8(text));
  }

  /** Returns a value as one word in double quotes, or as {@code x"AA 55"} where it is no text. */
  public static String inQuotes(Bytes value) {
    return value.text().map(Quoted::quoted).orElseGet(() -> bytes(value));
  }

  /** Returns text as it stands between double quotes. */
  public static String escaped(String text) {
    StringBuilder written = new StringBuilder();
    text.codePoints().forEach(c -> append(written, c));
    return written.toString();
  }

  /** Returns bytes as {@code x"AA 55"}. */
  public static String bytes(Bytes value) {
    StringBuilder written = new StringBuilder("x\"");
    String hex = value.toHex().toUpperCase(java.util.Locale.ROOT);
    for (int i = 0; i < hex.length(); i += 2) {
      written.append(i == 0 ? "" : " ").append(hex, i, i + 2);
    }
    return written.append('"').toString();
  }

  private static boolean isBare(String text) {
    boolean bare = !text.isEmpty() && "#/;".indexOf(text.charAt(0)) < 0;
    for (int i = 0; bare && i < text.length(); i++) {
      char c = text.charAt(i);
      bare = c > ' ' && c < 127 && "'\"\\$@".indexOf(c) < 0;
    }
    return bare;
  }

  private static String quoted(String text) {
    return '"' + escaped(text) + '"';
  }

  private static void append(StringBuilder written, int c) {
    switch (c) {
      case '\n' -> written.append("\\n");
      case '\r' -> written.append("\\r");
      case '\t' -> written.append("\\t");
      case '\u001b' -> written.append("\\e");
      case '"', '\\', '$' -> written.append('\\').appendCodePoint(c);
      default -> {
        if (isHidden(c)) {
          written.append("\\u{").append(Integer.toHexString(c)).append('}');
        } else {
          written.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
