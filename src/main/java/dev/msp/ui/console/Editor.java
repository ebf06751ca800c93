package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of text that is being typed, with the keys that people know, and what was typed before.
 */
final class Editor {

  private static final int MOST_LINES = 500;
  private static final int LONGEST = 64 << 10;

  private final StringBuilder text = new StringBuilder();
  private final List<String> history = new ArrayList<>();
  private int cursor;
  private int at;
  private String begun = "";

  /** Returns what is typed. */
  String text() {
    return text.toString();
  }

  /** Returns where the next character goes. */
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

  /** Adds a text where the cursor stands. */
  void insert(String more) {
    if (text.length() + more.length() <= LONGEST) {
      text.insert(cursor, more);
      cursor += more.length();
    }
  }

  /** Returns what was typed, keeps it in the history, and begins anew. */
  String take() {
    String taken = text();
    if (!taken.isBlank() && (history.isEmpty() || !history.get(history.size() - 1).equals(taken))) {
      history.add(taken);
      if (history.size() > MOST_LINES) {
        history.remove(0);
      }
    }
    at = history.size();
    set("");
    return taken;
  }

  /** Does what a key means; returns whether it means anything here. */
  boolean key(KeyStroke key) {
    String name = KeyName.of(key);
    switch (name) {
      case "left", "ctrl-b" -> cursor = Math.max(0, cursor - step(-1));
      case "right", "ctrl-f" -> cursor = Math.min(text.length(), cursor + step(1));
      case "home", "ctrl-a" -> cursor = 0;
      case "end", "ctrl-e" -> cursor = text.length();
      case "ctrl-left", "alt-b" -> cursor = wordBefore();
      case "ctrl-right", "alt-f" -> cursor = wordBehind();
      case "backspace", "ctrl-h" -> cut(cursor - step(-1), cursor);
      case "delete", "ctrl-d" -> cut(cursor, cursor + step(1));
      case "ctrl-k" -> cut(cursor, text.length());
      case "ctrl-u" -> cut(0, cursor);
      case "ctrl-w", "alt-backspace" -> cut(wordBefore(), cursor);
      case "up", "ctrl-p" -> recall(-1);
      case "down", "ctrl-n" -> recall(1);
      default -> {
        return character(key);
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

  /** Both halves of a character beyond the first 65,536 go together. */
  private int step(int direction) {
    int from = direction < 0 ? cursor - 2 : cursor;
    boolean pair =
        from >= 0
            && from + 1 < text.length()
            && Character.isSurrogatePair(text.charAt(from), text.charAt(from + 1));
    return pair ? 2 : 1;
  }

  private void cut(int from, int to) {
    int start = Math.max(0, from);
    text.delete(start, Math.min(text.length(), to));
    cursor = start;
  }

  private int wordBefore() {
    int to = cursor;
    while (to > 0 && text.charAt(to - 1) == ' ') {
      to--;
    }
    while (to > 0 && text.charAt(to - 1) != ' ') {
      to--;
    }
    return to;
  }

  private int wordBehind() {
    int to = cursor;
    while (to < text.length() && text.charAt(to) == ' ') {
      to++;
    }
    while (to < text.length() && text.charAt(to) != ' ') {
      to++;
    }
    return to;
  }

  private void recall(int direction) {
    if (at == history.size()) {
      begun = text();
    }
    int to = at + direction;
    if (to >= 0 && to <= history.size()) {
      at = to;
      set(to == history.size() ? begun : history.get(to));
    }
  }
}
