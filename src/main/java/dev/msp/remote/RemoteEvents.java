package dev.msp.remote;

import java.util.List;

/**
 * Told what a peer wants to be run, by the threads that run it; must not hold them up. Names and
 * arguments are foreign text.
 */
public interface RemoteEvents {

  /**
   * A peer has asked for a command. Whatever else is told of it comes later, and nothing runs
   * before this returns. Exactly one of {@link #refused} and {@link #ended} follows.
   */
  void asked(String name, List<String> arguments);

  /**
   * It is not run.
   *
   * @param why a clause, as the peer is told it
   */
  void refused(String name, String why);

  /** It was run and is over, or could not be started; where it was ended, no process is left. */
  void ended(String name, Outcome outcome);
}
