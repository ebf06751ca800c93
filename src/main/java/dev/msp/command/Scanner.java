package dev.msp.command;

import dev.msp.command.Template.Fixed;
import dev.msp.command.Template.Piece;
import dev.msp.command.Template.Reference;
import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line into words, as a shell does: blanks between them, quotes around them, {@code #} in
 * front of a comment. What a slash begins depends on what is expected there, so that the parser
 * asks for the next word or for the next pattern.
 */
final class Scanner {

  private final String line;
  private int at;
  private List<Piece> pieces = new ArrayList<>();
  private StringBuilder text = new StringBuilder();

  Scanner(String line) {
    this.line = line;
  }

  /** Passes over blanks; returns whether the command has another word. */
  boolean hasNext() {
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    return at < line.length() && line.charAt(at) != '#' && !isSeparator();
  }

  /** Passes over the semicolon that stands by itself between two commands, if one is here. */
  boolean skipSeparator() {
    boolean found = isSeparator();
    at += found ? 1 : 0;
    return found;
  }

  private boolean isSeparator() {
    return at < line.length()
        && line.charAt(at) == ';'
        && (at + 1 == line.length() || isBlank(line.charAt(at + 1)));
  }

  /** Returns where the next character stands. */
  int position() {
    return at;
  }

  /** Returns the next word as it is written, up to the next blank, without passing over it. */
  String peek() {
    int end = at;
    while (end < line.length() && !isBlank(line.charAt(end))) {
      end++;
    }
    return line.substring(at, end);
  }

  /** Returns the next word. */
  Word word() throws MistakeException {
    int start = at;
    if (line.startsWith("x\"", at)) {
      bytes();
      return new Word(new Span(start, at), Word.Style.BYTES, finish());
    }
    boolean quoted = false;
    while (at < line.length() && !isBlank(line.charAt(at))) {
      char c = line.charAt(at);
      quoted |= c == '\'' || c == '"';
      switch (c) {
        case '\'' -> verbatim();
        case '"' -> quoted();
        default -> character(c);
      }
    }
    return new Word(new Span(start, at), quoted ? Word.Style.QUOTED : Word.Style.BARE, finish());
  }

  /** Returns the whole line as one value, in which only escapes mean something. */
  Template escapes() throws MistakeException {
    while (at < line.length()) {
      if (line.charAt(at) == '\\') {
        escape();
      } else {
        text.append(line.charAt(at));
        at++;
      }
    }
    return finish();
  }

  /** Returns the next word, or the regular expression between the next two slashes. */
  Word pattern() throws MistakeException {
    if (line.startsWith("x\"", at)) {
      int quote = line.indexOf('"', at + 2);
      return quote > 0 && line.substring(at, quote).indexOf('?') > 0 ? mask(quote) : word();
    }
    if (line.charAt(at) != '/') {
      return word();
    }
    int start = at;
    int end = at + 1;
    while (end < line.length() && line.charAt(end) != '/') {
      end += line.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= line.length()) {
      throw open(start, "/", "a slash that ends the expression");
    }
    at = end + 1;
    if (at < line.length() && !isBlank(line.charAt(at))) {
      throw mistake(
          at, at + 1, peek(), "a blank after the expression", "write \\/ for a slash in it");
    }
    text.append(line, start + 1, end);
    return new Word(new Span(start, at), Word.Style.PATTERN, finish());
  }

  /** {@code x"AA ?? 5?"}: two digits a byte, a question mark for any. */
  private Word mask(int end) throws MistakeException {
    int start = at;
    at += 2;
    while (at < end) {
      if (isBlank(line.charAt(at))) {
        at++;
      } else {
        maskDigit(end);
        maskDigit(end);
      }
    }
    at = end + 1;
    endOfWord("the bytes");
    return new Word(new Span(start, at), Word.Style.MASK, finish());
  }

  private void maskDigit(int end) throws MistakeException {
    char c = at < end ? line.charAt(at) : ' ';
    if (c != '?' && (c > 'f' || Character.digit(c, 16) < 0)) {
      throw mistake(at, at + 1, "\"" + c + "\"", "two hexadecimal digits or ?? a byte", "");
    }
    text.append(c);
    at++;
  }

  private void endOfWord(String what) throws MistakeException {
    if (at < line.length() && !isBlank(line.charAt(at))) {
      throw mistake(at, at + 1, peek(), "a blank after " + what, "");
    }
  }

  private void verbatim() throws MistakeException {
    int end = line.indexOf('\'', at + 1);
    if (end < 0) {
      throw open(at, "'", "a quote that ends the word");
    }
    text.append(line, at + 1, end);
    at = end + 1;
  }

  private void quoted() throws MistakeException {
    int start = at;
    at++;
    while (at < line.length() && line.charAt(at) != '"') {
      if (line.charAt(at) == '\\') {
        escape();
      } else {
        character(line.charAt(at));
      }
    }
    if (at >= line.length()) {
      throw open(start, "\"", "a quote that ends the word");
    }
    at++;
  }

  /** A character that stands for itself, or a variable. */
  private void character(char c) throws MistakeException {
    if (c == '$' && line.startsWith("${", at)) {
      reference();
    } else {
      text.append(c);
      at++;
    }
  }

  private void reference() throws MistakeException {
    int end = line.indexOf('}', at);
    String name = end < 0 ? "" : line.substring(at + 2, end);
    if (!isName(name)) {
      throw mistake(
          at,
          end < 0 ? line.length() : end + 1,
          end < 0 ? "${ without }" : "${" + name + "}",
          "${NAME} with a name of letters, digits and _",
          "write \\$ for a dollar sign in double quotes");
    }
    flush();
    pieces.add(new Reference(name, new Span(at, end + 1)));
    at = end + 1;
  }

  private void escape() throws MistakeException {
    int start = at;
    char c = at + 1 < line.length() ? line.charAt(at + 1) : ' ';
    at += 2;
    switch (c) {
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case '0' -> text.append('\0');
      case 'e' -> text.append('\u001b');
      case '\\', '"', '$' -> text.append(c);
      case 'x' -> {
        flush();
        pieces.add(new Fixed(Bytes.copyOf(new byte[] {(byte) digits(start, 2)})));
      }
      case 'u' -> unicode(start);
      default ->
          throw mistake(
              start,
              Math.min(at, line.length()),
              "\\" + c,
              "one of \\n \\r \\t \\0 \\e \\\\ \\\" \\$ \\xAA \\u00e9 \\u{1F600}",
              "");
    }
  }

  /** Four digits, or any number of them in braces. */
  private void unicode(int start) throws MistakeException {
    int code;
    if (at < line.length() && line.charAt(at) == '{') {
      int end = line.indexOf('}', at);
      int count = end - at - 1;
      at++;
      code = count < 1 || count > 6 ? -1 : digits(start, count);
      at++;
    } else {
      code = digits(start, 4);
    }
    if (code < 0 || code > Character.MAX_CODE_POINT || (code >= 0xD800 && code <= 0xDFFF)) {
      throw mistake(
          start,
          Math.min(at, line.length()),
          "an escape that is no character",
          "\\u00e9 or \\u{1F600}",
          "");
    }
    text.appendCodePoint(code);
  }

  private int digits(int start, int count) throws MistakeException {
    int value = 0;
    for (int i = 0; i < count; i++) {
      int digit = at < line.length() ? Character.digit(line.charAt(at), 16) : -1;
      if (digit < 0 || line.charAt(at) > 'f') {
        throw mistake(
            start, at, line.substring(start, at), count + " hexadecimal digits after it", "");
      }
      value = value << 4 | digit;
      at++;
    }
    return value;
  }

  /** {@code x"AA 55"}: hexadecimal digits two by two, blanks between bytes. */
  private void bytes() throws MistakeException {
    int start = at;
    int end = line.indexOf('"', at + 2);
    if (end < 0) {
      throw open(start, "x\"", "a quote that ends the bytes");
    }
    at += 2;
    flush();
    byte[] read = new byte[end - at];
    int count = 0;
    while (at < end) {
      if (isBlank(line.charAt(at))) {
        at++;
      } else {
        read[count] = (byte) digits(at, 2);
        count++;
      }
    }
    pieces.add(new Fixed(Bytes.copyOf(read, 0, count)));
    at = end + 1;
    endOfWord("the bytes");
  }

  private void flush() {
    if (!text.isEmpty()) {
      pieces.add(new Fixed(Bytes.utf8(text.toString())));
      text = new StringBuilder();
    }
  }

  private Template finish() {
    flush();
    Template template = new Template(pieces);
    pieces = new ArrayList<>();
    return template;
  }

  private MistakeException open(int start, String found, String expected) {
    return mistake(start, line.length(), found + " without its end", expected, "");
  }

  private static MistakeException mistake(
      int from, int to, String found, String expected, String hint) {
    return new MistakeException(new Mistake(new Span(from, to), found, expected, hint));
  }

  /** Returns whether a text can be the name of a variable. */
  static boolean isName(String name) {
    boolean good = !name.isEmpty() && !Character.isDigit(name.charAt(0));
    for (int i = 0; good && i < name.length(); i++) {
      char c = name.charAt(i);
      good = c == '_' || c < 128 && Character.isLetterOrDigit(c);
    }
    return good;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
