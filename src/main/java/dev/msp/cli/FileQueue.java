package dev.msp.cli;

import dev.msp.script.FileResult;
import dev.msp.script.FileResult.Status;
import dev.msp.script.RunResult;
import dev.msp.script.Script;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs files in their order, so many at a time, until one fails or all are through. After {@link
 * #stop} no other begins, and those that run are ended.
 */
final class FileQueue {

  private final List<Script> scripts;
  private final FileRunner runner;
  private final RunScreen screen;
  private final FileResult[] results;
  private final List<Thread> workers = new ArrayList<>();
  private int next;
  private boolean stopped;

  FileQueue(List<Script> scripts, FileRunner runner, RunScreen screen) {
    this.scripts = scripts;
    this.runner = runner;
    this.screen = screen;
    this.results = new FileResult[scripts.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = FileResult.notRun(scripts.get(i).name());
    }
  }

  /** Runs all, and waits until none runs any more. An interrupt of the thread stops them. */
  RunResult run() {
    Instant begin = Instant.now();
    long start = runner.clock().nanos();
    begin();
    boolean interrupted = false;
    for (Thread worker : List.copyOf(workers)) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
          stop();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return new RunResult(begin, runner.clock().nanos() - start, List.of(results));
    }
  }

  private synchronized void begin() {
    int count = Math.min(screen.options().parallel(), scripts.size());
    for (int i = 1; i <= count && !stopped; i++) {
      Thread worker = new Thread(this::work, "msp-run-" + i);
      worker.setDaemon(true);
      workers.add(worker);
      worker.start();
    }
  }

  private void work() {
    for (int index = take(); index >= 0; index = take()) {
      put(index, runner.run(scripts.get(index), screen));
    }
  }

  private synchronized int take() {
    return stopped || next == scripts.size() ? -1 : next++;
  }

  private synchronized void put(int index, FileResult result) {
    results[index] = result;
    stopped |= result.status() == Status.FAILED && !screen.options().keepGoing();
  }

  /** Ends what runs, at once, and begins nothing more. */
  synchronized void stop() {
    stopped = true;
    workers.forEach(Thread::interrupt);
  }
}
