package dev.msp.ui.console;

import java.util.Locale;

/** Writes how many bytes something is. */
final class Amount {

  private static final String UNITS = "kMGTPE";

  private Amount() {}

  /** Returns {@code 17 B}, {@code 1.2 kB} or {@code 340 MB}, in steps of 1,000. */
  static String bytes(long count) {
    if (count < 1_000) {
      return count + " B";
    }
    double left = count;
    int unit = -1;
    while (left >= 999.5) {
      left /= 1_000;
      unit++;
    }
    String digits = String.format(Locale.ROOT, left < 9.95 ? "%.1f" : "%.0f", left);
    return digits + ' ' + UNITS.charAt(unit) + 'B';
  }
}
