package dev.msp.command;

import dev.msp.capture.SafeText;
import java.util.List;

/**
 * What a command has to say. Its text may hold what came over a wire: whoever prints it makes it
 * safe for the terminal.
 *
 * @param lines one line each, without line ends
 * @param isWritten whether they quote the command language, in which a backslash is one: what is
 *     shown can then be typed
 */
public record Result(List<String> lines, boolean isWritten) {

  /** Nothing to say. */
  public static final Result SILENT = new Result(List.of());

  /** Keeps the list from changing. */
  public Result {
    lines = List.copyOf(lines);
  }

  /** Makes a result of lines that may hold anything. */
  public Result(List<String> lines) {
    this(lines, false);
  }

  /** Returns a result of some lines. */
  public static Result of(String... lines) {
    return new Result(List.of(lines));
  }

  /** Returns a result whose lines quote the command language. */
  public static Result written(List<String> lines) {
    return new Result(lines, true);
  }

  /** Returns its lines as they may be shown. */
  public List<String> shown(SafeText safe, Secrets secrets) {
    return lines.stream()
        .map(secrets::mask)
        .map(line -> isWritten ? safe.written(line) : safe.line(line))
        .toList();
  }
}
