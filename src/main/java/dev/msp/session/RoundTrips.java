package dev.msp.session;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Round-trip times and their percentiles, from 1 µs to one hour, to two significant digits.
 *
 * <p>The first few are kept as they are: a command that sends one message then needs no histogram,
 * nor the time to load its classes.
 */
public final class RoundTrips {

  private static final int EXACT = 16;
  private static final int RECENT = 64;
  private static final long GREATEST = 3_600_000_000L;

  private final long[] first = new long[EXACT];
  private long count;
  private @Nullable Histogram histogram;

  /** What has come since the last {@link #flush}; belongs to the one who adds. */
  private final long[] recent = new long[RECENT];

  private int recentCount;

  /** Adds a time in nanoseconds; one thread at a time. */
  public void add(long nanos) {
    if (recentCount == RECENT) {
      flush();
    }
    recent[recentCount] = Math.max(1, Math.min(GREATEST, nanos / 1_000));
    recentCount++;
  }

  /** Shows the others what was added: once for all that one read brought. */
  public void flush() {
    if (recentCount > 0) {
      record();
    }
  }

  private synchronized void record() {
    for (int i = 0; i < recentCount; i++) {
      record(recent[i]);
    }
    recentCount = 0;
  }

  private void record(long micros) {
    Histogram all = histogram;
    if (count < EXACT) {
      first[(int) count] = micros;
    } else {
      if (all == null) {
        all = upgraded();
        histogram = all;
      }
      all.recordValue(micros);
    }
    count++;
  }

  private Histogram upgraded() {
    Histogram all = new Histogram(GREATEST, 2);
    for (long micros : first) {
      all.recordValue(micros);
    }
    return all;
  }

  /** Returns how many times were added. */
  public synchronized long count() {
    return count;
  }

  /**
   * Returns the time that so many percent of the round trips stayed within, in microseconds; 0 if
   * there is none yet.
   *
   * @param percent 0 to 100
   */
  public synchronized long percentileMicros(double percent) {
    Histogram all = histogram;
    if (all != null) {
      return all.getValueAtPercentile(percent);
    }
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(first, (int) count);
    Arrays.sort(sorted);
    int index = (int) Math.ceil(percent / 100 * count) - 1;
    return sorted[Math.max(0, index)];
  }
}
