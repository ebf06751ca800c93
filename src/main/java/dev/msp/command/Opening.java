package dev.msp.command;

import dev.msp.session.SessionPlan;

/** How a session is opened, the first time and again. */
public interface Opening {

  /**
   * Returns the plan; a new one each time, for what one of them holds, such as a port that is
   * listened on, is closed with its session.
   *
   * @throws CommandFailure if there is none any more
   */
  SessionPlan plan() throws CommandFailure;
}
