package dev.msp.command;

import java.util.List;

/**
 * What a command has to say. Its text may hold what came over a wire: whoever prints it makes it
 * safe for the terminal.
 *
 * @param lines one line each, without line ends
 */
public record Result(List<String> lines) {

  /** Nothing to say. */
  public static final Result SILENT = new Result(List.of());

  /** Keeps the list from changing. */
  public Result {
    lines = List.copyOf(lines);
  }

  /** Returns a result of some lines. */
  public static Result of(String... lines) {
    return new Result(List.of(lines));
  }
}
