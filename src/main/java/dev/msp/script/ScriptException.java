package dev.msp.script;

import dev.msp.command.LocatedMistake;
import java.util.List;

/** A file that cannot be run. Nothing of it was. */
public final class ScriptException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<LocatedMistake> mistakes;

  /** A file that cannot be read; the message says which, and why. */
  ScriptException(String message) {
    super(message);
    mistakes = List.of();
  }

  /** A file with mistakes in it, or in what it includes. */
  ScriptException(List<LocatedMistake> mistakes) {
    super(mistakes.size() + " mistakes");
    this.mistakes = List.copyOf(mistakes);
  }

  /** Returns the mistakes in order; none if a file cannot be read. */
  public List<LocatedMistake> mistakes() {
    return mistakes;
  }
}
