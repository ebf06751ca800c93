package dev.msp.cli;

import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.util.concurrent.TimeUnit;

/**
 * A connection that somebody has made to a script.
 *
 * <p>The reference's client reads once, and takes what that brings for its ACK: an answer that
 * comes close behind the ACK would spoil it. So the first message that follows an ACK waits until
 * the client has had time to read, or shows that it goes on reading by saying something more.
 * Source: MSP protocol, section 3.
 */
final class AcceptedWire implements Transport, Connector {

  /** What it serves. */
  interface Owner {
    /** More is about to be read: waits while what came has not been seen. */
    void reading();

    /** Nothing more comes: waits until what came was answered. */
    void ending();

    /** Returns how long a client may take to read its ACK, in nanoseconds. */
    long timeToRead();
  }

  /** So much is read at once: what one read brings must fit a journal in small frames too. */
  private static final int MOST_READ = 4 << 10;

  private static final int TYPE_AT = 5;

  private final Transport wire;
  private final Owner owner;
  private long ackedAt;
  private boolean acked;
  private boolean free;

  /** Takes a connection. */
  AcceptedWire(Transport wire, Owner owner) {
    this.wire = wire;
    this.owner = owner;
  }

  @Override
  public Transport connect(Endpoint endpoint) {
    return this;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws TransportException {
    owner.reading();
    int count = wire.read(buffer, offset, Math.min(length, MOST_READ));
    heard();
    if (count < 0) {
      owner.ending();
    }
    return count;
  }

  private synchronized void heard() {
    free |= acked;
    notifyAll();
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws TransportException {
    if (isAck(buffer, offset, length)) {
      acknowledging();
    } else {
      awaitReading();
    }
    wire.write(buffer, offset, length);
  }

  private static boolean isAck(byte[] buffer, int offset, int length) {
    return length >= Frame.MIN_LENGTH
        && (buffer[offset] & 0xFF) == Frame.SYNC_1
        && (buffer[offset + TYPE_AT] & 0xFF) == FrameType.ACK;
  }

  private synchronized void acknowledging() {
    if (!acked) {
      acked = true;
      ackedAt = System.nanoTime();
    }
  }

  private synchronized void awaitReading() {
    if (!acked || free) {
      return;
    }
    long until = owner.timeToRead();
    long passed = System.nanoTime() - ackedAt;
    try {
      while (!free && passed < until) {
        TimeUnit.NANOSECONDS.timedWait(this, until - passed);
        passed = System.nanoTime() - ackedAt;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    free = true;
  }

  @Override
  public void shutdownOutput() throws TransportException {
    wire.shutdownOutput();
  }

  @Override
  public void close() {
    synchronized (this) {
      free = true;
      notifyAll();
    }
    wire.close();
  }

  @Override
  public String describe() {
    return wire.describe();
  }
}
