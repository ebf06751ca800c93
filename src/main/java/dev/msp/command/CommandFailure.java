package dev.msp.command;

import java.util.Optional;

/** A command that did not come to what was asked for. Its message is a clause for the user. */
public class CommandFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** What kind of failure it is; each has an exit code. */
  public enum Kind {
    /** Something else came than was expected. */
    EXPECTATION,
    /** What was asked for cannot be done as it was written. */
    USAGE,
    /** Cannot connect, or the link was lost. */
    LINK,
    /** No ACK, or nothing at all, came in time. */
    NO_ANSWER,
    /** The other end broke the protocol, or is not who it should be. */
    PROTOCOL,
    /** It was ended from outside. */
    INTERRUPTED
  }

  private final Kind kind;
  private final transient Optional<Comparison> comparison;

  /** Makes one without anything to compare. */
  public CommandFailure(Kind kind, String message) {
    this(kind, message, Optional.empty());
  }

  /** Makes one that can show what was expected beside what came. */
  public CommandFailure(Kind kind, String message, Optional<Comparison> comparison) {
    super(message);
    this.kind = kind;
    this.comparison = comparison;
  }

  /** Returns what kind of failure it is. */
  public Kind kind() {
    return kind;
  }

  /** Returns what was expected and what came, where bytes can be compared. */
  public Optional<Comparison> comparison() {
    return comparison;
  }

  /** Returns the message. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
