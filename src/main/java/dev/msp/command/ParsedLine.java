package dev.msp.command;

import java.util.List;
import java.util.Optional;

/**
 * What a line means.
 *
 * @param text the line
 * @param statements the commands on it, up to the first mistake; none on an empty line
 * @param mistake what is wrong with it
 * @param broken how the command is written in which the mistake is, where that is known
 * @param tokens its pieces in order, for highlighting
 * @param <V> what the owner of the registry needs of a command
 */
public record ParsedLine<V extends Verb>(
    String text,
    List<Statement<V>> statements,
    Optional<Mistake> mistake,
    Optional<Usage> broken,
    List<Token> tokens) {

  /** Keeps the lists from changing. */
  public ParsedLine {
    statements = List.copyOf(statements);
    tokens = List.copyOf(tokens);
  }
}
