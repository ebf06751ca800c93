package dev.msp.cli;

import java.util.Locale;

/**
 * One long option of a command: the one source of parsing, help and the {@code MSP_…} variable.
 *
 * @param name without dashes
 * @param label what its value is called in help, empty for a flag
 * @param help one line
 */
record Option(String name, String label, String help) {

  /** An option that is given or not; {@code --no-NAME} takes it back. */
  static Option flag(String name, String help) {
    return new Option(name, "", help);
  }

  boolean isFlag() {
    return label.isEmpty();
  }

  /** Returns the environment variable that stands in for it. */
  String variable() {
    return "MSP_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
