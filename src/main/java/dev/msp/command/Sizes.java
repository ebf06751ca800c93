package dev.msp.command;

import java.util.Locale;

/**
 * Sizes as users write them: a whole number and its unit without a space, {@code 64KB}, {@code
 * 10MB}, {@code 2GB}, of 1000 each, or {@code KiB} and so on, of 1024; 1 KB to 1000 GB.
 */
final class Sizes {

  private static final int DIGITS = 12;
  private static final long LEAST = 1_000;
  private static final long MOST = 1_000_000_000_000L;

  private Sizes() {}

  /**
   * Reads a size, in any case of letters.
   *
   * @return bytes
   */
  static long parse(String text) throws ArgumentType.UnfitException {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0) {
      throw new ArgumentType.UnfitException("is no size");
    }
    long unit = unit(text.substring(digits));
    long number = digits > DIGITS ? Long.MAX_VALUE : Long.parseLong(text.substring(0, digits));
    if (number > MOST / unit) {
      throw new ArgumentType.UnfitException("is more than 1000GB");
    }
    if (number * unit < LEAST) {
      throw new ArgumentType.UnfitException("is less than 1KB");
    }
    return number * unit;
  }

  private static long unit(String unit) throws ArgumentType.UnfitException {
    return switch (unit.toUpperCase(Locale.ROOT)) {
      case "B" -> 1;
      case "KB" -> 1_000;
      case "MB" -> 1_000_000;
      case "GB" -> 1_000_000_000;
      case "KIB" -> 1 << 10;
      case "MIB" -> 1 << 20;
      case "GIB" -> 1 << 30;
      case "" -> throw new ArgumentType.UnfitException("needs a unit, like 64KB or 10MB");
      default -> throw new ArgumentType.UnfitException("has no unit of KB, MB or GB");
    };
  }
}
