package dev.msp.command;

/** Told of each step that runs, on the thread that runs it. */
public interface Watcher {

  /** A step begins. */
  default void begins(Step<Command> step) {}

  /**
   * A step goes on.
   *
   * @param line how far it is, which takes the place of what it told so before; may hold what came
   *     over a wire
   */
  default void progress(Step<Command> step, String line) {}

  /** A step has something to say before its end. */
  default void told(Step<Command> step, Result said) {}

  /** A step has come to its end. */
  default void ended(Step<Command> step, Result result) {}

  /** A step of a background job failed: nobody else is told. */
  default void failed(StepFailure failure) {}
}
