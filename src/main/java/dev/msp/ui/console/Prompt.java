package dev.msp.ui.console;

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

  private final Editor commands = new Editor();
  private final Editor filters = new Editor();
  private final Editor finds = new Editor();
  private Kind kind = Kind.COMMAND;
  private String mistake = "";

  Kind kind() {
    return kind;
  }

  /** Begins a line. */
  void begin(Kind other, String text) {
    kind = other;
    mistake = "";
    editor().set(text);
  }

  Editor editor() {
    return switch (kind) {
      case COMMAND -> commands;
      case FILTER -> filters;
      case FIND -> finds;
    };
  }

  /** Returns what is wrong with what is typed so far, else empty. */
  String mistake() {
    return mistake;
  }

  void mistake(String clause) {
    mistake = clause;
  }
}
