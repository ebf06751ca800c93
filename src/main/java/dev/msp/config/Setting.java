package dev.msp.config;

/**
 * A line {@code key = value}.
 *
 * @param line number of the line, from 1
 * @param from index of the key in the line
 */
record Setting(String key, Value value, int line, int from) implements Line {

  /** Returns the index behind the key. */
  int keyEnd() {
    return from + key.length();
  }
}
