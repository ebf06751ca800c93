package dev.msp.transport;

import java.time.Duration;
import java.util.Locale;

/** Checks the values of endpoint options and brings each into the one form that is kept. */
final class EndpointValues {

  /** Longest text of a name; no range in {@link EndpointOption} has more than eight digits. */
  private static final int MAX_TEXT = 256;

  private static final int MAX_DIGITS = 9;

  private EndpointValues() {}

  /**
   * Returns the value as it is kept: flags as {@code yes} or {@code no}, words in lower case,
   * numbers without leading zeros.
   *
   * @throws EndpointException if the option does not take it; the text it speaks of is {@code
   *     key=value}
   */
  static String check(EndpointOption option, String value) throws EndpointException {
    return switch (option.kind()) {
      case DURATION -> checkDuration(option, value);
      case NUMBER -> checkNumber(option, value);
      case CHOICE -> checkChoice(option, value);
      case FLAG -> checkFlag(option, value);
      case TEXT -> checkText(option, value);
    };
  }

  /** Returns the duration that a checked value stands for. */
  static Duration duration(String checked) {
    return Durations.parse(checked);
  }

  /** Writes what the grammar would read as something else as {@code %XX}. */
  static String escape(String value) {
    StringBuilder escaped = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '%' -> escaped.append("%25");
        case '&' -> escaped.append("%26");
        case ' ' -> escaped.append("%20");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Returns a right {@code key=value} for the option. */
  static String example(EndpointOption option) {
    return option.key() + '=' + exampleValue(option);
  }

  private static String exampleValue(EndpointOption option) {
    return switch (option) {
      case VERSION -> "2";
      case RECONNECT -> "yes";
      case NAME -> "bench";
      case VID -> "0403";
      case PID -> "6001";
      case SERIAL -> "A50285BI";
      case EOL_OUT -> "crlf";
      case CHAR_DELAY, LINE_DELAY -> "5ms";
      default -> option.byDefault().orElse("yes");
    };
  }

  private static String checkDuration(EndpointOption option, String value)
      throws EndpointException {
    try {
      Durations.parse(value);
    } catch (IllegalArgumentException e) {
      throw wrong(option, value, String.valueOf(e.getMessage()));
    }
    return value.toLowerCase(Locale.ROOT);
  }

  private static String checkNumber(EndpointOption option, String value) throws EndpointException {
    String range = option.range().orElse("0..2147483647");
    int dots = range.indexOf("..");
    String least = range.substring(0, dots);
    String most = range.substring(dots + 2);
    int number = isDigits(value) ? Integer.parseInt(value) : -1;
    if (number < Integer.parseInt(least) || number > Integer.parseInt(most)) {
      throw wrong(option, value, "is not " + least + " to " + most);
    }
    return Integer.toString(number);
  }

  private static String checkChoice(EndpointOption option, String value) throws EndpointException {
    String word = value.toLowerCase(Locale.ROOT);
    String words = option.range().orElseThrow();
    if (word.indexOf('|') < 0
        && !word.isEmpty()
        && ('|' + words + '|').contains('|' + word + '|')) {
      return word;
    }
    int last = words.lastIndexOf('|');
    throw wrong(
        option,
        value,
        "is not "
            + words.substring(0, last).replace("|", ", ")
            + " or "
            + words.substring(last + 1));
  }

  private static String checkFlag(EndpointOption option, String value) throws EndpointException {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "on", "1" -> "yes";
      case "no", "false", "off", "0" -> "no";
      default -> throw wrong(option, value, "is not yes or no");
    };
  }

  private static String checkText(EndpointOption option, String value) throws EndpointException {
    if (value.isBlank()) {
      throw wrong(option, value, "is empty");
    }
    if (value.length() > MAX_TEXT) {
      throw wrong(option, value, "is longer than " + MAX_TEXT + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      if (EndpointException.isHidden(value.codePointAt(i)) && !isPair(value, i)) {
        throw wrong(option, value, "has a control character");
      }
    }
    return switch (option) {
      case FORMAT -> checkFormat(option, value);
      case VID, PID -> checkHex(option, value);
      default -> value;
    };
  }

  /** Returns whether the character is the second half of a pair, judged with the first half. */
  private static boolean isPair(String value, int i) {
    return i > 0 && Character.isSurrogatePair(value.charAt(i - 1), value.charAt(i));
  }

  private static String checkFormat(EndpointOption option, String value) throws EndpointException {
    String format = value.toUpperCase(Locale.ROOT);
    String stop = format.length() < 3 ? "" : format.substring(2);
    boolean right =
        (stop.equals("1") || stop.equals("1.5") || stop.equals("2"))
            && format.charAt(0) >= '5'
            && format.charAt(0) <= '8'
            && "NEOMS".indexOf(format.charAt(1)) >= 0;
    if (!right) {
      throw wrong(
          option, value, "is not data bits 5 to 8, parity N E O M or S, stop bits 1, 1.5 or 2");
    }
    return format;
  }

  private static String checkHex(EndpointOption option, String value) throws EndpointException {
    String hex = value.toLowerCase(Locale.ROOT);
    if (hex.startsWith("0x")) {
      hex = hex.substring(2);
    }
    boolean right = hex.length() == 4;
    for (int i = 0; i < hex.length(); i++) {
      right &= "0123456789abcdef".indexOf(hex.charAt(i)) >= 0;
    }
    if (!right) {
      throw wrong(option, value, "is not four hexadecimal digits");
    }
    return hex;
  }

  private static boolean isDigits(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return !value.isEmpty() && value.length() <= MAX_DIGITS;
  }

  private static EndpointException wrong(EndpointOption option, String value, String expected) {
    return new EndpointException(
        option.key() + '=' + value,
        option.key().length() + 2,
        option.key() + ' ' + (value.isEmpty() ? "without a value" : value),
        expected,
        example(option));
  }
}
