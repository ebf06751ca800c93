package dev.msp.remote;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that a peer may be granted: a program and its arguments as the owner wrote them. Where
 * a word behind the program holds <code>{1}</code> to <code>{16}</code>, the peer gives what stands
 * there. No shell reads any of it, unless the program is one.
 *
 * @param argv the program, then its arguments
 * @param directory where it runs
 * @param timeout how long it may run, in nanoseconds
 * @param output how much it may write to both streams together, in bytes
 */
public record NamedCommand(List<String> argv, Path directory, long timeout, int output) {

  /** How long a command may run unless its owner says otherwise, in nanoseconds. */
  public static final long TIMEOUT = 30_000_000_000L;

  /** How much it may write unless its owner says otherwise, in bytes. */
  public static final int OUTPUT = 1 << 20;

  private static final Pattern PLACE = Pattern.compile("\\{([1-9]|1[0-6])\\}");
  private static final String END_OF_OPTIONS = "--";

  /** Copies the list. */
  public NamedCommand {
    argv = List.copyOf(argv);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a command without a program");
    }
  }

  /** Returns the command that is any command: its one argument is a line for a shell. */
  public static NamedCommand shell(Path directory) {
    List<String> argv = List.of("/bin/sh", "-c", END_OF_OPTIONS, "{1}");
    return new NamedCommand(argv, directory, TIMEOUT, OUTPUT);
  }

  /** Returns how many arguments a peer has to give, 0 to 16. */
  public int arguments() {
    int greatest = 0;
    for (String word : argv.subList(1, argv.size())) {
      Matcher place = PLACE.matcher(word);
      while (place.find()) {
        greatest = Math.max(greatest, Integer.parseInt(place.group(1)));
      }
    }
    return greatest;
  }

  /**
   * Returns the words to run, with the peer's arguments in their places.
   *
   * @throws RemoteException if they do not fit: too few, too many, or unfit
   */
  List<String> words(List<String> given) throws RemoteException {
    int wanted = arguments();
    if (given.size() != wanted) {
      throw refused(
          wanted == 0
              ? "it takes no arguments"
              : "it takes " + wanted + (wanted == 1 ? " argument" : " arguments"));
    }
    for (String argument : given) {
      check(argument);
    }
    List<String> words = new ArrayList<>();
    boolean options = true;
    for (String word : argv) {
      String filled = words.isEmpty() ? word : fill(word, given);
      if (options && filled.startsWith("-") && !word.startsWith("-")) {
        throw refused("an argument that begins with a dash would be taken for an option");
      }
      options = options && !word.equals(END_OF_OPTIONS);
      words.add(filled);
    }
    return words;
  }

  private static void check(String argument) throws RemoteException {
    if (argument.getBytes(StandardCharsets.UTF_8).length > RemoteRecord.MAX_WORD) {
      throw refused("an argument is longer than 4096 bytes");
    }
    if (argument.codePoints().anyMatch(Character::isISOControl)) {
      throw refused("an argument holds a control character");
    }
  }

  private static String fill(String word, List<String> given) {
    Matcher place = PLACE.matcher(word);
    return place.replaceAll(
        found -> Matcher.quoteReplacement(given.get(Integer.parseInt(found.group(1)) - 1)));
  }

  private static RemoteException refused(String why) {
    return new RemoteException(RemoteException.Cause.REFUSED, why);
  }
}
