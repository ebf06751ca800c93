package dev.msp.session;

import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next attempt: doubling from 0.25 s to 10 s, spread by ±20 %. */
final class Backoff {

  static final long FIRST = 250_000_000L;
  static final long GREATEST = 10_000_000_000L;
  private static final double SPREAD = 0.2;

  private int attempt;

  /** It worked: start over. */
  void reset() {
    attempt = 0;
  }

  /** Returns the number of the next attempt: 1, 2, 3 and so on. */
  int next() {
    return ++attempt;
  }

  /** Returns how long to wait before that attempt, in nanoseconds. */
  long delay() {
    return delay(ThreadLocalRandom.current().nextDouble());
  }

  /**
   * Returns how long to wait.
   *
   * @param random 0 to 1: spreads the clients of one server, so that they do not return together
   */
  long delay(double random) {
    long plain = Math.min(GREATEST, FIRST << Math.min(attempt - 1, 10));
    return Math.round(plain * (1 + SPREAD * (2 * random - 1)));
  }
}
