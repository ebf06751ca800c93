package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line that is typed, and how to come back to what was typed before. */
final class TypedLine {

  private final Editor editor = new Editor();
  private final Recall recall;
  private @Nullable HistorySearch search;

  TypedLine(Recall recall) {
    this.recall = recall;
  }

  Editor editor() {
    return editor;
  }

  String text() {
    return editor.text();
  }

  /** Puts another text in place of what is typed. */
  void set(String text) {
    editor.set(text);
    recall.end();
    search = null;
  }

  /** Remembers a line as it is to be kept, and begins anew. */
  void done(String kept) {
    recall.add(kept);
    editor.set("");
  }

  /** Does what a key means; returns whether it means anything here. */
  boolean key(KeyStroke key) {
    String typed = editor.text();
    switch (KeyName.of(key)) {
      case "up", "ctrl-p" -> show(recall.earlier(typed));
      case "down", "ctrl-n" -> show(recall.later(typed));
      default -> {
        boolean known = editor.key(key);
        if (known) {
          recall.end();
        }
        return known;
      }
    }
    return true;
  }

  /** Returns the search in what was typed before, while there is one. */
  Optional<HistorySearch> search() {
    return Optional.ofNullable(search);
  }

  /** Adds what is pasted; returns whether there is room for it. */
  boolean insert(String text) {
    search = null;
    return editor.insert(text);
  }

  /**
   * Begins a search, or goes on with it; what it finds stands in the line. A key that is none of it
   * takes what was found.
   *
   * @return whether the key was for the search
   */
  boolean search(KeyStroke key) {
    String name = KeyName.of(key);
    if (search == null && name.equals("ctrl-r")) {
      search = new HistorySearch(recall, editor.text());
      return true;
    }
    return search != null && search(search, name, key.getCharacter());
  }

  private boolean search(HistorySearch going, String name, @Nullable Character typed) {
    switch (name) {
      case "ctrl-r" -> going.next(-1);
      case "ctrl-s" -> going.next(1);
      case "backspace", "ctrl-h" -> going.widen();
      case "enter" -> {
        set(going.found());
        return true;
      }
      case "esc", "ctrl-g", "ctrl-c" -> {
        set(going.before());
        return true;
      }
      default -> {
        if (typed == null || name.startsWith("ctrl-") || name.startsWith("alt-")) {
          set(going.found());
          return false;
        }
        going.narrow(typed.toString());
      }
    }
    editor.set(going.found());
    return true;
  }

  private void show(Optional<String> line) {
    line.ifPresent(editor::set);
  }
}
