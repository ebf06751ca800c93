package dev.msp.transport.serial;

import dev.msp.transport.serial.LineSettings.Flow;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What {@code stty -a} says of a port.
 *
 * @param speed bits a second; empty where it cannot tell, which is so for rates that POSIX has no
 *     name for
 * @param words the rest, such as {@code cs8}, {@code parenb} where parity is on, {@code -parenb}
 *     where it is off
 */
record SttyReport(OptionalInt speed, Set<String> words) {

  /** Returns what a report says, or nothing if it is none. */
  static Optional<SttyReport> parse(String text) {
    String[] words = text.trim().split("[\\s;]+");
    boolean report = words.length > 2 && words[0].equals("speed") && words[2].equals("baud");
    return report && words[1].matches("\\d{1,9}")
        ? Optional.of(new SttyReport(speed(words[1]), new HashSet<>(Arrays.asList(words))))
        : Optional.empty();
  }

  private static OptionalInt speed(String digits) {
    int speed = Integer.parseInt(digits);
    return speed == 0 ? OptionalInt.empty() : OptionalInt.of(speed);
  }

  /** Returns whether a flag is on. */
  boolean has(String flag) {
    return words.contains(flag);
  }

  /**
   * Returns the settings in force.
   *
   * @param baud the rate where the report does not tell it
   */
  LineSettings settings(int baud) {
    int bits = has("cs5") ? 5 : has("cs6") ? 6 : has("cs7") ? 7 : 8;
    String two = bits == 5 ? "1.5" : "2";
    return new LineSettings(speed.orElse(baud), bits, parity(), has("cstopb") ? two : "1", flow());
  }

  private char parity() {
    if (!has("parenb")) {
      return 'N';
    }
    if (has("cmspar")) {
      return has("parodd") ? 'M' : 'S';
    }
    return has("parodd") ? 'O' : 'E';
  }

  private Flow flow() {
    if (has("crtscts")) {
      return Flow.RTSCTS;
    }
    return has("ixon") || has("ixoff") ? Flow.XONXOFF : Flow.NONE;
  }
}
