package dev.msp.bench;

import java.util.Arrays;

/** Medians. */
final class Samples {

  private double[] values = new double[0];

  void add(double value) {
    values = Arrays.copyOf(values, values.length + 1);
    values[values.length - 1] = value;
  }

  /** Returns the middle one; of an even number the mean of the two in the middle. */
  double median() {
    if (values.length == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
