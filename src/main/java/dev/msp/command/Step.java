package dev.msp.command;

import java.util.List;

/**
 * One command of a program, with the commands that belong to it.
 *
 * @param source the file it stands in, as it was named; empty for what was typed
 * @param line number of its line, 1 and up
 * @param text its whole line, for messages
 * @param statement what it says
 * @param body the commands up to its {@code end} or {@code else}, if it opens a block
 * @param otherwise the commands behind its {@code else}
 * @param <V> what the owner of the registry needs of a command
 */
public record Step<V extends Verb>(
    String source,
    int line,
    String text,
    Statement<V> statement,
    List<Step<V>> body,
    List<Step<V>> otherwise) {

  /** Keeps the lists from changing. */
  public Step {
    body = List.copyOf(body);
    otherwise = List.copyOf(otherwise);
  }
}
