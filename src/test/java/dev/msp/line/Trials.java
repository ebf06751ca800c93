package dev.msp.line;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Trials that succeed with a small probability each: one random number a success, not a trial. */
final class Trials {

  private final double probability;
  private final RandomGenerator random;
  private long left;

  Trials(double probability, long seed) {
    this.probability = probability;
    this.random = generator(seed);
    this.left = untilSuccess(probability, random);
  }

  /**
   * Returns a generator; neighbouring seeds give streams that have nothing to do with each other.
   */
  static RandomGenerator generator(long seed) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong());
  }

  /** Tells whether the next trial succeeds. */
  boolean next() {
    left--;
    if (left > 0) {
      return false;
    }
    left = untilSuccess(probability, random);
    return true;
  }

  /** Returns the number of trials up to and with the next success: geometrically distributed. */
  static long untilSuccess(double probability, RandomGenerator random) {
    if (probability <= 0) {
      return Long.MAX_VALUE;
    }
    if (probability >= 1) {
      return 1;
    }
    double trials = Math.ceil(Math.log(1 - random.nextDouble()) / Math.log1p(-probability));
    return Math.max(1, (long) trials);
  }
}
