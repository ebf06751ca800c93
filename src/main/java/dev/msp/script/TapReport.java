package dev.msp.script;

import dev.msp.capture.SafeText;
import java.util.List;

/** The Test Anything Protocol, version 13: one test point for each file, details as YAML. */
final class TapReport {

  private TapReport() {}

  static String of(RunResult run) {
    StringBuilder tap = new StringBuilder("TAP version 13\n");
    tap.append("1..").append(run.files().size()).append('\n');
    int number = 1;
    for (FileResult file : run.files()) {
      append(tap, number++, file);
    }
    return tap.toString();
  }

  private static void append(StringBuilder tap, int number, FileResult file) {
    boolean skipped = file.status() == FileResult.Status.NOT_RUN;
    tap.append(file.isPassed() || skipped ? "ok " : "not ok ").append(number);
    tap.append(" - ").append(description(file.file()));
    tap.append(skipped ? " # SKIP not run\n" : "\n");
    if (skipped) {
      return;
    }
    tap.append("  ---\n");
    file.problem().ifPresent(problem -> append(tap, problem));
    tap.append("  steps: ").append(file.steps()).append('\n');
    tap.append("  attempts: ").append(file.attempts()).append('\n');
    tap.append("  duration_ms: ").append(file.nanos() / 1_000_000).append('\n');
    list(tap, "output", file.output());
    tap.append("  ...\n");
  }

  private static void append(StringBuilder tap, Problem problem) {
    tap.append("  message: ").append(quoted(problem.message())).append('\n');
    tap.append("  severity: ").append(problem.isFinding() ? "fail" : "error").append('\n');
    tap.append("  kind: ").append(problem.kindWord()).append('\n');
    tap.append("  at:\n    file: ").append(quoted(problem.file())).append('\n');
    if (problem.line() > 0) {
      tap.append("    line: ").append(problem.line()).append('\n');
      tap.append("    column: ").append(problem.column()).append('\n');
    }
    list(tap, "details", problem.details());
  }

  private static void list(StringBuilder tap, String name, List<String> lines) {
    if (!lines.isEmpty()) {
      tap.append("  ").append(name).append(":\n");
      lines.forEach(line -> tap.append("    - ").append(quoted(line)).append('\n'));
    }
  }

  /** A name of a file may hold anything; a # would begin a directive. */
  private static String description(String file) {
    return SafeText.UTF_8.line(file).replace("#", "\\#");
  }

  /** A YAML scalar in double quotes: of what is safe to print only these two need an escape. */
  private static String quoted(String text) {
    String safe =
        text.codePoints().anyMatch(Character::isISOControl) ? SafeText.UTF_8.line(text) : text;
    return '"' + safe.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
