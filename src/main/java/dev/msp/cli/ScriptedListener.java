package dev.msp.cli;

import dev.msp.session.Journal;
import dev.msp.session.Notes;
import dev.msp.session.SessionPlan;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import dev.msp.transport.tcp.TcpAcceptor;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Plays a script for each connection that comes to a TCP port, several at once. */
final class ScriptedListener implements Served {

  /** Each takes five threads: fewer than a plain server's are let in, unless the user says so. */
  private static final int MOST = 500;

  /** How long a client may take to read its ACK, even where it has to wait for a processor. */
  private static final long READING = TimeUnit.MILLISECONDS.toNanos(150);

  private static final long READING_EACH = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LONGEST_READING = TimeUnit.SECONDS.toNanos(1);
  private static final long RETRY_MILLIS = 100;
  private static final long CLOSING = TimeUnit.SECONDS.toNanos(1);

  private final SessionPlan plan;
  private final Simulator simulator;
  private final EventPrinter printer;
  private final Notes notes;
  private final int most;
  private final Semaphore room;
  private final Set<ScriptedConnection> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable TcpAcceptor acceptor;
  private boolean saidFull;
  private boolean failing;

  /**
   * Makes one that does not listen yet.
   *
   * @param plan of every connection
   * @param printer prints what happens on them
   */
  ScriptedListener(SessionPlan plan, Simulator simulator, EventPrinter printer) {
    this.plan = plan;
    this.simulator = simulator;
    this.printer = printer;
    this.notes = new Notes(simulator.clock());
    EndpointOptions options = plan.endpoint().options();
    boolean asked = options.explicit().containsKey(EndpointOption.MAX_CONNECTIONS);
    int limit = options.number(EndpointOption.MAX_CONNECTIONS);
    this.most = asked ? limit : Math.min(MOST, limit);
    this.room = new Semaphore(most);
  }

  @Override
  public String name() {
    return plan.endpoint().label();
  }

  @Override
  public Journal journal() {
    return notes.journal();
  }

  @Override
  public String start() throws TransportException {
    TcpAcceptor bound = TcpAcceptor.bind(plan.endpoint());
    acceptor = bound;
    notes.add("listening", bound.address());
    Thread accepts = new Thread(() -> accept(bound), "msp-accept");
    accepts.setDaemon(true);
    accepts.start();
    return "listening on " + bound.address();
  }

  private void accept(TcpAcceptor from) {
    try {
      for (long number = 1; !isClosed(); number++) {
        takeRoom();
        admit(next(from), number);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Over the limit connections wait in the system's queue, as those of a plain server do. */
  private void takeRoom() throws InterruptedException {
    if (saidFull && room.availablePermits() > most / 10) {
      saidFull = false;
      notes.add("trouble", name() + ": there is room again, further connections are accepted");
    }
    if (room.tryAcquire()) {
      return;
    }
    if (!saidFull) {
      saidFull = true;
      notes.add(
          "trouble",
          name()
              + ": "
              + most
              + " connections are open, the limit that max-connections sets;"
              + " further ones wait until one is closed");
    }
    room.acquire();
  }

  /** Returns the next connection, or null when there will be none. */
  private @Nullable Transport next(TcpAcceptor from) throws InterruptedException {
    while (!isClosed()) {
      try {
        Transport wire = from.connect(plan.endpoint());
        if (failing) {
          failing = false;
          notes.add("trouble", name() + ": connections are accepted again");
        }
        return wire;
      } catch (TransportException e) {
        if (!failing && !isClosed()) {
          failing = true;
          notes.add("trouble", String.valueOf(e.getMessage()));
        }
        // Without a pause the same connection would fail again and again.
        closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
    return null;
  }

  private void admit(@Nullable Transport wire, long number) {
    if (wire == null) {
      return;
    }
    ScriptedConnection connection =
        new ScriptedConnection(simulator, plan, wire, this::reading, number);
    open.add(connection);
    if (isClosed()) {
      connection.close();
    }
    connection.start(printer, () -> left(connection));
  }

  /** Clients that come many at once run on one machine, as a rule: each waits for its turn. */
  private long reading() {
    return Math.min(LONGEST_READING, READING + open.size() * READING_EACH);
  }

  private void left(ScriptedConnection connection) {
    open.remove(connection);
    room.release();
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public void close() {
    closed.countDown();
    TcpAcceptor bound = acceptor;
    if (bound != null) {
      bound.close();
    }
    open.forEach(ScriptedConnection::close);
    long start = System.nanoTime();
    for (ScriptedConnection connection : open) {
      connection.join(CLOSING - (System.nanoTime() - start));
    }
    notes.close();
  }

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }
}
