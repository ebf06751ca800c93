package dev.msp.cli;

import dev.msp.script.LineRange;
import java.util.List;

/**
 * How {@code run} runs its files.
 *
 * @param lines which lines of each file
 * @param retries how often a failed file is run again, 0 and up
 * @param keepGoing whether the files after a failed one are run
 * @param parallel how many files run at a time, 1 and up
 * @param quiet whether only failures are told, beside what files say themselves
 * @param verbose whether each step is told
 */
record RunOptions(
    LineRange lines, int retries, boolean keepGoing, int parallel, boolean quiet, boolean verbose) {

  private static final Option FROM =
      new Option("from", "LINE", "begin with this line; for one file");
  private static final Option TO = new Option("to", "LINE", "end with this line; for one file");
  private static final Option RETRY =
      new Option("retry", "N", "run a failed file again from its beginning, N times at most");
  private static final Option KEEP_GOING =
      Option.flag(
          SendCommand.KEEP_GOING.name(),
          "run the other files after a failure; the first sets the exit code");
  private static final Option PARALLEL =
      new Option("parallel", "N", "run N files at a time; their output is not mixed [1]");
  private static final Option QUIET =
      Option.flag(SendCommand.QUIET.name(), "tell failures only, and what the files print");
  private static final Option VERBOSE = Option.flag("verbose", "tell each step and its time");

  private static final int MOST_RETRIES = 1000;
  private static final int MOST_PARALLEL = 100;

  static List<Option> options() {
    return List.of(FROM, TO, RETRY, KEEP_GOING, PARALLEL, QUIET, VERBOSE);
  }

  static RunOptions of(Words words) throws UserError {
    LineRange lines =
        new LineRange(
            number(words, FROM, 1, Integer.MAX_VALUE, 1),
            number(words, TO, 1, Integer.MAX_VALUE, Integer.MAX_VALUE));
    if (lines.from() > lines.to()) {
      throw UserError.usage(
          words.source(FROM) + " is line " + lines.from() + ", behind line " + lines.to());
    }
    return new RunOptions(
        lines,
        number(words, RETRY, 0, MOST_RETRIES, 0),
        words.flag(KEEP_GOING),
        number(words, PARALLEL, 1, MOST_PARALLEL, 1),
        words.flag(QUIET),
        words.flag(VERBOSE));
  }

  /** Returns whether a part of a file is to be run. */
  boolean isPart() {
    return !lines.equals(LineRange.ALL);
  }

  private static int number(Words words, Option option, int least, int most, int byDefault)
      throws UserError {
    String text = words.value(option);
    if (text == null) {
      return byDefault;
    }
    long number = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
    if (number < least || number > most) {
      String range = most == Integer.MAX_VALUE ? " on" : " to " + most;
      throw UserError.usage(
          words.source(option) + " takes a number from " + least + range + ", not " + text);
    }
    return (int) number;
  }
}
