package dev.msp.link.reliable;

/**
 * When the last bit of what was sent should have left. On a serial line the next frame is handed on
 * a little before that, so that the line has no gaps and little queues behind the driver. Source:
 * MSP protocol, section 4.3, rules 3 and 6. All times in nanoseconds.
 */
final class LineRate {

  /** A byte with its start and stop bit. */
  private static final long BITS = 10;

  private static final long SECOND = 1_000_000_000L;

  /**
   * So early a frame may be handed on, but no more than half of what the longest frame lasts: a
   * timer may be late by this much on a busy machine, and by 16 ms on Windows, and what a gap costs
   * never comes back.
   */
  private static final long EARLY = 20_000_000L;

  /** What may be on its way, as a share of a second. */
  private static final double WINDOW = 0.7;

  private final long baud;
  private final long early;
  private long freeAt;

  /**
   * Makes one.
   *
   * @param baud bits a second; 0 for a wire that has no rate of its own
   */
  LineRate(long baud) {
    this.baud = baud;
    this.early = Math.min(EARLY, nanos(ReliableConfig.serialMtu(baud)) / 2);
  }

  private long nanos(long bytes) {
    return baud == 0 ? 0 : bytes * BITS * SECOND / baud;
  }

  boolean isFree(long now) {
    return baud == 0 || now >= freeAt - early;
  }

  /** Returns when it will be free. */
  long freeAt() {
    return freeAt - early;
  }

  /** Notes bytes that are sent now; returns when their last bit should have left. */
  long sent(int bytes, long now) {
    if (baud == 0) {
      return now;
    }
    freeAt = Math.max(now, freeAt) + nanos(bytes);
    return freeAt;
  }

  /** Returns how many bytes may be on their way. */
  long window() {
    return baud == 0 ? Long.MAX_VALUE : Math.max(256, (long) (baud * WINDOW / BITS));
  }
}
