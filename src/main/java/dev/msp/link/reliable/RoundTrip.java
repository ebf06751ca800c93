package dev.msp.link.reliable;

/**
 * The round-trip time of a line and the retransmission timeout that follows from it, as RFC 6298
 * has it. Source: MSP protocol, section 4.3, rule 3. All times in nanoseconds.
 */
final class RoundTrip {

  private static final long FIRST = 1_000_000_000L;
  private static final long LEAST = 100_000_000L;
  private static final long MOST = 10_000_000_000L;

  /** What a clock of a busy machine may be late. */
  private static final long GRANULARITY = 10_000_000L;

  private static final int GREATEST_BACKOFF = 4;

  private long smoothed = -1;
  private long variation;
  private int backoff = 1;

  void sample(long nanos) {
    long time = Math.max(0, nanos);
    if (smoothed < 0) {
      smoothed = time;
      variation = time / 2;
    } else {
      variation += (Math.abs(smoothed - time) - variation) / 4;
      smoothed += (time - smoothed) / 8;
    }
    backoff = 1;
  }

  /** Nothing came back in time. */
  void timedOut() {
    backoff = Math.min(GREATEST_BACKOFF, 2 * backoff);
  }

  /** Returns how long to wait for an acknowledgement. */
  long timeout() {
    long base =
        smoothed < 0 ? FIRST : Math.max(LEAST, smoothed + Math.max(GRANULARITY, 4 * variation));
    return Math.min(MOST, base * backoff);
  }

  /** Returns the smoothed round trip, or -1 if none was measured. */
  long smoothed() {
    return smoothed;
  }
}
