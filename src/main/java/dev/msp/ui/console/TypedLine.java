package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import java.util.Optional;

/** A line that is typed, and how to come back to what was typed before. */
final class TypedLine {

  private final Editor editor = new Editor();
  private final Recall recall;

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
      case "ctrl-r" -> show(recall.containing(typed));
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

  private void show(Optional<String> line) {
    line.ifPresent(editor::set);
  }
}
