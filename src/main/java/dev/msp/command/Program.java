package dev.msp.command;

import java.util.List;

/**
 * What a text of one or more lines means.
 *
 * @param steps its commands, with blocks in place; only for running if there are no mistakes
 * @param mistakes what is wrong with it, in order
 * @param unended those of them that say that a block has no end
 * @param <V> what the owner of the registry needs of a command
 */
public record Program<V extends Verb>(
    List<Step<V>> steps, List<LocatedMistake> mistakes, List<LocatedMistake> unended) {

  /** Keeps the lists from changing. */
  public Program {
    steps = List.copyOf(steps);
    mistakes = List.copyOf(mistakes);
    unended = List.copyOf(unended);
  }

  /** Returns whether it ends inside a block, so that more lines would mend it. */
  public boolean isOpen() {
    return !unended.isEmpty();
  }
}
