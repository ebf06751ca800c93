package dev.msp.cli;

import dev.msp.session.Clock;
import dev.msp.session.Server;
import dev.msp.transport.Endpoint;
import dev.msp.transport.TransportException;
import dev.msp.transport.tcp.TcpListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The listeners of one {@code serve}, until the process is ended by a signal. */
final class Serving implements AutoCloseable {

  private record Listening(
      Endpoint endpoint, Server server, TcpListener listener, Thread printer) {}

  private static final long PATIENCE = 1_200_000_000L;

  private final Clock clock = Clock.system();
  private final Streams streams;
  private final EventPrinter printer;
  private final List<Listening> all = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  Serving(Streams streams, EventPrinter printer) {
    this.streams = streams;
    this.printer = printer;
  }

  /** Starts to listen. */
  void listen(Endpoint endpoint, Server.Plan plan) throws TransportException {
    Server server = new Server(plan, clock);
    TcpListener listener = TcpListener.open(endpoint, server, clock::nanos);
    String address = listener.address();
    Thread prints =
        new Thread(() -> printer.follow(endpoint.label(), server.journal()), "msp-print");
    prints.setDaemon(true);
    prints.start();
    server.note("listening", address);
    listener.start();
    all.add(new Listening(endpoint, server, listener, prints));
    streams.complain("listening on " + address + "; Ctrl-C ends");
  }

  /** Waits for a signal. */
  void runUntilEnded() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::close, "msp-shutdown"));
    } catch (IllegalStateException e) {
      return; // the signal has come already
    }
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Closes every connection and prints what is left to print, but waits no longer than a moment:
   * neither for a peer that does not read nor for a reader of standard output that does not.
   */
  @Override
  public synchronized void close() {
    List<Thread> closing = new ArrayList<>();
    for (Listening one : all) {
      Thread closes = new Thread(() -> close(one), "msp-close");
      closes.setDaemon(true);
      closes.start();
      closing.add(closes);
    }
    all.forEach(one -> closing.add(one.printer()));
    long until = clock.nanos() + PATIENCE;
    for (Thread thread : closing) {
      join(thread, until - clock.nanos());
    }
    all.clear();
    ended.countDown();
  }

  private static void close(Listening one) {
    one.listener().close();
    one.server().end();
  }

  private static void join(Thread thread, long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
