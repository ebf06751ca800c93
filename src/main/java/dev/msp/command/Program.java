package dev.msp.command;

import java.util.List;

/**
 * What a text of one or more lines means.
 *
 * @param steps its commands, with blocks in place; only for running if there are no mistakes
 * @param mistakes what is wrong with it, in order
 * @param isOpen whether it ends inside a block, so that more lines would mend it
 * @param <V> what the owner of the registry needs of a command
 */
public record Program<V extends Verb>(
    List<Step<V>> steps, List<LocatedMistake> mistakes, boolean isOpen) {

  /** Keeps the lists from changing. */
  public Program {
    steps = List.copyOf(steps);
    mistakes = List.copyOf(mistakes);
  }
}
