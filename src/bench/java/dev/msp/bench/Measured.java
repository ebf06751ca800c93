package dev.msp.bench;

import java.util.Locale;

/**
 * A result and its unit.
 *
 * @param value the number
 * @param unit what it counts
 */
record Measured(double value, String unit) {

  /** Stands where there is no opponent. */
  static final Measured NONE = new Measured(0, "");

  /** Returns number and unit for a person, a dash where there is none. */
  String text() {
    return unit.isEmpty() ? "–" : number(value) + " " + unit;
  }

  /** Returns three significant digits, thousands in groups. */
  static String number(double value) {
    int decimals = value == 0 || value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
