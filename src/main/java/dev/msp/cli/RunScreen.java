package dev.msp.cli;

import dev.msp.capture.SafeText;
import dev.msp.script.FileResult;
import dev.msp.script.FileResult.Status;
import dev.msp.script.Problem;
import dev.msp.script.RunResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a run is told: what files say on standard output, everything else on standard error. Safe
 * for several threads; what is printed at once stands together.
 */
final class RunScreen implements AutoCloseable {

  private final Streams streams;
  private final RunOptions options;
  private final SafeText safe;
  private final ProgressLine progress;

  RunScreen(Streams streams, RunOptions options) {
    this.streams = streams;
    this.options = options;
    this.safe = SafeText.forCharset(streams.err().charset());
    this.progress = ProgressLine.on(streams, options.quiet());
  }

  RunOptions options() {
    return options;
  }

  /** Returns the printer of standard output. */
  SafeText safe() {
    return safe;
  }

  /** From now on a file is among those that the progress names. */
  void running(FileView view) {
    progress.add(view);
  }

  /** It is no more. */
  void notRunning(FileView view) {
    progress.remove(view);
  }

  /** Prints what a file says. */
  synchronized void out(String line) {
    progress.clear();
    streams.out().line(line);
    streams.out().flush();
  }

  /** Prints lines on standard error, one behind the other. */
  synchronized void err(List<String> lines) {
    progress.clear();
    lines.forEach(streams.err()::line);
    streams.err().flush();
  }

  /** Prints all of something, with nothing in between. */
  synchronized void together(Runnable prints) {
    prints.run();
  }

  /** Prints what was wrong before anything was run. */
  void refused(List<LoadedFile> files) {
    int mistakes = 0;
    for (LoadedFile file : files) {
      file.told().forEach(problem -> err(lines(problem)));
      mistakes += file.problems().size();
    }
    int count = files.size();
    streams.complain(
        (count == 1 ? "the file was" : "the " + count + " files were")
            + " not run: "
            + (mistakes == 1 ? "1 mistake" : mistakes + " mistakes"));
  }

  /** Returns a problem as it is printed. */
  static List<String> lines(Problem problem) {
    List<String> lines = new ArrayList<>();
    lines.add(problem.place() + ": " + problem.message());
    lines.addAll(problem.details());
    return lines;
  }

  /** Returns what came of a file, in one line. */
  String line(FileResult result) {
    String word =
        switch (result.status()) {
          case PASSED -> "ok       ";
          case FAILED -> "FAILED   ";
          case INTERRUPTED -> "STOPPED  ";
          case NOT_RUN -> "not run  ";
        };
    String name = safe.line(result.file());
    return result.status() == Status.NOT_RUN
        ? word + name
        : word + name + "  " + steps(result.steps()) + ", " + seconds(result.nanos());
  }

  /** Prints what came of all. */
  void summary(RunResult run) {
    if (options.quiet()) {
      return;
    }
    run.files().stream()
        .filter(file -> file.status() == Status.NOT_RUN)
        .forEach(file -> err(List.of(line(file))));
    int files = run.files().size();
    int stopped = run.count(Status.INTERRUPTED);
    err(
        List.of(
            (files == 1 ? "1 file, " : files + " files, ")
                + steps(run.steps())
                + ": "
                + run.count(Status.PASSED)
                + " passed, "
                + run.count(Status.FAILED)
                + " failed, "
                + (stopped == 0 ? "" : stopped + " stopped, ")
                + run.count(Status.NOT_RUN)
                + " not run, "
                + seconds(run.nanos())));
  }

  private static String steps(int count) {
    return count == 1 ? "1 step" : count + " steps";
  }

  private static String seconds(long nanos) {
    long millis = nanos / 1_000_000;
    return millis / 1000 + "." + Long.toString(1000 + millis % 1000).substring(1) + " s";
  }

  @Override
  public void close() {
    progress.close();
  }
}
