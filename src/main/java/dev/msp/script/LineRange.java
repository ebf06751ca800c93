package dev.msp.script;

import dev.msp.command.Command;
import dev.msp.command.Step;
import java.util.List;
import java.util.Optional;

/**
 * Which lines of a file are run. Lines of a block are run with its head, or not at all.
 *
 * @param from number of the first
 * @param to number of the last
 */
public record LineRange(int from, int to) {

  /** All of them. */
  public static final LineRange ALL = new LineRange(1, Integer.MAX_VALUE);

  /** Returns the steps of a script that stand in these lines. */
  List<Step<Command>> of(Script script) {
    return script.steps().stream()
        .filter(step -> step.line() >= from && step.line() <= to)
        .toList();
  }

  /** Returns why these lines of a script cannot be run, as a clause. */
  public Optional<String> refusal(Script script) {
    for (Step<Command> step : script.steps()) {
      int last = lastLine(step);
      if (step.line() < from && from <= last) {
        return Optional.of("line " + from + within(step));
      }
      if (step.line() <= to && to < last) {
        return Optional.of("line " + to + within(step));
      }
    }
    return of(script).isEmpty() && !equals(ALL)
        ? Optional.of("no command stands in the lines from " + from + words())
        : Optional.empty();
  }

  private String words() {
    return to == Integer.MAX_VALUE ? " on" : " to " + to;
  }

  private static String within(Step<Command> head) {
    return " is within the block that begins in line " + head.line() + ", which is run as a whole";
  }

  /** The last line of a block with a command in it; what it includes has lines of its own. */
  private static int lastLine(Step<Command> head) {
    int last = head.line();
    for (List<Step<Command>> block : List.of(head.body(), head.otherwise())) {
      for (Step<Command> step : block) {
        last = Math.max(last, step.source().equals(head.source()) ? lastLine(step) : 0);
      }
    }
    return last;
  }
}
