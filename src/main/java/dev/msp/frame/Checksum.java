package dev.msp.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * CRC of a frame: the sum of the payload bytes modulo 256. Source: MSP protocol, section 1.
 *
 * <p>C2 does not vectorise a sum over bytes, so eight are added at a time. A word is added whole
 * and, in a second sum, only its bytes of even index, each with 16 bits of room. The difference of
 * the two sums is the bytes of odd index. What overflows beyond 64 bits would only have counted
 * multiples of 256.
 */
public final class Checksum {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EVEN = 0x00FF00FF00FF00FFL;
  private static final long LANES = 0x0001000100010001L;

  /** Bytes added before the 16-bit lanes are folded: 128 words of at most 255 a lane. */
  private static final int BLOCK = 1024;

  private Checksum() {}

  /**
   * Returns the sum of {@code length} bytes from {@code offset} on, modulo 256.
   *
   * @return 0 to 255, and 0 for no bytes
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  public static int sum(byte[] a, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, a.length);
    if (length <= 2 * Long.BYTES && offset + length >= Long.BYTES) {
      return few(a, offset, length);
    }
    int sum = 0;
    int at = offset;
    int left = length;
    for (; left > BLOCK; left -= BLOCK) {
      sum += block(a, at);
      at += BLOCK;
    }
    return (sum + words(a, at, left)) & 0xFF;
  }

  /**
   * Adds up to 16 bytes, the last at index 7 or behind, without a loop: in the smallest frames its
   * end cannot be foretold and costs more than the sum.
   */
  private static int few(byte[] a, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    long x = length > Long.BYTES ? (long) WORD.get(a, offset) : 0;
    // The shift drops what stands before the range or was counted already; it is modulo 64.
    long y = (long) WORD.get(a, offset + length - Long.BYTES) >>> (-length * Byte.SIZE);
    long even = (x & EVEN) + (y & EVEN);
    long odd = ((x >>> Byte.SIZE) & EVEN) + ((y >>> Byte.SIZE) & EVEN);
    return (int) (((even + odd) * LANES) >>> (Long.SIZE - 16)) & 0xFF;
  }

  private static int block(byte[] a, int offset) {
    long all = 0;
    long even = 0;
    long all2 = 0;
    long even2 = 0;
    for (int at = offset; at < offset + BLOCK; at += 4 * Long.BYTES) {
      long x = (long) WORD.get(a, at);
      long y = (long) WORD.get(a, at + Long.BYTES);
      all += x;
      even += x & EVEN;
      all2 += y;
      even2 += y & EVEN;
      x = (long) WORD.get(a, at + 2 * Long.BYTES);
      y = (long) WORD.get(a, at + 3 * Long.BYTES);
      all += x;
      even += x & EVEN;
      all2 += y;
      even2 += y & EVEN;
    }
    return fold(all, even) + fold(all2, even2);
  }

  /** Adds up to a block. */
  private static int words(byte[] a, int offset, int length) {
    long all = 0;
    long even = 0;
    int end = offset + length;
    int at = offset;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long x = (long) WORD.get(a, at);
      all += x;
      even += x & EVEN;
    }
    if (end < Long.BYTES) {
      return fold(all, even) + bytes(a, at, end);
    }
    if (at < end) {
      // The last eight bytes once more; the shift drops those that were counted already.
      long x = (long) WORD.get(a, end - Long.BYTES) >>> ((Long.BYTES - (end - at)) * Byte.SIZE);
      all += x;
      even += x & EVEN;
    }
    return fold(all, even);
  }

  private static int bytes(byte[] a, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += a[i];
    }
    return sum;
  }

  private static int fold(long all, long even) {
    long odd = (all - even) >>> Byte.SIZE;
    // Only the low byte of each lane counts; without the rest no carry runs into the result.
    return (int) ((((even + odd) & EVEN) * LANES) >>> (Long.SIZE - 16));
  }
}
