package dev.msp.capture;

/** Writes a round-trip time for a person. */
public final class RoundTripTime {

  private static final long MICRO = 1_000;
  private static final long TEN_MILLIS = 10_000_000;
  private static final long SECOND = 1_000_000_000;

  private RoundTripTime() {}

  /** Returns {@code 0.08 ms}, {@code 12 ms} or {@code 1.2 s}. */
  public static String of(long nanos) {
    if (nanos >= SECOND) {
      return nanos / SECOND + "." + nanos % SECOND / (SECOND / 10) + " s";
    }
    if (nanos >= TEN_MILLIS) {
      return nanos / (1_000 * MICRO) + " ms";
    }
    long hundredths = nanos / (10 * MICRO);
    String fraction = Long.toString(100 + hundredths % 100).substring(1);
    return hundredths / 100 + "." + fraction + " ms";
  }
}
