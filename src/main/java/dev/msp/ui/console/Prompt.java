package dev.msp.ui.console;

import dev.msp.ui.console.Deck.Focus;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private Focus back = Focus.LIST;
  private String mistake = "";
  private String usage = "";
  private @Nullable Popup popup;

  /** Begins with nothing typed. */
  Prompt() {
    for (Kind one : Kind.values()) {
      lines.put(one, new TypedLine(new Recall(History.brief(), Optional::of)));
    }
  }

  Kind kind() {
    return kind;
  }

  /** Has commands remembered where they outlast the program. */
  void keep(History commands) {
    lines.put(Kind.COMMAND, new TypedLine(new Recall(commands, Optional::of)));
  }

  /**
   * Begins a line.
   *
   * @param from where one is, to go back there
   */
  void begin(Kind other, String text, Focus from) {
    kind = other;
    back = from == Focus.PROMPT ? back : from;
    mistake = "";
    usage = "";
    popup = null;
    line().set(text);
  }

  /** Remembers a command as if it had been typed. */
  void remember(String command) {
    Optional.ofNullable(lines.get(Kind.COMMAND)).orElseThrow().done(command);
  }

  /** Returns where one was before. */
  Focus back() {
    return back;
  }

  /** Returns what the word that is typed may become, where that was asked for. */
  Optional<Popup> popup() {
    return Optional.ofNullable(popup);
  }

  void popup(@Nullable Popup other) {
    popup = other;
  }

  /** Returns the line that is typed. */
  TypedLine line() {
    return Optional.ofNullable(lines.get(kind)).orElseThrow();
  }

  /** Returns what may be typed, where that has been said. */
  String hint() {
    return kind == Kind.COMMAND ? usage : Filter.HINT;
  }

  /** Says how the command is written that is typed. */
  void usage(String text) {
    usage = text;
  }

  /** Returns what is wrong with what is typed so far, else empty. */
  String mistake() {
    return mistake;
  }

  void mistake(String clause) {
    mistake = clause;
  }
}
