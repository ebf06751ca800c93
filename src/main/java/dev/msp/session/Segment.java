package dev.msp.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One stretch of a journal: events one behind the other. It is written over when its turn comes
 * again, and {@link #number} then tells a reader that what it copied meanwhile is worth nothing.
 *
 * <pre>
 *   size u32 | kind u8 | detail 3 | time i64 | connection i64 | body, by kind
 * </pre>
 */
final class Segment {

  /** Bytes in a segment: room for the largest event (a frame and its text, 128 KiB) and more. */
  static final int SIZE = 256 << 10;

  static final byte FRAME = 1;
  static final byte SKIPPED = 2;
  static final byte STATE = 3;
  static final byte DELIVERY = 4;
  static final byte BYTES = 5;
  static final byte MESSAGE = 6;

  static final int KIND = 4;
  static final int DETAIL = 5;

  /** 1 in a frame that only carries a link, see {@link Event.FrameEvent#isCarrier}; else 0. */
  static final int CARRIER = 7;

  static final int TIME = 8;
  static final int CONNECTION = 16;
  static final int BODY = 24;

  /** In place of a size: the rest of the segment is unused. */
  static final int END = -1;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  final byte[] bytes = new byte[SIZE];
  volatile long number;
  volatile long firstSeq;

  /** How many of the events before its first are frames that only carry a link. */
  volatile long carriersBefore;

  /** Makes the segment the next of its journal; readers of the old content notice. */
  void reuse(long newNumber, long newFirstSeq, long newCarriersBefore) {
    number = newNumber;
    firstSeq = newFirstSeq;
    carriersBefore = newCarriersBefore;
    VarHandle.fullFence();
  }

  static int getInt(byte[] from, int at) {
    return (int) INT.get(from, at);
  }

  static void putInt(byte[] to, int at, int value) {
    INT.set(to, at, value);
  }

  static long getLong(byte[] from, int at) {
    return (long) LONG.get(from, at);
  }

  static void putLong(byte[] to, int at, long value) {
    LONG.set(to, at, value);
  }
}
