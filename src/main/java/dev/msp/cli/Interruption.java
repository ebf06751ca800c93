package dev.msp.cli;

/**
 * Says on Ctrl-C how far a send came. The virtual machine starts it as it ends, whatever the other
 * threads are at; a class and no lambda, because a one-shot command loads it in less time.
 */
final class Interruption extends Thread implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 500;

  private final Streams streams;
  private final SendReport report;
  private volatile boolean finished;

  private Interruption(Streams streams, SendReport report) {
    super("msp-interrupted");
    this.streams = streams;
    this.report = report;
  }

  /** Watches from now on until it is closed. */
  static Interruption watch(Streams streams, SendReport report) {
    Interruption watch = new Interruption(streams, report);
    try {
      Runtime.getRuntime().addShutdownHook(watch);
    } catch (IllegalStateException e) {
      watch.finished = true; // the signal has come already, before anything was sent
    }
    return watch;
  }

  @Override
  public void run() {
    if (finished) {
      return;
    }
    // Standard error may be a pipe that nobody reads: that must not keep the program alive.
    Thread says = new Thread(() -> streams.complain(report.interrupted()), "msp-says");
    says.setDaemon(true);
    says.start();
    try {
      says.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    finished = true;
    try {
      Runtime.getRuntime().removeShutdownHook(this);
    } catch (IllegalStateException e) {
      // the program is ending, and has nothing more to say
    }
  }
}
