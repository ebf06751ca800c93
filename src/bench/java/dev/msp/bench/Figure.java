package dev.msp.bench;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param row number of the row, as the performance goals count them
 * @param what what was measured
 * @param ours our result with its unit
 * @param theirs the opponent's result with its unit
 * @param figure what is compared with the goal
 * @param goal the goal
 * @param verdict {@code reached}, {@code not reached}, or why there is no figure
 */
record Figure(
    int row, String what, String ours, String theirs, String figure, String goal, String verdict) {

  /** Makes a figure that must not be greater than a limit. */
  static Figure atMost(
      int row, String what, Measured ours, Measured theirs, double figure, double limit) {
    return of(row, what, ours, theirs, figure, limit, true);
  }

  /** Makes a figure that must not be less than a limit. */
  static Figure atLeast(
      int row, String what, Measured ours, Measured theirs, double figure, double limit) {
    return of(row, what, ours, theirs, figure, limit, false);
  }

  /** Makes a line for what could not be measured. */
  static Figure missing(int row, String what, String reason) {
    return new Figure(row, what, "–", "–", "–", "–", reason);
  }

  private static Figure of(
      int row,
      String what,
      Measured ours,
      Measured theirs,
      double figure,
      double limit,
      boolean most) {
    boolean reached = most ? figure <= limit : figure >= limit;
    return new Figure(
        row,
        what,
        ours.text(),
        theirs.text(),
        Measured.number(figure),
        (most ? "≤ " : "≥ ") + (limit == Math.rint(limit) ? "%.0f" : "%s").formatted(limit),
        reached ? "reached" : "**not reached**");
  }

  /** Returns the line as Markdown. */
  String markdown() {
    return String.format(
        Locale.ROOT,
        "| %d | %s | %s | %s | %s | %s | %s |%n",
        row,
        what,
        ours,
        theirs,
        figure,
        goal,
        verdict);
  }
}
