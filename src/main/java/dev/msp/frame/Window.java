package dev.msp.frame;

import java.lang.ref.WeakReference;

/**
 * The bytes a decoder has at hand: a stretch of the caller's array, or of a carry that holds what
 * an earlier input left unfinished.
 *
 * <p>While carrying, the caller's bytes are appended only as they are needed. As soon as all that
 * is left of the carry stands in the caller's array too, work goes on there. The carry grows with
 * what really arrived and is compacted only when its tail runs out and at least half of it is free,
 * so a byte is moved a constant number of times on average. An idle window refers to it only
 * weakly: streams of partial frames use it again and again, and the next collection takes it from a
 * session that stays idle.
 */
final class Window {

  /** Bytes appended at once when resynchronising inside a carry, where each step may need few. */
  private static final int STRIDE = 4096;

  private static final int SMALLEST_CARRY = 64;
  private static final byte[] NONE = {};

  /** Holds the bytes at hand. */
  byte[] array = NONE;

  /** First byte to be kept: bytes from here to {@link #from} are skipped and not yet reported. */
  int mark;

  /** First byte not yet judged. */
  int from;

  /** End of the bytes at hand. */
  int to;

  private byte[] input = NONE;
  private int inputAt;
  private int inputEnd;
  private int borrowed;
  private int stride;
  private int received;
  private boolean carrying;
  private WeakReference<byte[]> spare = new WeakReference<>(null);

  /** Takes the next bytes of the stream; everything before them is carried or used up. */
  void input(byte[] source, int offset, int length) {
    received += length;
    stride = 0;
    if (carrying) {
      input = source;
      inputAt = offset;
      inputEnd = offset + length;
    } else {
      array = source;
      mark = offset;
      from = offset;
      to = offset + length;
    }
  }

  boolean isEmpty() {
    return from == to;
  }

  boolean isCarrying() {
    return carrying;
  }

  /** Returns whether some of the caller's bytes were not yet brought to hand. */
  boolean hasMore() {
    return inputAt < inputEnd;
  }

  /** Returns how many bytes are skipped and not yet reported. */
  int skipped() {
    return from - mark;
  }

  /** Returns how many bytes are at hand and not yet judged. */
  int held() {
    return to - from;
  }

  /** Returns the position of {@link #from} in the stream; it wraps around. */
  int position() {
    return received - (to - from) - (inputEnd - inputAt);
  }

  void skip(int count) {
    from += count;
    stride = STRIDE;
  }

  /**
   * Brings more of the caller's bytes to hand, if there are any: so many that {@code wanted} are
   * held, and some in advance if the carry is being searched.
   *
   * @return whether a byte came
   */
  boolean more(int wanted) {
    int available = inputEnd - inputAt;
    if (available == 0) {
      return false;
    }
    int count = Math.min(available, Math.max(wanted - held(), stride));
    reserve(count);
    System.arraycopy(input, inputAt, array, to, count);
    to += count;
    inputAt += count;
    borrowed += count;
    return true;
  }

  /**
   * Forgets what was reported, and goes on in the caller's array if all bytes left stand there.
   *
   * @return whether bytes are at hand
   */
  boolean settle() {
    if (carrying && held() <= borrowed) {
      from = inputAt - held();
      to = inputEnd;
      array = input;
      carrying = false;
      forgetInput();
    }
    mark = from;
    return from < to;
  }

  /** Saves the bytes at hand, because the caller's array is about to change. */
  void carry() {
    if (!carrying) {
      int held = held();
      byte[] carry = take(held);
      System.arraycopy(array, from, carry, 0, held);
      array = carry;
      mark = 0;
      from = 0;
      to = held;
      carrying = true;
    }
    forgetInput();
  }

  /** Lets go of all memory: no byte is at hand. */
  void release() {
    array = NONE;
    mark = 0;
    from = 0;
    to = 0;
    carrying = false;
    forgetInput();
  }

  private void forgetInput() {
    input = NONE;
    inputAt = 0;
    inputEnd = 0;
    borrowed = 0;
  }

  private void reserve(int count) {
    if (to + count <= array.length) {
      return;
    }
    int used = to - mark;
    byte[] target =
        used + count <= array.length / 2
            ? array
            : allocate(Math.max(used + count, array.length + 1));
    System.arraycopy(array, mark, target, 0, used);
    array = target;
    from -= mark;
    to = used;
    mark = 0;
  }

  private byte[] take(int size) {
    byte[] carry = spare.get();
    return carry != null && carry.length >= size ? carry : allocate(size);
  }

  private byte[] allocate(int size) {
    int capacity = Math.max(SMALLEST_CARRY, Integer.highestOneBit(size - 1) << 1);
    byte[] carry = new byte[capacity];
    spare = new WeakReference<>(carry);
    return carry;
  }
}
