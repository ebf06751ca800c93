package dev.msp.command;

/**
 * Something that writes down what is done in a workspace until it is stopped, or the workspace is
 * closed: a log, a recording.
 */
public interface Witness {

  /** Returns what it is, in one word; there is one of a kind at a time. */
  String kind();

  /** Returns where it writes to, for messages. */
  String target();

  /**
   * A command that belongs to no block begins.
   *
   * @throws CommandFailure if it cannot go on; the command is not run then
   */
  default void begins(Step<Command> step) throws CommandFailure {}

  /**
   * A command that belongs to no block did what it should.
   *
   * @throws CommandFailure if it cannot go on
   */
  default void ended(Step<Command> step) throws CommandFailure {}

  /** A command that belongs to no block failed, or was cancelled. */
  default void failed(Step<Command> step) {}

  /**
   * The workspace is about to be closed: all sessions are still there.
   *
   * @throws CommandFailure if it cannot go on
   */
  default void closing() throws CommandFailure {}

  /**
   * Writes what is left, and ends.
   *
   * @return what to say of it
   * @throws CommandFailure if not all could be written
   */
  Result stop() throws CommandFailure, InterruptedException;
}
