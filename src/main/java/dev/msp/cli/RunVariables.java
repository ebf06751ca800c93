package dev.msp.cli;

import dev.msp.command.ArgumentType.UnfitException;
import dev.msp.command.Scope;
import dev.msp.command.Secrets;
import dev.msp.command.Types;
import dev.msp.frame.Bytes;
import java.io.Console;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The variables that files are given: {@code --var} and {@code --secret}. */
final class RunVariables {

  private static final Option VAR =
      Option.list(
          "var", "NAME[=VALUE]", "give a variable a value; without one, secretly that of $NAME");
  private static final Option SECRET =
      Option.list(
          "secret", "NAME", "give a variable the value of $NAME, or ask; it is never shown");

  /** Where a variable has its value from. */
  private enum Source {
    COMMAND_LINE,
    ENVIRONMENT,
    ENVIRONMENT_OR_PERSON
  }

  private final Map<String, Source> sources = new TreeMap<>();
  private final Map<String, String> values = new HashMap<>();

  private RunVariables() {}

  static List<Option> options() {
    return List.of(VAR, SECRET);
  }

  /** Reads which variables there are; a value is never repeated in a message. */
  static RunVariables of(Words words) throws UserError {
    RunVariables variables = new RunVariables();
    for (String given : words.values(VAR)) {
      int sign = given.indexOf('=');
      String name = sign < 0 ? given : given.substring(0, sign);
      variables.add(name, sign < 0 ? Source.ENVIRONMENT : Source.COMMAND_LINE, words, VAR);
      if (sign >= 0) {
        variables.values.put(name, given.substring(sign + 1));
      }
    }
    for (String name : words.values(SECRET)) {
      variables.add(name, Source.ENVIRONMENT_OR_PERSON, words, SECRET);
    }
    return variables;
  }

  private void add(String name, Source source, Words words, Option option) throws UserError {
    try {
      Types.VARIABLE.read(Bytes.utf8(name));
    } catch (UnfitException e) {
      String shown = option.equals(VAR) ? '"' + name + "\" " : ""; // a secret given as its name
      throw UserError.usage(words.source(option) + ": what was given " + shown + e.getMessage());
    }
    if (sources.put(name, source) != null) {
      throw UserError.usage("the variable " + name + " is given twice");
    }
  }

  /** Returns the names of all. */
  Set<String> names() {
    return sources.keySet();
  }

  /**
   * Finds the values, and asks for those that are nowhere.
   *
   * @param secrets keeps what came from anywhere but the command line
   */
  Scope resolve(Map<String, String> environment, Secrets secrets) throws UserError {
    for (Map.Entry<String, Source> each : sources.entrySet()) {
      if (each.getValue() != Source.COMMAND_LINE) {
        String value = environment.getOrDefault(each.getKey(), "");
        if (value.isEmpty()) {
          value = missing(each.getKey(), each.getValue());
        }
        secrets.add(value);
        values.put(each.getKey(), value);
      }
    }
    return name -> Optional.ofNullable(values.get(name));
  }

  private static String missing(String name, Source source) throws UserError {
    Console console = source == Source.ENVIRONMENT_OR_PERSON ? System.console() : null;
    char[] typed = console == null ? null : console.readPassword("%s: ", name);
    if (typed == null || typed.length == 0) {
      throw UserError.usage(
          "the variable "
              + name
              + " is empty or not set in the environment: set it there"
              + (source == Source.ENVIRONMENT ? ", or give --var " + name + "=VALUE" : ""));
    }
    return new String(typed);
  }
}
