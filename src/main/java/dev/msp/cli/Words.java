package dev.msp.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of one command line after parsing: positional words in order, and options by name (a
 * flag is {@code yes} or {@code no}). What is not there comes from the environment.
 *
 * @param positional words that are no options
 * @param options by long name without dashes
 * @param lists the options that may be given more than once: their values, in order
 * @param environment the {@code MSP_…} variables and all others
 */
record Words(
    List<String> positional,
    Map<String, String> options,
    Map<String, List<String>> lists,
    Map<String, String> environment) {

  /** The words of a command whose options are given at most once. */
  Words(List<String> positional, Map<String, String> options, Map<String, String> environment) {
    this(positional, options, Map.of(), environment);
  }

  /**
   * Returns the value of an option: from the command line, else from the environment, else null.
   */
  @Nullable String value(Option option) {
    String given = options.get(option.name());
    if (given != null) {
      return given;
    }
    // An empty variable is one that somebody could not unset.
    String variable = environment.get(option.variable());
    return variable == null || variable.isEmpty() ? null : variable;
  }

  /**
   * Returns the values of an option that may be given more than once: all from the command line,
   * else all lines of its variable.
   */
  List<String> values(Option option) {
    List<String> given = lists.get(option.name());
    if (given != null) {
      return given;
    }
    String variable = environment.getOrDefault(option.variable(), "");
    return variable.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Returns where {@link #value} has it from, for messages: the option or the variable. */
  String source(Option option) {
    return isGiven(option) ? "--" + option.name() : option.variable();
  }

  /** Returns whether the option stands on the command line itself. */
  boolean isGiven(Option option) {
    return options.containsKey(option.name()) || lists.containsKey(option.name());
  }

  /** Returns whether a flag is set. */
  boolean flag(Option option) throws UserError {
    String value = value(option);
    if (value == null) {
      return false;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "on", "1" -> true;
      case "no", "false", "off", "0" -> false;
      default ->
          throw UserError.usage(
              option.variable() + " is neither yes nor no: it is \"" + value + '"');
    };
  }
}
