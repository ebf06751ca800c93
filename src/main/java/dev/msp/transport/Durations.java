package dev.msp.transport;

import java.time.Duration;

/**
 * Durations as users write them: a number and its unit without a space, {@code 200ms}, {@code
 * 1.5s}, {@code 10m}, {@code 1h}; 1 ms to 24 h.
 */
public final class Durations {

  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1000 * MILLISECOND;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long MOST = 24 * HOUR;

  /** Digits that neither overflow a long in nanoseconds nor matter to anyone. */
  private static final int FRACTION_DIGITS = 6;

  private static final int WHOLE_DIGITS = 9;

  private Durations() {}

  /**
   * Reads a duration, in any case of letters.
   *
   * @return 1 ms to 24 h
   * @throws IllegalArgumentException if the text is no such duration; its message says in words
   *     that follow the text what is wrong, such as {@code needs a unit, like 200ms or 5s}
   */
  public static Duration parse(String text) {
    int digits = digitsFrom(text, 0);
    int fraction = digits;
    int unit = digits;
    if (digits > 0 && digits < text.length() && text.charAt(digits) == '.') {
      fraction = digits + 1;
      unit = digitsFrom(text, fraction);
    }
    boolean missing = digits == 0 || (fraction > digits && unit == fraction);
    if (missing || unit - fraction > FRACTION_DIGITS) {
      throw new IllegalArgumentException("is not a duration like 200ms or 5s");
    }
    return Duration.ofNanos(
        nanos(
            text.substring(0, digits),
            text.substring(fraction, unit),
            unitOf(text.substring(unit))));
  }

  private static long nanos(String whole, String fraction, long unit) {
    long number = whole.length() > WHOLE_DIGITS ? Long.MAX_VALUE : Long.parseLong(whole);
    if (number > MOST / unit) {
      throw new IllegalArgumentException("is more than 24h");
    }
    long nanos = number * unit;
    long part = unit;
    for (int i = 0; i < fraction.length(); i++) {
      part /= 10;
      nanos += (fraction.charAt(i) - '0') * part;
    }
    if (nanos > MOST) {
      throw new IllegalArgumentException("is more than 24h");
    }
    if (nanos < MILLISECOND) {
      throw new IllegalArgumentException("is less than 1ms");
    }
    return nanos;
  }

  private static long unitOf(String unit) {
    if (unit.isEmpty()) {
      throw new IllegalArgumentException("needs a unit, like 200ms or 5s");
    }
    if (unit.equalsIgnoreCase("ms")) {
      return MILLISECOND;
    }
    if (unit.equalsIgnoreCase("s")) {
      return SECOND;
    }
    if (unit.equalsIgnoreCase("m")) {
      return MINUTE;
    }
    if (unit.equalsIgnoreCase("h")) {
      return HOUR;
    }
    throw new IllegalArgumentException("has no unit of ms, s, m or h");
  }

  private static int digitsFrom(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
