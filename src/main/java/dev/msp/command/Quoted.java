package dev.msp.command;

import dev.msp.frame.Bytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

  /** Returns bytes as they stand between double quotes; {@code \xAA} where they are no text. */
  public static String escaped(Bytes value) {
    StringBuilder written = new StringBuilder();
    ByteBuffer bytes = ByteBuffer.wrap(value.toArray());
    CharBuffer text = CharBuffer.allocate(value.length() + 1);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    while (bytes.hasRemaining()) {
      CoderResult result = decoder.decode(bytes, text, true);
      written.append(escaped(text.flip().toString()));
      text.clear();
      decoder.reset();
      for (int i = 0; result.isError() && i < result.length(); i++) {
        written.append(String.format(Locale.ROOT, "\\x%02X", bytes.get() & 0xFF));
      }
    }
    return written.toString();
  }

  /**
   * Returns what is meant by text with escapes, as between double quotes; quotes and dollar signs
   * stand for themselves.
   *
   * @throws MistakeException if an escape is none
   */
  public static Bytes unescaped(String text) throws MistakeException {
    return new Scanner(text).escapes().value(Scope.EMPTY);
  }

  /** Returns bytes as {@code x"AA 55"}. */
  public static String bytes(Bytes value) {
    StringBuilder written = new StringBuilder("x\"");
    String hex = value.toHex().toUpperCase(Locale.ROOT);
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
