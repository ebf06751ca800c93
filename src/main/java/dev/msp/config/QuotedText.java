package dev.msp.config;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A text in double quotes, with the escapes of the command language: {@code \n \r \t \e \0 \\ \"},
 * {@code \xAA} for a byte, {@code \}{@code u00e9} or <code>&#92;u{1F600}</code> for a character.
 * Nothing else is special in it: no value is inserted for a dollar sign.
 */
final class QuotedText {

  private static final int MAX_DIGITS = 6;

  private final String line;
  private final int from;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int at;
  private boolean escapes;
  private String text = "";

  private QuotedText(String line, int from) {
    this.line = line;
    this.from = from;
    this.at = from + 1;
  }

  /**
   * Reads a text.
   *
   * @param from index of its first quote in the line
   * @throws Misread where it cannot be read on
   */
  static QuotedText read(String line, int from) throws Misread {
    QuotedText quoted = new QuotedText(line, from);
    quoted.read();
    return quoted;
  }

  /** Returns what stands between the quotes, escapes undone. */
  String text() {
    return text;
  }

  /** Returns the index behind the last quote. */
  int end() {
    return at;
  }

  boolean hasEscapes() {
    return escapes;
  }

  private void read() throws Misread {
    while (at < line.length() && line.charAt(at) != '"') {
      int c = line.codePointAt(at);
      int next = at + Character.charCount(c);
      if (c == '\\') {
        escape();
        continue;
      }
      if (Hidden.isHidden(c)) {
        String escape = "; write a backslash and u{" + Integer.toHexString(c) + '}';
        throw new Misread(at, next, Hidden.name(c) + " cannot be seen" + escape);
      }
      put(c);
      at = next;
    }
    if (at == line.length()) {
      throw new Misread(from, at, "the quote that begins here does not end on this line");
    }
    at++;
    decode();
  }

  private void escape() throws Misread {
    escapes = true;
    int start = at;
    char kind = at + 1 < line.length() ? line.charAt(at + 1) : ' ';
    at += 2;
    switch (kind) {
      case 'n' -> bytes.write('\n');
      case 'r' -> bytes.write('\r');
      case 't' -> bytes.write('\t');
      case 'e' -> bytes.write(0x1B);
      case '0' -> bytes.write(0);
      case '\\', '"' -> bytes.write(kind);
      case 'x' -> bytes.write(digits(start, 2));
      case 'u' -> character(start);
      default ->
          throw new Misread(
              start,
              Math.min(at, line.length()),
              "there is no such escape; behind a backslash stands n, r, t, e, 0, x and 2 digits, u and"
                  + " 4 digits, u{...}, a quote or another backslash");
    }
  }

  private void character(int start) throws Misread {
    int c;
    if (at < line.length() && line.charAt(at) == '{') {
      int end = line.indexOf('}', at);
      int count = end - at - 1;
      at++;
      c = count < 1 || count > MAX_DIGITS ? -1 : digits(start, count);
      at = end + 1;
    } else {
      c = digits(start, 4);
    }
    if (c < 0 || c > Character.MAX_CODE_POINT || Character.getType(c) == Character.SURROGATE) {
      throw new Misread(
          start,
          Math.max(at, start + 2),
          "the escape names no character; behind a backslash write it like u00e9 or u{1F600}");
    }
    put(c);
  }

  private int digits(int start, int count) throws Misread {
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      char c = at < line.length() ? line.charAt(at) : ' ';
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw new Misread(start, at, "the escape needs " + count + " hexadecimal digits");
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private void put(int codePoint) {
    if (codePoint < 0x80) {
      bytes.write(codePoint);
    } else {
      bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void decode() throws Misread {
    ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(all).toString();
    } catch (CharacterCodingException e) {
      throw new Misread(from, at, "the bytes that its escapes make are not UTF-8");
    }
  }
}
