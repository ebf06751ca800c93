package dev.msp.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one line.
 *
 * <pre>
 *   line    = [ section | setting ] [ # COMMENT ]
 *   section = "[" KIND [ NAME ] "]"
 *   setting = KEY "=" value
 *   value   = WORD | string | list
 *   string  = '"' { character | escape } '"'         see {@link QuotedText}
 *   list    = "[" [ value { "," value } [ "," ] ] "]"   no list in it
 * </pre>
 *
 * <p>Blanks and tabs may stand between these. A WORD goes on to the next of them, and in a list to
 * a comma or bracket; a # begins a comment where a word could begin, as in a shell.
 */
final class LineParser {

  private static final String EXAMPLE = "write it like [profile bench]";

  /** So much is quoted of what was found. */
  private static final int QUOTED = 40;

  private final String line;
  private final int number;
  private int at;

  private LineParser(String line, int number) {
    this.line = line;
    this.number = number;
  }

  /**
   * Reads a line.
   *
   * @param number of the line, from 1
   * @return nothing if there are only blanks and a comment
   * @throws Misread where it cannot be read on
   */
  static Optional<Line> parse(String line, int number) throws Misread {
    return new LineParser(line, number).parse();
  }

  private Optional<Line> parse() throws Misread {
    skipBlanks();
    if (isEnd()) {
      checkComment();
      return Optional.empty();
    }
    Line found = line.charAt(at) == '[' ? header() : setting();
    skipBlanks();
    if (!isEnd()) {
      String follows = found() + " follows the " + (found instanceof Header ? "section" : "value");
      throw misread(follows + "; a value of several words stands in quotes, a comment behind #");
    }
    checkComment();
    return Optional.of(found);
  }

  /**
   * Reads a line that is a row of words and texts in quotes, as the lists of peers have them.
   *
   * @return nothing if there are only blanks and a comment
   * @throws Misread where it cannot be read on
   */
  static List<Value> words(String line) throws Misread {
    LineParser parser = new LineParser(line, 0);
    List<Value> words = new ArrayList<>();
    parser.skipBlanks();
    while (!parser.isEnd()) {
      words.add(line.charAt(parser.at) == '"' ? parser.string() : parser.word(false));
      parser.skipBlanks();
    }
    parser.checkComment();
    return words;
  }

  private Header header() throws Misread {
    at++;
    skipBlanks();
    int kindAt = at;
    while (at < line.length() && isKey(line.charAt(at))) {
      at++;
    }
    String kind = line.substring(kindAt, at);
    if (kind.isEmpty()) {
      throw misread("expected the kind of section, but found " + found() + "; " + EXAMPLE);
    }
    skipBlanks();
    int nameAt = at;
    int end = line.indexOf(']', at);
    if (end < 0) {
      at = line.length();
      throw misread("the ] at the end of the section is missing; " + EXAMPLE);
    }
    at = end + 1;
    return new Header(kind, stripEnd(nameAt, end), number, kindAt, nameAt, at);
  }

  private String stripEnd(int from, int to) {
    int end = to;
    while (end > from && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(from, end);
  }

  private Setting setting() throws Misread {
    int from = at;
    while (at < line.length() && isKey(line.charAt(at))) {
      at++;
    }
    String key = line.substring(from, at);
    if (key.isEmpty()) {
      throw misread("expected [section], key = value or # comment, but found " + found());
    }
    skipBlanks();
    if (isEnd() || line.charAt(at) != '=') {
      throw misread("expected = behind " + key + ", but found " + found());
    }
    at++;
    skipBlanks();
    if (isEnd()) {
      throw misread("expected a value for " + key + ", but found " + found());
    }
    return new Setting(key, value(false), number, from);
  }

  private Value value(boolean inList) throws Misread {
    return switch (line.charAt(at)) {
      case '"' -> string();
      case '[' -> list(inList);
      case '\'' -> throw misread("text stands in double quotes \", not in single ones");
      default -> word(inList);
    };
  }

  private Value string() throws Misread {
    QuotedText quoted = QuotedText.read(line, at);
    int from = at;
    at = quoted.end();
    return new Value(
        quoted.text(), List.of(), false, from, at, quoted.hasEscapes() ? -1 : from + 1);
  }

  private Value list(boolean inList) throws Misread {
    if (inList) {
      throw misread("a list cannot hold a list; a text that begins with [ stands in quotes");
    }
    int from = at;
    at++;
    List<Value> items = new ArrayList<>();
    boolean wantsValue = true;
    while (true) {
      skipBlanks();
      if (isEnd()) {
        throw misread("the ] at the end of the list is missing; a list stands on one line");
      }
      char c = line.charAt(at);
      if (c == ']') {
        at++;
        return new Value("", List.copyOf(items), true, from, at, -1);
      }
      if ((c == ',') == wantsValue) {
        throw misread("expected " + (wantsValue ? "a value" : ", or ]") + ", but found " + found());
      }
      if (wantsValue) {
        items.add(value(true));
      } else {
        at++;
      }
      wantsValue = !wantsValue;
    }
  }

  private Value word(boolean inList) throws Misread {
    int from = at;
    while (at < line.length() && !endsWord(line.charAt(at), inList)) {
      int c = line.codePointAt(at);
      int next = at + Character.charCount(c);
      if (c == '"') {
        throw new Misread(at, next, "a quote in the middle of a word; put the whole in quotes");
      }
      if (Hidden.isHidden(c) || Hidden.isFalseBlank(c)) {
        throw new Misread(at, next, Hidden.name(c) + " cannot be seen; take it out");
      }
      at = next;
    }
    return new Value(line.substring(from, at), List.of(), false, from, at, from);
  }

  private static boolean endsWord(char c, boolean inList) {
    return isBlank(c) || (inList && (c == ',' || c == ']'));
  }

  private void skipBlanks() {
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Letters, digits, dash, underscore, dot: more than any key has, so that typos stay whole. */
  static boolean isKey(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.';
  }

  /** Returns whether nothing follows, or a comment. */
  private boolean isEnd() {
    return at == line.length() || line.charAt(at) == '#';
  }

  private void checkComment() throws Misread {
    for (int i = at; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != '\t' && Character.getType(c) == Character.CONTROL) {
        throw new Misread(i, i + 1, Hidden.name(c) + " is a control character; take it out");
      }
    }
  }

  private int foundEnd() {
    int end = at;
    while (end < line.length() && !isBlank(line.charAt(end))) {
      end++;
    }
    return end;
  }

  private String found() {
    if (isEnd()) {
      return at == line.length() ? "the end of the line" : "a comment";
    }
    int end = foundEnd();
    boolean isLong = end - at > QUOTED;
    return '"' + (isLong ? line.substring(at, at + QUOTED) + "..." : line.substring(at, end)) + '"';
  }

  private Misread misread(String message) {
    return new Misread(at, isEnd() ? at : foundEnd(), message);
  }
}
