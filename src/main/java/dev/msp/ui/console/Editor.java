package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import java.util.function.IntPredicate;

/** A line of text that is being typed, with the keys that people know from readline. */
final class Editor {

  /** Characters of the longest line: as many as the longest message takes in hexadecimal. */
  static final int LONGEST = 3 << 16;

  private static final IntPredicate NO_BLANK = c -> !Character.isWhitespace(c);

  private final StringBuilder text = new StringBuilder();
  private int cursor;
  private String killed = "";

  /** Returns what is typed. */
  String text() {
    return text.toString();
  }

  /** Returns where the next character goes, in UTF-16 units. */
  int cursor() {
    return cursor;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Puts another text in place of what is typed. */
  void set(String other) {
    text.setLength(0);
    text.append(other);
    cursor = text.length();
  }

  /** Adds a text where the cursor stands; returns whether there is room for it. */
  boolean insert(String more) {
    boolean fits = text.length() + more.length() <= LONGEST;
    if (fits) {
      text.insert(cursor, more);
      cursor += more.length();
    }
    return fits;
  }

  /** Puts a text in place of what stands between an index and the cursor. */
  void replace(int from, String other) {
    text.replace(from, cursor, other);
    cursor = from + other.length();
  }

  /** Does what a key means; returns whether it means anything here. */
  boolean key(KeyStroke key) {
    String name = KeyName.of(key);
    return moved(name) || cut(name) || character(key);
  }

  private boolean moved(String name) {
    switch (name) {
      case "left", "ctrl-b" -> cursor = Graphemes.before(text, cursor);
      case "right", "ctrl-f" -> cursor = Graphemes.behind(text, cursor);
      case "home", "ctrl-a" -> cursor = 0;
      case "end", "ctrl-e" -> cursor = text.length();
      case "ctrl-left", "alt-b" -> cursor = before(Character::isLetterOrDigit);
      case "ctrl-right", "alt-f" -> cursor = behind(Character::isLetterOrDigit);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean cut(String name) {
    switch (name) {
      case "backspace", "ctrl-h" -> delete(Graphemes.before(text, cursor), cursor);
      case "delete", "ctrl-d" -> delete(cursor, Graphemes.behind(text, cursor));
      case "ctrl-k" -> kill(cursor, text.length());
      case "ctrl-u" -> kill(0, cursor);
      case "ctrl-w" -> kill(before(NO_BLANK), cursor);
      case "alt-backspace" -> kill(before(Character::isLetterOrDigit), cursor);
      case "alt-d" -> kill(cursor, behind(Character::isLetterOrDigit));
      case "ctrl-y" -> insert(killed);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean character(KeyStroke key) {
    Character typed = key.getCharacter();
    if (typed == null || key.isCtrlDown() || key.isAltDown() || Character.isISOControl(typed)) {
      return false;
    }
    insert(typed.toString());
    return true;
  }

  private void delete(int from, int to) {
    text.delete(from, to);
    cursor = from;
  }

  /** What is cut here can be put back elsewhere. */
  private void kill(int from, int to) {
    if (from < to) {
      killed = text.substring(from, to);
      delete(from, to);
    }
  }

  /** Returns where the word before the cursor begins. */
  private int before(IntPredicate inWord) {
    int to = cursor;
    while (to > 0 && !inWord.test(text.codePointBefore(to))) {
      to = text.offsetByCodePoints(to, -1);
    }
    while (to > 0 && inWord.test(text.codePointBefore(to))) {
      to = text.offsetByCodePoints(to, -1);
    }
    return to;
  }

  /** Returns where the word behind the cursor ends. */
  private int behind(IntPredicate inWord) {
    int to = cursor;
    while (to < text.length() && !inWord.test(text.codePointAt(to))) {
      to = text.offsetByCodePoints(to, 1);
    }
    while (to < text.length() && inWord.test(text.codePointAt(to))) {
      to = text.offsetByCodePoints(to, 1);
    }
    return to;
  }
}
