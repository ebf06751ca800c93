package dev.msp.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The sums modulo 256 of all bytes before each position of a stretch of the stream.
 *
 * <p>Looking again from the byte after a false SYNC would add up nearly the same bytes over and
 * over. With these sums each further candidate costs one subtraction. They are built only after a
 * long candidate has failed, grow only over bytes not yet added, and lie in a ring so that nothing
 * is ever moved.
 *
 * <p>Positions count the bytes of the stream and may wrap around.
 */
final class RunningSums {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle SIZE =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private static final long EVEN = 0x00FF00FF00FF00FFL;
  private static final long LANES = 0x0001000100010001L;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** Bytes behind the last of eight places that hold its SYNC and LENGTH. */
  private static final int PREFIX_REST = 3;

  /** Bytes added beyond a candidate, so that its neighbours do not each add a few. */
  private static final int AHEAD = 960;

  private static final byte[] NONE = {};

  /** For each position the sum of the bytes before it. */
  private byte[] before = NONE;

  private int end;
  private int total;
  private boolean active;

  /** Returns whether sums are kept for {@code position}; when they are not, forgets them all. */
  boolean cover(int position) {
    active &= end - position > 0;
    return active;
  }

  boolean isActive() {
    return active;
  }

  /** Starts anew at {@code position} with room for candidates of {@code length} bytes. */
  void begin(int position, int length) {
    if (!hasRoom(length)) {
      before = new byte[Integer.highestOneBit(length + AHEAD) << 1];
    }
    end = position;
    total = 0;
    active = true;
  }

  /**
   * Returns the CRC that the candidate of {@code length} bytes at {@code position}, which stands at
   * {@code index} of {@code a}, ought to have.
   */
  int checksum(byte[] a, int index, int length, int position) {
    if (!hasRoom(length)) {
      begin(position, length);
    }
    addUntil(a, index + length, index - position);
    int mask = before.length - 1;
    int first = before[(position + Frame.HEADER_LENGTH) & mask];
    return (before[(position + length - 1) & mask] - first) & 0xFF;
  }

  /**
   * Passes over candidates that fail, adding bytes as needed.
   *
   * @param stop where to end at the latest
   * @param to end of the bytes at hand, at least {@code stop}
   * @param limit greatest LENGTH
   * @param position that of the byte at {@code from}
   * @param last whether no bytes follow, so that a candidate that ends behind {@code to} fails
   * @return an index before which nothing good begins: that of a candidate which is good or must be
   *     looked at more closely, or one close to {@code stop}
   */
  int skipFailing(byte[] a, int from, int stop, int to, int limit, int position, boolean last) {
    int shift = from - position;
    int at = from;
    int lastAt = Math.min(stop, to - PREFIX_REST) - Long.BYTES;
    int failingFrom = last ? to : Integer.MAX_VALUE;
    while (at <= lastAt) {
      long places = SyncSearch.places(a, at);
      if (places == 0) {
        at += Long.BYTES;
        continue;
      }
      int candidate = firstToJudge(a, at, places, to, failingFrom, limit, shift);
      if (candidate >= 0) {
        return candidate;
      }
      int size = sizeAt(a, at + (Long.numberOfTrailingZeros(places) >>> 3));
      at += Long.BYTES;
      if (size < Frame.MIN_LENGTH || size > limit || at + size > failingFrom) {
        at = skipRefused(a, at, lastAt, size);
      } else if (active) {
        at = skipAlike(a, at, lastAt, size, shift);
      }
    }
    return at;
  }

  /**
   * Passes over eight places at a time while all candidates there state one LENGTH and fail, as in
   * a storm they do.
   *
   * @param last the greatest index where eight places may begin
   * @return the index of the first places that must be looked at one by one
   */
  private int skipAlike(byte[] a, int from, int last, int size, int shift) {
    byte[] sums = before;
    int mask = sums.length - 1;
    int first = (from - shift + Frame.HEADER_LENGTH) & mask;
    int crc = (from - shift + size - 1) & mask;
    int crcAt = from + size - 1;
    int known = Math.min(end + shift - crcAt, sums.length - Math.max(first, crc));
    int count = Math.min(last - from, known - Long.BYTES);
    int i = 0;
    for (; i <= count; i += Long.BYTES) {
      long others = others(SyncSearch.places(a, from + i));
      long wanted = minus((long) WORD.get(sums, crc + i), (long) WORD.get(a, crcAt + i));
      long miss = ((long) WORD.get(sums, first + i) ^ wanted) | others;
      // A byte is zero where the CRC is right; borrows can only make this too careful.
      long right = (miss - ONES) & ~miss & HIGH_BITS;
      if ((right | (unlike(a, from + i, size) & ~others)) != 0) {
        break;
      }
    }
    return from + i;
  }

  /** The same for a LENGTH that is refused whatever the CRC. */
  private static int skipRefused(byte[] a, int from, int last, int size) {
    int at = from;
    while (at <= last && (unlike(a, at, size) & ~others(SyncSearch.places(a, at))) == 0) {
      at += Long.BYTES;
    }
    return at;
  }

  /** Returns eight bytes with all bits set where no candidate stands. */
  private static long others(long places) {
    return ~((places >>> 7) * 0xFF);
  }

  /** Returns eight bytes that are zero where a candidate would state LENGTH {@code size}. */
  private static long unlike(byte[] a, int at, int size) {
    long high = (long) WORD.get(a, at + 2) ^ (size >>> Byte.SIZE) * ONES;
    long low = (long) WORD.get(a, at + 3) ^ (size & 0xFF) * ONES;
    return high | low;
  }

  /** Returns which of the candidates in eight places must be judged, or -1 if all fail. */
  private int firstToJudge(
      byte[] a, int at, long places, int to, int failingFrom, int limit, int shift) {
    for (long rest = places; rest != 0; rest &= rest - 1) {
      int candidate = at + (Long.numberOfTrailingZeros(rest) >>> 3);
      int size = sizeAt(a, candidate);
      if (size >= Frame.MIN_LENGTH && size <= limit && candidate + size <= failingFrom) {
        if (!active || candidate + size > to || !hasRoom(size)) {
          return candidate;
        }
        addUntil(a, Math.min(to, candidate + size + AHEAD / 2), shift);
        int mask = before.length - 1;
        int crc = candidate - shift + size - 1;
        byte wanted = (byte) (before[crc & mask] - a[crc + shift]);
        if (wanted == before[(candidate - shift + Frame.HEADER_LENGTH) & mask]) {
          return candidate;
        }
      }
    }
    return -1;
  }

  /** Subtracts byte by byte: the high bits, set and cleared before, keep borrows from crossing. */
  private static long minus(long x, long y) {
    return ((x | HIGH_BITS) - (y & ~HIGH_BITS)) ^ ((x ^ ~y) & HIGH_BITS);
  }

  private static int sizeAt(byte[] a, int candidate) {
    return (short) SIZE.get(a, candidate + 2) & 0xFFFF;
  }

  private boolean hasRoom(int length) {
    return length + AHEAD < before.length;
  }

  /** Adds the bytes up to an index of {@code a}. */
  private void addUntil(byte[] a, int index, int shift) {
    int from = end + shift;
    if (index - from > 0) {
      add(a, from, index - from);
    }
  }

  private void add(byte[] a, int index, int count) {
    int from = index;
    int left = count;
    while (left > 0) {
      int slot = end & (before.length - 1);
      int run = Math.min(left, before.length - slot);
      int words = run & -Long.BYTES;
      addWords(a, from, slot, words);
      addBytes(a, from + words, slot + words, run - words);
      end += run;
      from += run;
      left -= run;
    }
  }

  /**
   * Adds eight bytes at a time: the product adds to each pair of them all pairs before it. What one
   * word hands to the next is kept in all lanes, so that words wait for little of each other.
   */
  private void addWords(byte[] a, int index, int slot, int count) {
    byte[] target = before;
    long sum = (total & 0xFF) * LANES;
    for (int i = 0; i < count; i += Long.BYTES) {
      long x = (long) WORD.get(a, index + i);
      long even = x & EVEN;
      long odd = (x >>> Byte.SIZE) & EVEN;
      long pairs = (even + odd) * LANES;
      long beforeOdd = pairs + sum - odd;
      long beforeEven = beforeOdd - even;
      WORD.set(target, slot + i, (beforeEven & EVEN) | (beforeOdd & EVEN) << Byte.SIZE);
      sum = (sum + (pairs >>> (Long.SIZE - 16)) * LANES) & EVEN;
    }
    total = (int) sum & 0xFF;
  }

  private void addBytes(byte[] a, int index, int slot, int count) {
    for (int i = 0; i < count; i++) {
      before[slot + i] = (byte) total;
      total += a[index + i];
    }
  }

  /** Forgets the sums and lets go of their memory. */
  void release() {
    before = NONE;
    active = false;
  }
}
