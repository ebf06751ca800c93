package dev.msp.ui.console;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A line that is typed for the console itself, in place of the message line. */
final class Prompt {

  /** What it is for. */
  enum Kind {
    /** A command of the language. */
    COMMAND(":"),
    /** Which rows are shown. */
    FILTER("filter: "),
    /** What to look for. */
    FIND("find: ");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  private final Map<Kind, TypedLine> lines = new EnumMap<>(Kind.class);
  private Kind kind = Kind.COMMAND;
  private String mistake = "";

  /** Begins with nothing typed. */
  Prompt() {
    for (Kind one : Kind.values()) {
      lines.put(one, new TypedLine(new Recall(History.brief(), Optional::of)));
    }
  }

  Kind kind() {
    return kind;
  }

  /** Begins a line. */
  void begin(Kind other, String text) {
    kind = other;
    mistake = "";
    line().set(text);
  }

  /** Remembers a command as if it had been typed. */
  void remember(String command) {
    Optional.ofNullable(lines.get(Kind.COMMAND)).orElseThrow().done(command);
  }

  /** Returns the line that is typed. */
  TypedLine line() {
    return Optional.ofNullable(lines.get(kind)).orElseThrow();
  }

  /** Returns what is wrong with what is typed so far, else empty. */
  String mistake() {
    return mistake;
  }

  void mistake(String clause) {
    mistake = clause;
  }
}
