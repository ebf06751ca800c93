package dev.msp.script;

import dev.msp.command.LocatedMistake;
import java.util.List;

/** A file that cannot be run. Nothing of it was. */
public final class ScriptException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<LocatedMistake> mistakes;
  private final String file;
  private final String reason;

  /**
   * A file that cannot be read.
   *
   * @param file which
   * @param reason why, as a clause
   */
  ScriptException(String file, String reason) {
    super(file + ": " + reason);
    this.file = file;
    this.reason = reason;
    mistakes = List.of();
  }

  /** A file with mistakes in it, or in what it includes. */
  ScriptException(List<LocatedMistake> mistakes) {
    super(mistakes.size() + " mistakes");
    this.file = mistakes.get(0).source();
    this.reason = "";
    this.mistakes = List.copyOf(mistakes);
  }

  /** Returns the mistakes in order; none if a file cannot be read. */
  public List<LocatedMistake> mistakes() {
    return mistakes;
  }

  /** Returns the file that cannot be read, or the one with the first mistake. */
  public String file() {
    return file;
  }

  /** Returns why a file cannot be read, as a clause; empty if there are mistakes. */
  public String reason() {
    return reason;
  }
}
