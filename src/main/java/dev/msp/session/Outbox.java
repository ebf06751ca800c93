package dev.msp.session;

import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Frames on their way to one blocking wire. They are queued where the session is controlled and
 * written outside of it, by one thread at a time and in order.
 *
 * <p>Every wire has an outbox of its own: a write that is stuck in a wire that was given up can
 * then neither hold up nor spoil what goes to the next one.
 */
final class Outbox implements Runnable {

  /**
   * How long a wire is still read after a write failed, in nanoseconds. What the peer acknowledged
   * before it went away may not have been read yet.
   */
  static final long LAST_READ = 1_000_000_000L;

  /** So many bytes may wait while bytes as they are still join them: a wire may be slow. */
  static final int BYTES_ROOM = 16 << 10;

  /** So many bytes may wait while frames still join them, ACKs for the most part. */
  static final int FRAMES_ROOM = 1 << 20;

  private static final int BATCH = 64 << 10;

  /**
   * Where so many bytes wait, several frames are taken at once: the lock is dear while others work
   * under it. Neither a slow line nor bytes as they are come so far, who count each write.
   */
  private static final int LONG = 2 * BYTES_ROOM;

  private static final byte[] SHUTDOWN = new byte[0];
  private static final byte[] CLOSE = new byte[0];

  private final Transport transport;
  private final boolean batch;
  private final Timers timers;
  private final Gate lock;
  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();

  /** Taken to be written behind the first; only whoever writes touches them. */
  private final ArrayDeque<byte[]> taken = new ArrayDeque<>();

  private byte[] joined = new byte[0];
  private int joinedLength;
  private int waiting;
  private int dropped;
  private boolean writing;
  private boolean hasWriter;

  /** Whether nothing waits to be written: tells without the lock that there is nothing to do. */
  private volatile boolean idle = true;

  private boolean closed;
  private @Nullable TransportException failure;

  /**
   * Makes an empty one.
   *
   * @param batch whether several frames may go out in one write
   * @param lock the session's, under which frames are added
   */
  Outbox(Transport transport, boolean batch, Timers timers, Gate lock) {
    this.transport = transport;
    this.batch = batch;
    this.timers = timers;
    this.lock = lock;
  }

  Transport transport() {
    return transport;
  }

  /** Queues a frame; it is dropped where nothing can be written any more. */
  void add(byte[] frame) {
    synchronized (lock) {
      if (!closed && failure == null) {
        frames.add(frame);
        waiting += frame.length;
        idle = false;
        lock.changed();
      }
    }
  }

  /** Returns whether fewer bytes than this wait to be written; to be called under the lock. */
  boolean hasRoom(int bytes) {
    return waiting < bytes;
  }

  /** Returns how many bytes were added and not written; to be called under the lock. */
  int unwritten() {
    return failure == null ? waiting : dropped;
  }

  /** Returns whether what is queued now may still be written. */
  boolean isAlive() {
    synchronized (lock) {
      return !closed && failure == null;
    }
  }

  /** Our output is to be closed after what is queued. */
  void addShutdown() {
    add(SHUTDOWN);
  }

  /** The wire is to be closed after what is queued. */
  void addClose() {
    add(CLOSE);
  }

  /** Returns whether a thread is inside a write that has not come back. */
  boolean isWriting() {
    synchronized (lock) {
      return writing;
    }
  }

  /** Returns why a write failed, or null if none did. */
  @Nullable TransportException failure() {
    synchronized (lock) {
      return failure;
    }
  }

  /** Returns whether nothing waits to be written. */
  boolean isIdle() {
    return idle;
  }

  /** Writes until nothing is left, unless another thread is at it already. */
  void writeAll() {
    byte[] next = idle ? null : take();
    while (next != null) {
      perform(next);
      next = take();
    }
  }

  private byte @Nullable [] take() {
    synchronized (lock) {
      if (writing || frames.isEmpty()) {
        return null;
      }
      writing = true;
      byte[] first = frames.remove();
      joinedLength = first.length;
      byte[] next = batch && joinedLength > 0 && !frames.isEmpty() ? join(first) : first;
      takeMore();
      idle = frames.isEmpty();
      return next;
    }
  }

  private void takeMore() {
    boolean many = joinedLength > 0 && waiting >= LONG;
    int length = many ? joinedLength : BATCH;
    byte[] next = frames.peek();
    while (next != null && next.length > 0 && length + next.length <= BATCH) {
      taken.add(frames.remove());
      length += next.length;
      next = frames.peek();
    }
  }

  private byte[] join(byte[] first) {
    if (joined.length < first.length) {
      joined = Arrays.copyOf(first, Math.max(BATCH, first.length));
    }
    System.arraycopy(first, 0, joined, 0, first.length);
    byte[] next = frames.peek();
    while (next != null && next.length > 0 && joinedLength + next.length <= joined.length) {
      System.arraycopy(next, 0, joined, joinedLength, next.length);
      joinedLength += next.length;
      frames.remove();
      next = frames.peek();
    }
    return joined;
  }

  @SuppressWarnings("ReferenceEquality") // the marks are told apart from a frame by identity
  private void perform(byte[] next) {
    TransportException broke = null;
    try {
      if (next == SHUTDOWN) {
        transport.shutdownOutput();
      } else if (next == CLOSE) {
        close();
      } else {
        transport.write(next, 0, joinedLength);
        for (byte[] more = taken.poll(); more != null; more = taken.poll()) {
          joinedLength += more.length;
          transport.write(more, 0, more.length);
        }
      }
    } catch (TransportException e) {
      broke = e;
    } finally {
      taken.clear();
      done(broke);
    }
  }

  private void done(@Nullable TransportException broke) {
    synchronized (lock) {
      writing = false;
      waiting -= joinedLength;
      if (broke != null && !closed) {
        failure = broke;
        dropped = waiting + joinedLength;
        frames.clear();
        waiting = 0;
        timers.after(LAST_READ, this::close);
      }
      lock.changed();
    }
  }

  /** Starts a thread that does nothing but write, if there is none yet. */
  void startWriter() {
    synchronized (lock) {
      if (!hasWriter) {
        hasWriter = true;
        Thread writer = new Thread(this, "msp-write");
        writer.setDaemon(true);
        writer.start();
      }
    }
  }

  @Override
  public void run() {
    try {
      while (awaitWork()) {
        writeAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitWork() throws InterruptedException {
    synchronized (lock) {
      while ((frames.isEmpty() || writing) && !closed) {
        lock.await(0);
      }
      return !closed;
    }
  }

  /**
   * Waits until all that is queued was written, or the wire is closed.
   *
   * @param nanos how long to wait at most
   */
  void awaitWritten(long nanos) throws InterruptedException {
    long start = System.nanoTime();
    long left = nanos;
    synchronized (lock) {
      while (isBusy() && left > 0) {
        lock.await(left / 1_000_000 + 1);
        left = nanos - (System.nanoTime() - start);
      }
    }
  }

  /** Returns whether anything is queued or being written, and may still be. */
  boolean isBusy() {
    synchronized (lock) {
      return (writing || !frames.isEmpty()) && !closed;
    }
  }

  /** Closes the wire at once, which wakes whoever reads or writes it. */
  void close() {
    synchronized (lock) {
      closed = true;
      frames.clear();
      lock.changed();
    }
    transport.close();
  }
}
