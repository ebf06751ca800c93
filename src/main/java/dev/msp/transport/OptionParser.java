package dev.msp.transport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Reads the options behind an endpoint's question mark: {@code key=value&key=value&flag}. */
final class OptionParser {

  private final String text;
  private final Endpoint.Scheme scheme;

  private OptionParser(String text, Endpoint.Scheme scheme) {
    this.text = text;
    this.scheme = scheme;
  }

  /**
   * Reads the options of a text.
   *
   * @param question index of the question mark, or the text's length where there is none
   */
  static EndpointOptions parse(String text, int question, Endpoint.Scheme scheme)
      throws EndpointException {
    OptionParser parser = new OptionParser(text, scheme);
    EndpointOptions options = EndpointOptions.NONE;
    int from = question + 1;
    while (from <= text.length()) {
      int and = text.indexOf('&', from);
      int end = and < 0 ? text.length() : and;
      options = parser.one(options, from, end);
      from = end + 1;
    }
    return options;
  }

  private EndpointOptions one(EndpointOptions options, int from, int end) throws EndpointException {
    int equals = text.indexOf('=', from);
    int keyEnd = equals < 0 || equals > end ? end : equals;
    EndpointOption option = option(from, keyEnd);
    if (options.explicit().containsKey(option)) {
      throw wrong(from, "option " + option.key(), "was given before", option);
    }
    int valueAt = Math.min(keyEnd + 1, end);
    String value = decoded(valueAt, end, option);
    if (keyEnd == end && option.kind() == EndpointOption.Kind.FLAG) {
      value = "yes";
    }
    try {
      return options.with(option, value);
    } catch (EndpointException e) {
      throw e.within(text, valueAt + 1);
    }
  }

  private EndpointOption option(int from, int end) throws EndpointException {
    String key = text.substring(from, end);
    for (EndpointOption option : EndpointOption.values()) {
      if (option.key().equals(key)) {
        if (!option.appliesTo(scheme)) {
          throw wrong(
              from, "option " + key, "means nothing on " + scheme.word(), EndpointOption.NAME);
        }
        return option;
      }
    }
    EndpointOption nearest = nearest(key);
    if (key.isEmpty()) {
      throw wrong(from, "an option", "is missing", nearest);
    }
    throw wrong(from, "option " + key, "does not exist, the nearest is " + nearest.key(), nearest);
  }

  /** Returns the option of this scheme that takes the fewest edits to reach. */
  private EndpointOption nearest(String key) {
    EndpointOption nearest = EndpointOption.NAME;
    int least = Integer.MAX_VALUE;
    for (EndpointOption option : EndpointOption.values()) {
      int edits = edits(key.toLowerCase(Locale.ROOT), option.key());
      if (option.appliesTo(scheme) && edits < least) {
        nearest = option;
        least = edits;
      }
    }
    return nearest;
  }

  /** Counts the characters to insert, drop or replace to make one word of the other. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[b.length()];
  }

  /** Undoes {@code %XX}, which stands for a byte of UTF-8. */
  private String decoded(int from, int end, EndpointOption option) throws EndpointException {
    String raw = text.substring(from, end);
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] & 0xFF;
      if (value == '%') {
        value = i + 2 < bytes.length ? hex(bytes[i + 1]) << 4 | hex(bytes[i + 2]) : -1;
        i += 2;
      }
      if (value < 0) {
        throw wrong(from, "value " + raw, "has a % without two hexadecimal digits", option);
      }
      bytes[length++] = (byte) value;
    }
    byte[] exact = Arrays.copyOf(bytes, length);
    String value = new String(exact, StandardCharsets.UTF_8);
    if (!Arrays.equals(exact, value.getBytes(StandardCharsets.UTF_8))) {
      throw wrong(from, "value " + raw, "is not UTF-8 once its % are undone", option);
    }
    return value;
  }

  private static int hex(byte digit) {
    return Character.digit((char) digit, 16);
  }

  private EndpointException wrong(int index, String found, String expected, EndpointOption option) {
    return new EndpointException(text, index + 1, found, expected, EndpointValues.example(option));
  }
}
