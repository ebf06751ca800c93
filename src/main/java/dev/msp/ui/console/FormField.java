package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.util.List;

/** A field of a form: a text that is typed, or one of some words. */
final class FormField {

  /** What a value is. */
  enum Kind {
    /** Any text. */
    TEXT,
    /** A text that is not shown. */
    HIDDEN,
    /** One of some words. */
    CHOICE
  }

  private final String label;
  private final String option;
  private final Kind kind;
  private final List<String> words;
  private final Editor editor = new Editor();
  private int choice;

  /** Whether somebody has been at it: what stands there before is replaced by what is typed. */
  private boolean touched;

  private FormField(String label, String option, Kind kind, List<String> words) {
    this.label = label;
    this.option = option;
    this.kind = kind;
    this.words = words;
    editor.set(kind == Kind.CHOICE || words.isEmpty() ? "" : words.get(0));
  }

  /**
   * Returns a field for a text.
   *
   * @param option the option of an endpoint that it sets, or empty
   * @param usual what is often given; the first one stands there at the beginning
   */
  static FormField text(String label, String option, String... usual) {
    return new FormField(label, option, Kind.TEXT, List.of(usual));
  }

  /** Returns a field for one of some words, of which the first is what holds without it. */
  static FormField choice(String label, String option, String... words) {
    return new FormField(label, option, Kind.CHOICE, List.of(words));
  }

  /** Returns a field for a text that nobody may see. */
  static FormField hidden(String label) {
    return new FormField(label, "", Kind.HIDDEN, List.of());
  }

  String label() {
    return label;
  }

  /** Returns the option of an endpoint that it sets; empty if it sets none. */
  String option() {
    return option;
  }

  Kind kind() {
    return kind;
  }

  /** Returns the words of a choice, or what is often given. */
  List<String> words() {
    return words;
  }

  Editor editor() {
    return editor;
  }

  String value() {
    return kind == Kind.CHOICE ? words.get(choice) : editor.text();
  }

  /** Returns whether nobody has been at it. */
  boolean isUntouched() {
    return !touched;
  }

  /** Returns whether it says nothing that would not hold without it. */
  boolean isDefault() {
    return value().isEmpty() || (!words.isEmpty() && value().equals(words.get(0)));
  }

  void set(String text) {
    touched = true;
    if (kind == Kind.CHOICE) {
      choice = Math.max(0, words.indexOf(text));
    } else {
      editor.set(text);
    }
  }

  /** Does what a key means in it. */
  void key(KeyStroke key) {
    if (kind != Kind.CHOICE) {
      if (!touched && key.getKeyType() == KeyType.Character) {
        editor.set("");
      }
      touched = true;
      editor.key(key);
      return;
    }
    switch (KeyName.of(key)) {
      case "left" -> choice = Math.floorMod(choice - 1, words.size());
      case "right", "space" -> choice = (choice + 1) % words.size();
      default -> {} // nothing is typed here
    }
  }
}
