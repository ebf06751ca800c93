package dev.msp.command;

/**
 * A piece of a line for highlighting.
 *
 * @param span where it stands
 * @param role what it is
 */
public record Token(Span span, Role role) {

  /** What a piece is. */
  public enum Role {
    /** The session a command is meant for: {@code @dev}. */
    TARGET,
    /** A word of the command itself. */
    VERB,
    /** A word that introduces an argument. */
    KEYWORD,
    /** An argument without quotes. */
    ARGUMENT,
    /** An argument with quotes. */
    STRING,
    /** A regular expression. */
    PATTERN,
    /** Bytes as {@code x"AA 55"}. */
    BYTES,
    /** From # to the end. */
    COMMENT,
    /** What is wrong. */
    WRONG
  }
}
