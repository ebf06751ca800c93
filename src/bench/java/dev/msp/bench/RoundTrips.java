package dev.msp.bench;

import java.util.Arrays;

/** Times of round trips, kept after a warm-up. */
final class RoundTrips {

  private final int warmUp;
  private final long[] times;
  private int trips;
  private long start;

  RoundTrips(int warmUp, int count) {
    this.warmUp = warmUp;
    this.times = new long[count];
  }

  void started() {
    start = System.nanoTime();
  }

  void ended() {
    long time = System.nanoTime() - start;
    if (trips >= warmUp) {
      times[trips - warmUp] = time;
    }
    trips++;
  }

  boolean areDone() {
    return trips == warmUp + times.length;
  }

  /** Returns {@code p50 p99} in ns. */
  String result() {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] + " " + sorted[sorted.length - 1 - sorted.length / 100];
  }
}
