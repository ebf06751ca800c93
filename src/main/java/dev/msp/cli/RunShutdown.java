package dev.msp.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run on Ctrl-C: stops what runs and waits, but not for long, until it was reported. The
 * virtual machine starts it as it ends.
 */
final class RunShutdown implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 1500;

  private final CountDownLatch reported = new CountDownLatch(1);
  private final Thread hook;

  private RunShutdown(FileQueue queue) {
    hook =
        new Thread(
            () -> {
              queue.stop();
              await();
            },
            "msp-interrupted");
  }

  /** Watches from now on until it is closed: until all is reported. */
  static RunShutdown watch(FileQueue queue) {
    RunShutdown shutdown = new RunShutdown(queue);
    try {
      Runtime.getRuntime().addShutdownHook(shutdown.hook);
    } catch (IllegalStateException e) {
      queue.stop(); // the signal has come already
    }
    return shutdown;
  }

  private void await() {
    try {
      reported.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    reported.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is ending
    }
  }
}
