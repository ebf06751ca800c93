package dev.msp.ui.terminal;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import org.jline.utils.NonBlockingInputStream;

/**
 * Keys that were pressed and not taken yet. Whoever presses them is never held up, so that Ctrl-C
 * is noticed whatever was typed before it; what is much too much is dropped.
 */
final class Keys extends NonBlockingInputStream {

  /** Bytes that may wait: more is no typing, and no paste either. */
  private static final int MOST = 1 << 20;

  private byte[] ring = new byte[1024];
  private int from;
  private int count;
  private boolean ended;

  /** Adds a key behind the others. */
  synchronized void add(int key) {
    if (count == MOST) {
      return;
    }
    if (count == ring.length) {
      grow();
    }
    ring[(from + count) % ring.length] = (byte) key;
    count++;
    notifyAll();
  }

  private void grow() {
    byte[] larger = new byte[2 * ring.length];
    for (int i = 0; i < count; i++) {
      larger[i] = ring[(from + i) % ring.length];
    }
    ring = larger;
    from = 0;
  }

  /** Forgets the keys that wait, as a terminal does on Ctrl-C. */
  synchronized void clear() {
    count = 0;
  }

  /** No more keys come; those that wait can still be taken. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public synchronized int read(long timeout, boolean isPeek) throws InterruptedIOException {
    if (!await(timeout)) {
      return ended ? EOF : READ_EXPIRED;
    }
    int key = ring[from] & 0xFF;
    if (!isPeek) {
      from = (from + 1) % ring.length;
      count--;
    }
    return key;
  }

  /** Waits for a key, so many milliseconds; 0 for ever. Returns whether there is one. */
  private boolean await(long timeout) throws InterruptedIOException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout);
    try {
      while (count == 0 && !ended && !Thread.currentThread().isInterrupted()) {
        long left = until - System.nanoTime();
        if (timeout > 0 && left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, timeout > 0 ? left : Long.MAX_VALUE);
      }
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
    if (Thread.interrupted()) {
      throw new InterruptedIOException(); // keys behind Ctrl-C are for what comes after it
    }
    return count > 0;
  }
}
