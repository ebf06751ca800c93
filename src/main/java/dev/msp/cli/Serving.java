package dev.msp.cli;

import dev.msp.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All that one {@code serve} serves, until the process is ended by a signal. */
final class Serving implements AutoCloseable {

  private record Running(Served served, Thread printer) {}

  private static final long PATIENCE = 1_200_000_000L;

  private final Streams streams;
  private final EventPrinter printer;
  private final List<Running> all = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable String failure;

  Serving(Streams streams, EventPrinter printer) {
    this.streams = streams;
    this.printer = printer;
  }

  /** Begins to serve one more. */
  void add(Served served) throws TransportException {
    String what = served.start();
    Thread prints = new Thread(() -> follow(served), "msp-print");
    prints.setDaemon(true);
    prints.start();
    all.add(new Running(served, prints));
    streams.complain(what + "; Ctrl-C ends");
  }

  private void follow(Served served) {
    printer.follow(served.name(), served.journal());
    Optional<String> why = served.failure();
    if (why.isPresent()) {
      failure = why.get();
      ended.countDown();
    }
  }

  /** Waits for a signal; returns why serving has ended without one, if it has. */
  Optional<String> runUntilEnded() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::close, "msp-shutdown"));
    } catch (IllegalStateException e) {
      return Optional.empty(); // the signal has come already
    }
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(failure);
  }

  /**
   * Closes everything and prints what is left to print, but waits no longer than a moment: neither
   * for a peer that does not read nor for a reader of standard output that does not.
   */
  @Override
  public synchronized void close() {
    boolean interrupted = Thread.interrupted(); // it was meant for what is over now
    List<Thread> closing = new ArrayList<>();
    for (Running one : all) {
      Thread closes = new Thread(one.served()::close, "msp-close");
      closes.setDaemon(true);
      closes.start();
      closing.add(closes);
    }
    all.forEach(one -> closing.add(one.printer()));
    long start = System.nanoTime();
    for (Thread thread : closing) {
      join(thread, PATIENCE - (System.nanoTime() - start));
    }
    all.clear();
    ended.countDown();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread, long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
