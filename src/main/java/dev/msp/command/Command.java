package dev.msp.command;

import java.util.Set;

/** A command that can be run: at a prompt, from a key, or as a line of a file. */
public interface Command extends Verb {

  /**
   * Does it.
   *
   * @return what is to be shown; a front end prints it
   * @throws CommandFailure if it did not come to what was asked for
   * @throws MistakeException if a variable has no value, or one that does not fit
   * @throws InterruptedException if the user cancelled it
   */
  Result run(Call call) throws CommandFailure, MistakeException, InterruptedException;

  /** Returns the variables that get a value when it runs. */
  default Set<String> defines(Arguments arguments) {
    return Set.of();
  }

  /** Returns whether it is there to tell something, which a run of a file prints, too. */
  default boolean tells() {
    return false;
  }

  /** Returns whether it may take minutes, so that where a person is others go on beside it. */
  default boolean takesLong() {
    return false;
  }

  /** Returns whether a recording of what is done by hand keeps it. */
  default boolean isRecorded() {
    return true;
  }
}
