package dev.msp.ui.repl;

import dev.msp.script.Problem;
import java.util.ArrayList;
import java.util.List;

/** A problem below the line that was typed: its place in words, for there is no file. */
final class ProblemLines {

  private ProblemLines() {}

  /**
   * Returns the sentence and what belongs to it.
   *
   * @param start what stands before the place
   */
  static List<String> of(Problem problem, String start) {
    List<String> lines = new ArrayList<>();
    lines.add(start + place(problem) + problem.message());
    lines.addAll(problem.details());
    return lines;
  }

  private static String place(Problem problem) {
    if (!problem.file().isEmpty()) {
      return problem.place() + ": ";
    }
    String column = "column " + problem.column() + ": ";
    return problem.line() > 1 ? "line " + problem.line() + ", " + column : column;
  }
}
