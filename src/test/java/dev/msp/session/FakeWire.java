package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.LineControl;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A transport, and a COM port without lines, whose other end is a test: it says what is read and
 * sees every single write.
 */
final class FakeWire implements Transport, LineControl {

  private static final Bytes END = Bytes.copyOf(new byte[] {0});
  private static final Bytes BREAK = Bytes.copyOf(new byte[] {1});
  private static final Bytes CLOSED = Bytes.copyOf(new byte[] {2});

  private final BlockingQueue<Bytes> input = new LinkedBlockingQueue<>();
  private final BlockingQueue<Bytes> writes = new LinkedBlockingQueue<>();
  private final CountDownLatch outputShut = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch stuck = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean holdsWrites;
  private volatile boolean failsWrites;
  private volatile boolean hasUnread;

  /** Lets the session read these bytes in one piece. */
  void bring(Bytes bytes) {
    input.add(Bytes.copyOf(bytes.toArray()));
  }

  /** Bytes have come, or not, that nobody has read yet. */
  void hasUnread(boolean unread) {
    hasUnread = unread;
  }

  /** The peer closes its output. */
  void end() {
    input.add(END);
  }

  /** The wire breaks for who reads. */
  void breakReading() {
    input.add(BREAK);
  }

  /** From now on nobody takes what is written: writing waits until it is, or the wire closed. */
  void holdWrites() {
    holdsWrites = true;
  }

  /** Takes what is written again, also what waits. */
  void takeWrites() {
    holdsWrites = false;
    released.countDown();
  }

  /** From now on writing fails, while reading goes on. */
  void failWrites() {
    failsWrites = true;
  }

  /** Returns the next write; fails the test when there is none. */
  Bytes nextWrite() throws InterruptedException {
    Bytes write = writes.poll(10, TimeUnit.SECONDS);
    if (write == null) {
      throw new AssertionError("nothing was written");
    }
    return write;
  }

  /** Returns how many writes were not looked at yet. */
  int writesLeft() {
    return writes.size();
  }

  void awaitStuck() throws InterruptedException {
    await(stuck, "no write is stuck");
  }

  void awaitShutdown() throws InterruptedException {
    await(outputShut, "output was not shut down");
  }

  void awaitClosed() throws InterruptedException {
    await(closed, "the wire was not closed");
  }

  private static void await(CountDownLatch latch, String otherwise) throws InterruptedException {
    if (!latch.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError(otherwise);
    }
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  boolean isOutputShut() {
    return outputShut.getCount() == 0;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the marks are told apart by identity
  public int read(byte[] buffer, int offset, int length) throws TransportException {
    Bytes next;
    try {
      next = isClosed() ? CLOSED : input.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
    if (next == BREAK) {
      throw new TransportException("fake wire: broken by the test");
    }
    if (next == END || next == CLOSED) {
      input.add(next);
      return -1;
    }
    next.copyTo(buffer, offset);
    return next.length();
  }

  @Override
  public boolean hasUnread() {
    return hasUnread;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws TransportException {
    if (holdsWrites && !isClosed()) {
      stuck.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (failsWrites || isClosed() || isOutputShut()) {
      throw new TransportException("fake wire: it takes nothing more");
    }
    writes.add(Bytes.copyOf(buffer, offset, length));
  }

  @Override
  public void shutdownOutput() {
    outputShut.countDown();
  }

  @Override
  public void close() {
    closed.countDown();
    released.countDown();
    input.add(CLOSED);
  }

  @Override
  public String describe() {
    return "here to there";
  }

  @Override
  public String settings() {
    return "9600 7E1";
  }

  @Override
  public void change(EndpointOptions options) {}

  @Override
  public void dtr(boolean on) {}

  @Override
  public void rts(boolean on) {}

  @Override
  public void sendBreak(Duration length) {}

  @Override
  public String outputs() {
    return "DTR RTS";
  }

  @Override
  public String inputs() {
    return "";
  }
}
