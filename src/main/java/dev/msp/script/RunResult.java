package dev.msp.script;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param start when it began
 * @param nanos how long it took, in nanoseconds
 * @param files what came of each file, in the order in which they were named
 */
public record RunResult(Instant start, long nanos, List<FileResult> files) {

  /** Keeps the list from changing. */
  public RunResult {
    files = List.copyOf(files);
  }

  /** Returns how many files came to a certain end. */
  public int count(FileResult.Status status) {
    return (int) files.stream().filter(file -> file.status() == status).count();
  }

  /** Returns how many commands ran. */
  public int steps() {
    return files.stream().mapToInt(FileResult::steps).sum();
  }

  /** Returns what was wrong with the first file that failed, in the order of the files. */
  public Optional<Problem> firstProblem() {
    return files.stream().flatMap(file -> file.problem().stream()).findFirst();
  }
}
