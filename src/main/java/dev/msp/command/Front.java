package dev.msp.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a command may want of the program it runs in. */
public interface Front {

  /** A front end without a person. */
  Front NOBODY =
      new Front() {
        @Override
        public List<String> history() {
          return List.of();
        }

        @Override
        public void pause(String prompt) throws CommandFailure {
          throw new CommandFailure(
              CommandFailure.Kind.USAGE,
              "pause waits for a person, and there is no terminal; wait 2s waits without one");
        }
      };

  /** Returns the lines typed so far, the oldest first. */
  List<String> history();

  /**
   * Returns whether more commands come behind one that failed: then a session that could not be
   * opened at once may still be, and is of use.
   */
  default boolean goesOn() {
    return false;
  }

  /**
   * Asks the person something that is to be answered by yes or no.
   *
   * @param question one sentence, which may hold what came over a wire
   * @return false also where no person is
   */
  default boolean agrees(String question) throws InterruptedException {
    return false;
  }

  /**
   * Asks the person whether something may be lost, where there is one who can answer while it is
   * not lost yet.
   *
   * @param question one sentence, which may hold what came over a wire
   * @return true also where nobody is asked: then it is told afterwards
   */
  default boolean mayLose(String question) throws InterruptedException {
    return true;
  }

  /** Returns the name and version of the program. */
  default String program() {
    return "msp";
  }

  /** Returns where the program keeps what is no configuration, such as logs; it may be missing. */
  default Optional<Path> stateDirectory() {
    return Optional.empty();
  }

  /**
   * Waits until the person goes on.
   *
   * @throws CommandFailure if there is no person
   */
  void pause(String prompt) throws CommandFailure, InterruptedException;
}
