package dev.msp.script;

import dev.msp.command.Command;
import dev.msp.command.Step;
import java.util.List;

/**
 * A file that was found right, with all that it includes.
 *
 * @param name the file as it was named
 * @param steps its commands
 */
public record Script(String name, List<Step<Command>> steps) {

  /** Keeps the list from changing. */
  public Script {
    steps = List.copyOf(steps);
  }
}
