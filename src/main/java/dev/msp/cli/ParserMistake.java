package dev.msp.cli;

import dev.msp.config.Nearest;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line that picocli refused, in our words. */
final class ParserMistake {

  private ParserMistake() {}

  /** Returns one sentence for the user. */
  static String sentence(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    String what =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched.getUnmatched().get(0), spec)
            : String.valueOf(e.getMessage());
    return what + "; see: " + spec.qualifiedName() + " --help";
  }

  private static String unmatched(String word, CommandSpec spec) {
    if (word.startsWith("-")) {
      // What stands behind the = is not repeated: it may be a password.
      String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      return unknown("option", option, List.copyOf(spec.optionsMap().keySet()));
    }
    Map<String, CommandLine> commands = spec.subcommands();
    return commands.isEmpty()
        ? spec.name() + " takes no such word: " + word
        : unknown("command", word, List.copyOf(commands.keySet()));
  }

  private static String unknown(String kind, String word, List<String> known) {
    String nearest = Nearest.to(word, known);
    return "there is no "
        + kind
        + ' '
        + word
        + (nearest.isEmpty() ? "" : "; did you mean " + nearest + "?");
  }
}
