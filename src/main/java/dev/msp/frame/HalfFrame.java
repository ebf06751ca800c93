package dev.msp.frame;

/**
 * When a frame that began and does not end counts as failed. Source: MSP protocol, section 1.
 *
 * @param kind what is measured
 * @param nanos how long it may last, in nanoseconds, at least 1
 */
public record HalfFrame(Kind kind, long nanos) {

  private static final long TCP_NANOS = 10_000_000_000L;
  private static final long SERIAL_MIN_NANOS = 50_000_000L;

  /** 20 byte times of 10 bits, times the nanoseconds of a second. */
  private static final long SERIAL_BITS_NANOS = 20L * 10 * 1_000_000_000;

  /** What is measured. */
  public enum Kind {
    /** Nothing arrived for so long. */
    QUIET,
    /** So long ago came the first byte of what may be a frame. */
    AGE
  }

  /** Checks the duration. */
  public HalfFrame {
    if (nanos < 1) {
      throw new IllegalArgumentException("a half frame may last 1 ns or more, not " + nanos);
    }
  }

  /** Returns the rule for TCP, where a retransmission may take long: 10 s from the first byte. */
  public static HalfFrame onTcp() {
    return new HalfFrame(Kind.AGE, TCP_NANOS);
  }

  /**
   * Returns the rule for a serial line: quiet for 50 ms or 20 byte times, whichever is longer.
   *
   * @param baud bits a second, at least 1; a byte takes 10 of them
   */
  public static HalfFrame onSerial(int baud) {
    if (baud < 1) {
      throw new IllegalArgumentException("a line has 1 baud or more, not " + baud);
    }
    return new HalfFrame(Kind.QUIET, Math.max(SERIAL_MIN_NANOS, SERIAL_BITS_NANOS / baud));
  }
}
