package dev.msp.transport.tcp;

import dev.msp.transport.Acceptor;
import dev.msp.transport.Connection;
import dev.msp.transport.Receiver;
import dev.msp.transport.TransportException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Serves every connection by one rule for what arrives, and notes everything else in the order in
 * which it happened.
 */
final class RecordingAcceptor implements Acceptor {

  private final BiConsumer<Session, byte[]> rule;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  RecordingAcceptor(BiConsumer<Session, byte[]> rule) {
    this.rule = rule;
  }

  /** Answers with what came. */
  static RecordingAcceptor echo() {
    return new RecordingAcceptor(
        (session, bytes) -> session.connection().write(bytes, 0, bytes.length));
  }

  /** Waits for the next thing that happened. */
  String next() throws InterruptedException {
    String event = events.poll(10, TimeUnit.SECONDS);
    return event == null ? "nothing happened" : event;
  }

  boolean isQuiet() {
    return events.isEmpty();
  }

  @Override
  public Receiver accepted(Connection connection, long now) {
    events.add("accepted " + connection.id());
    return new Session(connection);
  }

  @Override
  public void trouble(String message) {
    events.add("trouble: " + message);
  }

  /** One connection. */
  final class Session implements Receiver {

    private final Connection connection;
    private long deadline = NO_DEADLINE;

    private Session(Connection connection) {
      this.connection = connection;
    }

    Connection connection() {
      return connection;
    }

    void deadline(long time) {
      deadline = time;
    }

    void note(String what) {
      events.add(what + " " + connection.id());
    }

    @Override
    public void received(byte[] buffer, int offset, int length, long now) {
      rule.accept(this, Arrays.copyOfRange(buffer, offset, offset + length));
    }

    @Override
    public void ended(long now) {
      note("ended");
      connection.close();
    }

    @Override
    public void failed(TransportException cause, long now) {
      note("failed: " + cause.getMessage());
    }

    @Override
    public long deadline() {
      return deadline;
    }

    @Override
    public void tick(long now) {
      note("tick");
      deadline = NO_DEADLINE;
      connection.close();
    }
  }
}
