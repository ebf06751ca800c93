package dev.msp.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Finds the frames in a stream of bytes that comes in pieces of any size, and reports every byte
 * that belongs to none. Source: MSP protocol, section 1.
 *
 * <pre>
 *   decoder.input(array, offset, length, now);
 *   for (Result r = decoder.next(); r != NEED_MORE; r = decoder.next()) { … }
 * </pre>
 *
 * <p>No input makes it throw. On a failed check it drops one byte and looks again inside what it
 * has read; no byte is looked at more than a constant number of times. Frames that lie whole in the
 * caller's array are decoded where they are. Only a frame that began and did not end is copied, and
 * only as far as it came.
 *
 * <p>Skipped bytes are reported in regions, in order, each byte once. A region opens with the first
 * fault. After a wrong CRC, or a frame that did not end in time, it takes in everything skipped up
 * to the end that the frame declared; after a LENGTH out of range, the four bytes up to its end.
 * Noise behind noise, and LENGTH out of range behind the same, join. A region ends early where a
 * good frame begins, at 65535 bytes, where next() would have to wait for more bytes, and where
 * noise goes on from carried bytes into the caller's array. Which frames are found does not depend
 * on how the bytes were cut, nor do the skipped bytes between two of them and the first fault
 * there.
 *
 * <p>Nothing is allocated for a frame. Not for use by several threads at a time.
 */
public final class FrameDecoder {

  /** What {@link #next()} found. */
  public enum Result {
    /** Nothing: all bytes are used up, or part of a frame waits for its rest. */
    NEED_MORE,
    /** A frame with a good CRC. */
    FRAME,
    /** Bytes that were skipped. */
    DAMAGED
  }

  /** The {@link #deadline()} when nothing is held. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private static final int SYNC = Frame.SYNC_1 << Byte.SIZE | Frame.SYNC_2;

  private final Window window = new Window();
  private final FrameSearch search = new FrameSearch(window);
  private final HalfFrameClock clock;

  private int limit;
  private FrameCheck check = FrameCheck.NONE;
  private int offset;
  private int length;

  // Two flags and no Result: storing a reference into an old object costs a memory fence.
  private boolean hasFrame;
  private boolean hasDamage;

  /** Whether anything is going on that the short way of {@link #next()} does not know. */
  private boolean careful;

  /**
   * Makes a decoder that has seen nothing.
   *
   * @param limit greatest LENGTH it takes, in bytes, 7 to 65535
   * @param rule when a frame that does not end counts as failed
   * @throws IllegalArgumentException if the limit is out of range
   */
  public FrameDecoder(int limit, HalfFrame rule) {
    limit(limit);
    this.clock = new HalfFrameClock(rule);
  }

  /**
   * Sets the greatest LENGTH that is taken from now on; a frame that has begun is judged by it too.
   *
   * @param bytes 7 to 65535
   * @throws IllegalArgumentException if it is out of range
   */
  public void limit(int bytes) {
    if (bytes < Frame.MIN_LENGTH || bytes > Frame.MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a frame limit of " + bytes + " is not in 7.." + Frame.MAX_LENGTH);
    }
    limit = bytes;
    search.limit(bytes);
  }

  /** Sets what is demanded of frames from now on, beside a good CRC. */
  public void check(FrameCheck demands) {
    check = demands;
    search.check(demands);
  }

  /**
   * Hands in the next bytes of the stream. Only after {@link #next()} said NEED_MORE, or at first.
   * The array stays the caller's and must not change until next() says NEED_MORE again.
   *
   * @param now when the bytes came, in nanoseconds
   * @throws IllegalStateException if results of the last input were not fetched
   */
  public void input(byte[] array, int offset, int length, long now) {
    Objects.checkFromIndexSize(offset, length, array.length);
    if (!isWaiting() || search.isFailing()) {
      throw new IllegalStateException("input before next() said NEED_MORE");
    }
    if (length > 0) {
      clock.input(now);
      window.input(array, offset, length);
    }
  }

  /** Finds the next frame or the next skipped bytes. */
  public Result next() {
    Window w = window;
    int at = w.from;
    int held = w.to - at;
    if (!careful && held >= Frame.MIN_LENGTH) {
      byte[] a = w.array;
      int prefix = (int) INT.get(a, at);
      int size = prefix & 0xFFFF;
      if (prefix >>> Short.SIZE == SYNC
          && size >= Frame.MIN_LENGTH
          && size <= limit
          && size <= held
          && Checksum.sum(a, at + Frame.HEADER_LENGTH, size - Frame.OVERHEAD)
              == (a[at + size - 1] & 0xFF)
          && (check == FrameCheck.NONE || isAccepted(a, at, size))) {
        return found(at, size);
      }
    }
    return search();
  }

  private boolean isAccepted(byte[] a, int at, int size) {
    return check.acceptsHeader(a[at + 4] & 0xFF, a[at + 5] & 0xFF) && check.accepts(a, at, size);
  }

  private Result found(int at, int size) {
    offset = at;
    length = size;
    window.from = at + size;
    hasFrame = true;
    hasDamage = false;
    return Result.FRAME;
  }

  /** Goes the long way: collects a region of skipped bytes, or finds a frame, or must wait. */
  private Result search() {
    Window w = window;
    boolean good = search.run();
    Result result;
    if (w.skipped() > 0) {
      result = skipped();
    } else if (good) {
      result = found(w.from, (int) INT.get(w.array, w.from) & 0xFFFF);
    } else {
      result = waitForMore();
    }
    careful = w.isCarrying() || search.isBusy();
    return result;
  }

  private Result skipped() {
    offset = window.mark;
    length = window.skipped();
    hasFrame = false;
    hasDamage = true;
    return Result.DAMAGED;
  }

  private Result waitForMore() {
    search.rest();
    if (window.isEmpty()) {
      window.release();
      clock.stop();
    } else {
      window.carry();
      clock.waitFor(window.position());
    }
    offset = 0;
    length = 0;
    hasFrame = false;
    hasDamage = false;
    return Result.NEED_MORE;
  }

  /** Returns the array that holds the frame or the skipped bytes; it is not to be changed. */
  public byte[] array() {
    return window.array;
  }

  /** Returns where in {@link #array()} the frame or the skipped bytes begin. */
  public int offset() {
    return offset;
  }

  /** Returns the bytes of the whole frame, or how many were skipped: 1 to 65535. */
  public int length() {
    return length;
  }

  /** Returns VERSION of the frame, 0 to 255. */
  public int version() {
    return window.array[offset + 4] & 0xFF;
  }

  /** Returns TYPE of the frame, 0 to 255. */
  public int type() {
    return window.array[offset + 5] & 0xFF;
  }

  /** Returns where in {@link #array()} the payload begins. */
  public int payloadOffset() {
    return offset + Frame.HEADER_LENGTH;
  }

  /** Returns the bytes of the payload, 0 to 65528. */
  public int payloadLength() {
    return length - Frame.OVERHEAD;
  }

  /**
   * Returns why the bytes were skipped.
   *
   * @throws IllegalStateException if {@link #next()} did not say DAMAGED
   */
  public Fault fault() {
    require(hasDamage, Result.DAMAGED);
    return search.fault();
  }

  /**
   * Returns a copy of the frame.
   *
   * @throws IllegalStateException if {@link #next()} did not say FRAME
   */
  public Frame frame() {
    require(hasFrame, Result.FRAME);
    return new Frame(
        version(), type(), Bytes.copyOf(window.array, payloadOffset(), payloadLength()));
  }

  /** Returns a copy of the whole frame or of the skipped bytes. */
  public Bytes raw() {
    return Bytes.copyOf(window.array, offset, length);
  }

  private static void require(boolean said, Result result) {
    if (!said) {
      throw new IllegalStateException("next() did not say " + result);
    }
  }

  private boolean isWaiting() {
    return !hasFrame && !hasDamage;
  }

  /** Returns whether part of a frame is held, be it a lone AA. */
  public boolean pending() {
    return isWaiting() && clock.isRunning();
  }

  /** Returns when {@link #tick} is due, in nanoseconds, or {@link #NO_DEADLINE}. */
  public long deadline() {
    return pending() ? clock.deadline() : NO_DEADLINE;
  }

  /**
   * Applies the rule for half frames. Call {@link #next()} until NEED_MORE after it.
   *
   * @param now the time, in nanoseconds
   */
  public void tick(long now) {
    if (isWaiting() && clock.hasFailed(now)) {
      search.fail(clock.haveAllFailed(now));
    }
  }

  /**
   * Says that no more bytes will come: everything held counts as failed. Call {@link #next()} until
   * NEED_MORE after it.
   */
  public void end() {
    if (!isWaiting() || !window.isEmpty()) {
      search.fail(true);
      careful = true;
    }
  }
}
