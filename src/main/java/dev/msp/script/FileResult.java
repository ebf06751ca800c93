package dev.msp.script;

import java.util.Optional;

/**
 * What came of a file.
 *
 * @param file its name
 * @param steps how many commands ran
 * @param nanos how long it took, in nanoseconds
 * @param attempts how often it was run, 1 and up
 * @param problem what was wrong, if it failed
 */
public record FileResult(
    String file, int steps, long nanos, int attempts, Optional<Problem> problem) {

  /** Returns whether it did all it should. */
  public boolean isPassed() {
    return problem.isEmpty();
  }
}
