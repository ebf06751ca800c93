package dev.msp.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for SYNC, the bytes AA 55, eight places at a time. Source: MSP protocol, section 1. */
final class SyncSearch {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long FIRST = 0xAAAAAAAAAAAAAAAAL;
  private static final long SECOND = 0x5555555555555555L;

  private SyncSearch() {}

  /**
   * Returns the first index in {@code from..stop-1} from which a frame may begin: that of SYNC, or
   * of AA as the last byte; {@code stop} if there is none.
   *
   * @param to end of the bytes, at least {@code stop}
   */
  static int find(byte[] a, int from, int stop, int to) {
    int at = from;
    int last = Math.min(stop, to - 1) - Long.BYTES;
    for (; at <= last; at += Long.BYTES) {
      long places = places(a, at);
      if (places != 0) {
        return at + (Long.numberOfTrailingZeros(places) >>> 3);
      }
    }
    for (; at < stop; at++) {
      if (a[at] == (byte) Frame.SYNC_1 && (at + 1 == to || a[at + 1] == (byte) Frame.SYNC_2)) {
        return at;
      }
    }
    return stop;
  }

  /**
   * Returns where SYNC stands in the eight places from {@code at} on, nine bytes of which must
   * exist: the highest bit of byte n is set if it stands at {@code at + n}.
   */
  static long places(byte[] a, int at) {
    // A byte is zero where AA stands at its place and 55 at the next.
    long miss = ((long) WORD.get(a, at) ^ FIRST) | ((long) WORD.get(a, at + 1) ^ SECOND);
    return ~(((miss & LOW_BITS) + LOW_BITS) | miss | LOW_BITS);
  }
}
