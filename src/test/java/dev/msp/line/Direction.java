package dev.msp.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One direction of a {@link VirtualLine}. One thread takes bytes from the sender, at most {@value
 * #AHEAD} ahead of the wire as a driver does, damages them and says when each arrives; the other
 * hands them over then, in slices of about a millisecond as an adapter does. A receiver that does
 * not read stops both, and so the sender: nothing is lost to that.
 */
final class Direction {

  /** How far a sender may be ahead of the wire, in bytes. */
  private static final int AHEAD = 4096;

  private static final int BITS_PER_BYTE = 10;
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(1);

  /** Enough for the bytes of a second on a paced line. */
  private static final int LONGEST_QUEUE = 1024;

  private final Plan plan;
  private final Damage damage;
  private final InputStream from;
  private final OutputStream to;
  private final Runnable hangUp;
  private final long byteTime;
  private final BlockingQueue<Slice> onTheWire = new ArrayBlockingQueue<>(LONGEST_QUEUE);
  private final Pump sending;
  private final Pump receiving;

  private long lineFree;
  private volatile Tally tally = Tally.NOTHING;

  /** Bytes that arrive together; the last ones before a hang-up are marked. */
  private static final class Slice {
    final byte[] bytes;
    final long due;
    final boolean last;

    Slice(byte[] bytes, long due, boolean last) {
      this.bytes = bytes;
      this.due = due;
      this.last = last;
    }
  }

  /** Makes one; it runs from {@link #start} on. */
  Direction(String name, Plan plan, Damage damage, Pty sender, Pty receiver, Runnable hangUp) {
    this.plan = plan;
    this.damage = damage;
    this.from = sender.fromSlave();
    this.to = receiver.toSlave();
    this.hangUp = hangUp;
    this.byteTime =
        plan.baud() == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) * BITS_PER_BYTE / plan.baud();
    this.sending = new Pump(name + " sending", this::send);
    this.receiving = new Pump(name + " receiving", this::receive);
  }

  void start() {
    lineFree = System.nanoTime();
    sending.start();
    receiving.start();
  }

  Tally tally() {
    return tally;
  }

  private void send() throws IOException, InterruptedException {
    byte[] chunk = new byte[AHEAD];
    boolean alive = true;
    while (alive) {
      int length = from.read(chunk, 0, room());
      alive = length >= 0 && feed(chunk, length);
    }
  }

  /** Waits until the wire has caught up with the sender by a quarter, and returns what is free. */
  private int room() {
    if (byteTime == 0) {
      return AHEAD;
    }
    long ahead = lineFree - System.nanoTime();
    if (ahead > byteTime * (AHEAD - AHEAD / 4)) {
      waitUntil(lineFree - byteTime * (AHEAD / 2));
      ahead = lineFree - System.nanoTime();
    }
    return (int) Math.max(1, AHEAD - Math.max(0, ahead) / byteTime);
  }

  /** Puts bytes on the wire, and returns whether the line is still there. */
  private boolean feed(byte[] sent, int length) throws InterruptedException {
    long now = System.nanoTime();
    // An idle line saves up no time: a burst is never faster than the line.
    lineFree = Math.max(lineFree, now);
    byte[] arrived = new byte[length * Damage.LARGEST_RESULT];
    int filled = 0;
    long begun = lineFree;
    boolean alive = true;
    for (int i = 0; i < length && alive; i++) {
      filled += damage.apply(sent[i], arrived, filled);
      lineFree += byteTime;
      alive = !damage.hangsUp();
      if (lineFree - begun >= SLICE || i == length - 1 || !alive) {
        tally = damage.tally();
        onTheWire.put(slice(arrived, filled, !alive));
        filled = 0;
        begun = lineFree;
      }
    }
    return alive;
  }

  private Slice slice(byte[] arrived, int filled, boolean last) {
    long due = lineFree + TimeUnit.MILLISECONDS.toNanos(plan.latencyMillis());
    return new Slice(Arrays.copyOf(arrived, filled), due, last);
  }

  private void receive() throws IOException, InterruptedException {
    boolean alive = true;
    while (alive) {
      Slice slice = onTheWire.take();
      waitUntil(slice.due);
      to.write(slice.bytes);
      alive = !slice.last;
    }
    hangUp.run();
  }

  private static void waitUntil(long time) {
    long left = time - System.nanoTime();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = time - System.nanoTime();
    }
  }

  /** Ends both threads; the ports must be closed already. */
  void close() {
    sending.close();
    receiving.close();
  }
}
