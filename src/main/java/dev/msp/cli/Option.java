package dev.msp.cli;

import java.util.Locale;

/**
 * One long option of a command: the one source of parsing, help and the {@code MSP_…} variable.
 *
 * @param name without dashes
 * @param label what its value is called in help, empty for a flag
 * @param help one line
 * @param isList whether it may be given more than once; its variable has one value a line
 * @param letter behind one dash, for what every shell user writes so; else empty
 */
record Option(String name, String label, String help, boolean isList, String letter) {

  /** An option that is given at most once. */
  Option(String name, String label, String help) {
    this(name, label, help, false, "");
  }

  /** An option that is given or not; {@code --no-NAME} takes it back. */
  static Option flag(String name, String help) {
    return new Option(name, "", help);
  }

  /** An option that may be given more than once. */
  static Option list(String name, String label, String help) {
    return new Option(name, label, help, true, "");
  }

  /** Returns the same with a letter that stands for it behind one dash. */
  Option orLetter(String other) {
    return new Option(name, label, help, isList, other);
  }

  boolean isFlag() {
    return label.isEmpty();
  }

  /** Returns the environment variable that stands in for it. */
  String variable() {
    return "MSP_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
