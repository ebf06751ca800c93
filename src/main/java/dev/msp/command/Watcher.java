package dev.msp.command;

/** Told of each step that runs, on the thread that runs it. */
public interface Watcher {

  /** A step begins. */
  default void begins(Step<Command> step) {}

  /** A step has come to its end. */
  default void ended(Step<Command> step, Result result) {}

  /** A step of a background job failed: nobody else is told. */
  default void failed(StepFailure failure) {}
}
