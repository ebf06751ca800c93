package dev.msp.command;

import java.util.List;

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
   * Waits until the person goes on.
   *
   * @throws CommandFailure if there is no person
   */
  void pause(String prompt) throws CommandFailure, InterruptedException;
}
