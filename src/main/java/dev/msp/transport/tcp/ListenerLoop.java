package dev.msp.transport.tcp;

import dev.msp.transport.Acceptor;
import dev.msp.transport.Receiver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The one thread of a listener: a selector over the listening socket and all connections, buffers
 * that all share, and their deadlines.
 *
 * <p>Deadlines are kept as the earliest of all. It only ever moves closer with what connections do,
 * and when it comes everyone is looked at once, and the next one found. That costs a connection
 * nothing for moving its deadline with every byte, as most do, and an idle listener never wakes.
 */
final class ListenerLoop {

  private static final int READ_BUFFER = 256 * 1024;

  /** Holds the greatest frame, so that a frame always is one write. */
  private static final int WRITE_BUFFER = 64 * 1024;

  private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** Least time between two looks at everyone. */
  private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** How long a connection that we closed may go on sending before it gets RST. */
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How long stopping waits for what is still to be written. */
  private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * How long the end of connections in order may take: what {@link Acceptor#leave} takes, and more.
   */
  private static final long LEAVE_NANOS = TimeUnit.MILLISECONDS.toNanos(1200);

  private final ServerSocketChannel server;
  private final Selector selector;
  private final Acceptor acceptor;
  private final LongSupplier nanos;
  private final AcceptGate gate;
  private final Consumer<SelectionKey> dispatch = this::ready;
  private final Consumer<SocketChannel> admit = this::admit;
  private final ByteBuffer input = ByteBuffer.allocateDirect(READ_BUFFER);
  private final byte[] bytes = new byte[READ_BUFFER];
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(WRITE_BUFFER);
  private final ArrayDeque<ListenerConnection> failed = new ArrayDeque<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean stopping;
  private long stallNanos = STALL_NANOS;
  private long lastId;
  private long now;
  private boolean nowIsFresh;
  private long nextDeadline = Receiver.NO_DEADLINE;
  private long earliestSweep;

  /**
   * Takes over a bound socket.
   *
   * @param most connections kept at once
   */
  ListenerLoop(
      ServerSocketChannel server, String name, Acceptor acceptor, LongSupplier nanos, int most)
      throws IOException {
    this.server = server;
    this.acceptor = acceptor;
    this.nanos = nanos;
    this.selector = Selector.open();
    server.configureBlocking(false);
    SelectionKey key = server.register(selector, SelectionKey.OP_ACCEPT);
    this.gate = new AcceptGate(key, server::accept, acceptor, name, most);
  }

  /** Runs until {@link #stop}, then closes everything. */
  void run() throws IOException {
    try {
      while (!stopping) {
        turn();
      }
      leave();
      flushAll();
    } finally {
      release();
    }
  }

  /** Ends {@link #run} soon; from any thread. */
  void stop() {
    stopping = true;
    selector.wakeup();
  }

  /** Looks at the clock again; from any thread. */
  void wake() {
    selector.wakeup();
  }

  /** Closes everything at once. Called by the loop's thread, or where there never was one. */
  void release() throws IOException {
    server.close();
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof ListenerConnection connection) {
        connection.closeNow();
      }
    }
    selector.close();
  }

  private void turn() throws IOException {
    select(wakeAt());
    if (now >= gate.retryAt()) {
      gate.retry(this, admit);
    }
    if (now >= nextDeadline && now >= earliestSweep) {
      sweep();
    }
  }

  private long wakeAt() {
    return Math.min(gate.retryAt(), Math.max(nextDeadline, earliestSweep));
  }

  /** Waits until something is ready or a time has come, and serves what is ready. */
  private void select(long until) throws IOException {
    nowIsFresh = false;
    if (until == Receiver.NO_DEADLINE) {
      selector.select(dispatch);
    } else {
      long left = until - nanos.getAsLong();
      if (left > 0) {
        selector.select(dispatch, left / 1_000_000 + 1);
      } else {
        selector.selectNow(dispatch);
      }
    }
    refreshNow();
  }

  /** Reads the clock once a turn, after the wait. */
  private void refreshNow() {
    if (!nowIsFresh) {
      now = nanos.getAsLong();
      nowIsFresh = true;
    }
  }

  private void ready(SelectionKey key) {
    refreshNow();
    if (key.attachment() instanceof ListenerConnection connection) {
      try {
        connection.ready();
      } catch (RuntimeException e) {
        bug(connection, e);
      }
      settle(connection);
    } else {
      gate.accept(this, admit);
    }
  }

  private void admit(SocketChannel channel) {
    ListenerConnection connection;
    try {
      channel.configureBlocking(false);
      SocketSettings.apply(channel);
      connection = new ListenerConnection(this, selector, channel, lastId + 1);
    } catch (IOException e) {
      closeQuietly(channel); // it was gone before it was here
      return;
    }
    lastId++;
    connections.incrementAndGet();
    try {
      connection.receiver(acceptor.accepted(connection, now));
    } catch (RuntimeException e) {
      bug(connection, e);
    }
    settle(connection);
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It was never used.
    }
  }

  private void sweep() {
    earliestSweep = now + SWEEP_NANOS;
    nextDeadline = Receiver.NO_DEADLINE;
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof ListenerConnection connection && !connection.isClosed()) {
        if (now >= connection.deadline()) {
          tick(connection);
        }
        settle(connection);
      }
    }
  }

  private void tick(ListenerConnection connection) {
    try {
      connection.tick(now);
    } catch (RuntimeException e) {
      bug(connection, e);
    }
  }

  /** After every call of a receiver: tells who failed meanwhile, and notes the deadline. */
  private void settle(ListenerConnection connection) {
    ListenerConnection next = failed.poll();
    while (next != null) {
      try {
        next.tellFailure();
      } catch (RuntimeException e) {
        bug(next, e);
      }
      next = failed.poll();
    }
    if (!connection.isClosed()) {
      wakeBy(connection.deadline());
    }
  }

  /** One receiver's bug ends its connection and is said aloud; the others are served on. */
  private void bug(ListenerConnection connection, RuntimeException e) {
    String name = "connection " + connection.id() + " from " + connection.remote();
    connection.closeNow();
    StackTraceElement[] stack = e.getStackTrace();
    String place = stack.length == 0 ? "" : " at " + stack[0];
    acceptor.trouble(name + " was ended by a bug in msp, please report it: " + e + place);
  }

  /** Lets connections end in order whose protocol has such an end. */
  private void leave() throws IOException {
    server.close();
    long start = System.nanoTime(); // real time: see flushAll
    now = nanos.getAsLong();
    while (acceptor.leave(now) && System.nanoTime() - start < LEAVE_NANOS) {
      sweep();
      select(now + SWEEP_NANOS);
    }
    sweep();
  }

  private void flushAll() throws IOException {
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof ListenerConnection connection) {
        connection.stop();
      }
    }
    // Real time, whatever clock was handed in: it bounds how long close() takes.
    long start = System.nanoTime();
    long left = FLUSH_NANOS;
    while (connections() > 0 && left > 0) {
      nowIsFresh = false;
      selector.select(dispatch, left / 1_000_000 + 1);
      left = FLUSH_NANOS - (System.nanoTime() - start);
    }
  }

  // ---- what connections use ----

  ByteBuffer input() {
    return input;
  }

  byte[] bytes() {
    return bytes;
  }

  ByteBuffer scratch() {
    return scratch;
  }

  long now() {
    return now;
  }

  /** Returns when a connection is cut that takes nothing from now on. */
  long stallAt() {
    return now + stallNanos;
  }

  /** Returns until when a connection that we closed waits for the other end to do so. */
  long lingerUntil() {
    return now + LINGER_NANOS;
  }

  /** Returns whether the listener is being closed, so that nothing may wait any more. */
  boolean isStopping() {
    return stopping;
  }

  /** Makes sure that everyone is looked at when a time has come. */
  void wakeBy(long deadline) {
    nextDeadline = Math.min(nextDeadline, deadline);
  }

  /** Notes who is to be told of its failure once no receiver is in a call. */
  void failed(ListenerConnection connection) {
    failed.add(connection);
  }

  void closed() {
    connections.decrementAndGet();
    gate.closed(this);
  }

  int connections() {
    return connections.get();
  }

  // ---- for tests ----

  void stallNanos(long stall) {
    stallNanos = stall;
  }

  AcceptGate gate() {
    return gate;
  }
}
