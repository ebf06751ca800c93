package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.link.CloseReason;

/**
 * What an MSP/3 link is doing now: greeting, exchanging keys, or open. Source: MSP protocol,
 * section 4.2.
 */
interface Stage {

  /** Returns whether a frame may begin so. */
  boolean acceptsHeader(int version, int type);

  /** Returns whether a whole frame is good. */
  boolean accepts(byte[] array, int offset, int length);

  /** Takes a frame that {@link #accepts} has accepted. */
  void frame(int type, byte[] array, int offset, int length, long now);

  long deadline();

  void tick(long now);

  /** The wire is gone. */
  void lost(CloseReason reason);

  /** Returns a copy of a payload. */
  static Bytes payload(byte[] array, int offset, int length) {
    return Bytes.copyOf(array, offset + Frame.HEADER_LENGTH, length - Frame.OVERHEAD);
  }
}
