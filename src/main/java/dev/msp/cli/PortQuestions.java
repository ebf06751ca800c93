package dev.msp.cli;

import dev.msp.frame.Bytes;
import dev.msp.session.Clock;
import dev.msp.session.Timers;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Questions over a real line. One thread reads all the time; how long an answer is waited for
 * follows from how long the first one took.
 */
final class PortQuestions implements Questions {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LONGEST = SECOND / 2;

  /** A driver that takes nothing for so long after that will never do. */
  private static final long STALL = 3 * SECOND;

  /** Questions of so many bytes are few: a busy machine may take its time with them. */
  private static final int LONG = 256;

  private static final int BUFFER = 4096;
  private static final int MOST = 1 << 16;

  private final Transport wire;
  private final long byteNanos;
  private final Clock clock = Clock.system();
  private final long end;
  private Bytes came = Bytes.EMPTY;
  private @Nullable TransportException failure;
  private long firstHeard;
  private long lastHeard;
  private long roundTrip;
  private boolean stalled;
  private boolean done;

  /**
   * Begins to read.
   *
   * @param byteNanos how long a byte takes on the line, in nanoseconds
   * @param budget how long all questions may take together, in nanoseconds
   */
  PortQuestions(Transport wire, long byteNanos, long budget) {
    this.wire = wire;
    this.byteNanos = byteNanos;
    this.end = clock.nanos() + budget;
    Timers.onOneThread().after(budget + STALL, this::giveUp);
    Thread reader = new Thread(this::read, "msp-check-reader");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    byte[] buffer = new byte[BUFFER];
    try {
      int length = wire.read(buffer, 0, buffer.length);
      while (length > 0) {
        heard(Bytes.copyOf(buffer, 0, length));
        length = wire.read(buffer, 0, buffer.length);
      }
    } catch (TransportException e) {
      failed(e);
    }
  }

  private synchronized void heard(Bytes bytes) {
    if (came.isEmpty()) {
      firstHeard = clock.nanos();
    }
    if (came.length() < MOST) {
      came = came.plus(bytes);
    }
    lastHeard = clock.nanos();
    notifyAll();
  }

  private synchronized void failed(TransportException e) {
    failure = e;
    notifyAll();
  }

  /** Frees a write that waits for a line which takes nothing. The timer serves nobody else. */
  private void giveUp() {
    synchronized (this) {
      if (done) {
        return;
      }
      stalled = true;
    }
    wire.close();
  }

  /** Returns whether the driver did not take what was written. */
  synchronized boolean isStalled() {
    return stalled;
  }

  /** Returns how soon the first byte of an answer came at best, in nanoseconds; 0 without any. */
  synchronized long roundTrip() {
    return roundTrip;
  }

  /** No further questions. */
  synchronized void done() {
    done = true;
  }

  @Override
  public boolean isOver() {
    return clock.nanos() > end;
  }

  @Override
  public Bytes ask(Bytes question, Predicate<Bytes> whole) throws TransportException {
    synchronized (this) {
      came = Bytes.EMPTY;
    }
    long asked = clock.nanos();
    wire.write(question.toArray(), 0, question.length());
    synchronized (this) {
      long travel = 2 * byteNanos * question.length();
      long patience = question.length() >= LONG ? SECOND : patience();
      long quiet = asked + travel + patience;
      while (!whole.test(came) && clock.nanos() < quiet) {
        await(quiet - clock.nanos());
        quiet = came.isEmpty() ? quiet : Math.max(quiet, lastHeard + Math.min(patience, LONGEST));
      }
      if (!came.isEmpty()) {
        long took = Math.max(1, firstHeard - asked);
        boolean better = took < roundTrip && whole.test(came);
        roundTrip = roundTrip == 0 || better ? took : roundTrip;
      }
      return came;
    }
  }

  /** Returns how long nothing may come before nothing is expected any more, in nanoseconds. */
  private long patience() {
    return roundTrip == 0 ? SECOND : Math.min(LONGEST, Math.max(SHORTEST, 4 * roundTrip));
  }

  @Override
  public synchronized Bytes settle() throws TransportException {
    came = Bytes.EMPTY;
    long begun = clock.nanos();
    long patience = roundTrip == 0 ? LONGEST / 2 : patience();
    long quiet = begun + patience;
    while (clock.nanos() < quiet && clock.nanos() < begun + SECOND) {
      await(quiet - clock.nanos());
      quiet = came.isEmpty() ? quiet : lastHeard + patience;
    }
    return came;
  }

  private void await(long nanos) throws TransportException {
    if (failure != null) {
      throw failure;
    }
    try {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, nanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("the check was interrupted; start it again");
    }
  }
}
