package dev.msp.script;

import dev.msp.command.CommandFailure.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs that reports are made of. */
final class Results {

  static final Instant START = Instant.parse("2026-11-22T12:00:01.004Z");

  /** What is hard to write: markup, controls, ends of sections, other scripts, half a pair. */
  static final String HOSTILE = "<a href=\"x\">&amp; ]]> \u001b[31m \u0000 \uD83D ' \\ # こん \uFFFE";

  private Results() {}

  static RunResult run(FileResult... files) {
    return new RunResult(START, 2_345_678_900L, List.of(files));
  }

  static FileResult passed(String file, String... output) {
    return new FileResult(file, 7, 1_042_000_000L, 1, Optional.empty(), List.of(output));
  }

  static FileResult failed(String file, Kind kind, String message, String... details) {
    Problem problem = new Problem(kind, file, 3, 6, message, List.of(details));
    return new FileResult(file, 2, 31_000_000L, 2, Optional.of(problem), List.of());
  }
}
