package dev.msp.ui.console;

import dev.msp.command.Surroundings;
import dev.msp.command.typed.HistoryFile;

/**
 * What lines are typed with.
 *
 * @param around what completion can offer of the world outside of the language
 * @param commands where commands outlast the program
 * @param messages where messages do
 */
public record Typing(Surroundings around, HistoryFile commands, HistoryFile messages) {

  /** Offers nothing and keeps nothing. */
  public static final Typing PLAIN =
      new Typing(Surroundings.NONE, HistoryFile.none(), HistoryFile.none());
}
