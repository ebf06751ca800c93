package dev.msp.script;

import dev.msp.command.CommandFailure;
import java.util.List;
import java.util.Optional;

/**
 * What came of a file. All text is safe to print, and holds no secret.
 *
 * @param file its name
 * @param steps how many commands ran, the last time
 * @param nanos how long it took with all attempts, in nanoseconds
 * @param attempts how often it was run; 0 if it never was
 * @param problem what was wrong the last time, if it failed
 * @param output what it said the last time, one line each; the end may be missing
 */
public record FileResult(
    String file,
    int steps,
    long nanos,
    int attempts,
    Optional<Problem> problem,
    List<String> output) {

  /** What can become of a file. */
  public enum Status {
    /** It did all it should. */
    PASSED,
    /** It was wrong, or a command of it failed. */
    FAILED,
    /** It was ended from outside. */
    INTERRUPTED,
    /** It was right, and never begun. */
    NOT_RUN;

    /** Returns its name in reports. */
    String word() {
      return switch (this) {
        case PASSED -> "passed";
        case FAILED -> "failed";
        case INTERRUPTED -> "interrupted";
        case NOT_RUN -> "not-run";
      };
    }
  }

  /** Keeps the list from changing. */
  public FileResult {
    output = List.copyOf(output);
  }

  /** Returns the result of a file that was never begun. */
  public static FileResult notRun(String file) {
    return new FileResult(file, 0, 0, 0, Optional.empty(), List.of());
  }

  /** Returns the result of a file that could not be run. */
  public static FileResult refused(String file, Problem problem) {
    return new FileResult(file, 0, 0, 0, Optional.of(problem), List.of());
  }

  /** Returns what became of it. */
  public Status status() {
    if (problem.isEmpty()) {
      return attempts == 0 ? Status.NOT_RUN : Status.PASSED;
    }
    return problem.get().kind() == CommandFailure.Kind.INTERRUPTED
        ? Status.INTERRUPTED
        : Status.FAILED;
  }

  /** Returns whether it was run, and did all it should. */
  public boolean isPassed() {
    return status() == Status.PASSED;
  }

  /**
   * Returns the same as the result of several attempts.
   *
   * @param all how many there were
   * @param time how long they took together, in nanoseconds
   */
  public FileResult after(int all, long time) {
    return new FileResult(file, steps, time, all, problem, output);
  }

  /** Returns the same with what the file said. */
  public FileResult saying(List<String> lines) {
    return new FileResult(file, steps, nanos, attempts, problem, lines);
  }
}
