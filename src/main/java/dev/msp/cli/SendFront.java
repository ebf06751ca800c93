package dev.msp.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the command line of {@code send} in a fraction of the time that picocli takes to load. It
 * understands what is plainly right, as picocli does; anything else (help, a mistake, an unusual
 * spelling) it leaves to picocli, which then finds the words for it.
 */
final class SendFront {

  private SendFront() {}

  /**
   * Returns the words, or null if picocli should look at them.
   *
   * @param args everything after {@code send}
   */
  static @Nullable Words parse(
      List<Option> options, String[] args, Map<String, String> environment) {
    List<String> positional = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    boolean onlyPositional = false;
    for (int i = 0; i < args.length; i++) {
      String word = args[i];
      if (onlyPositional || !word.startsWith("-") || word.equals("-")) {
        positional.add(word);
      } else if (word.equals("--")) {
        onlyPositional = true;
      } else {
        int used = option(options, args, i, values);
        if (used == 0) {
          return null;
        }
        i += used - 1;
      }
    }
    Words words = new Words(positional, values, environment);
    int least = words.value(ConfigFile.PROFILE) == null ? 2 : 1;
    return positional.size() < least ? null : words;
  }

  /** Takes the option at {@code i}; returns how many words it used, 0 if it is none plainly. */
  private static int option(
      List<Option> options, String[] args, int i, Map<String, String> values) {
    String word = args[i];
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Option option = find(options, name);
    if (option == null || values.containsKey(option.name())) {
      return 0;
    }
    if (option.isFlag()) {
      values.put(option.name(), name.startsWith("--no-") ? "no" : "yes");
      return equals < 0 ? 1 : 0;
    }
    if (equals >= 0) {
      if (word.startsWith("-", equals + 1)) {
        return 0; // picocli takes some such values for options
      }
      values.put(option.name(), word.substring(equals + 1));
      return 1;
    }
    if (i + 1 == args.length || args[i + 1].startsWith("-") || args[i + 1].isEmpty()) {
      return 0;
    }
    values.put(option.name(), args[i + 1]);
    return 2;
  }

  private static @Nullable Option find(List<Option> options, String name) {
    if (!name.startsWith("--")) {
      return null;
    }
    String bare = name.substring(2);
    String positive = bare.startsWith("no-") ? bare.substring(3) : bare;
    for (Option option : options) {
      if (option.name().equals(bare) || (option.isFlag() && option.name().equals(positive))) {
        return option;
      }
    }
    return null;
  }
}
