package dev.msp.command.verb;

import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.OpenSession;
import dev.msp.link.CloseReason;
import dev.msp.session.Protocol;
import dev.msp.session.SessionState;

/** What a session's end means for the command that needs it. */
final class Opened {

  private Opened() {}

  /** Returns the failure that a lost link is. */
  static CommandFailure lost(OpenSession session, String what) {
    if (session.session().state() instanceof SessionState.Closed closed) {
      return new CommandFailure(kind(closed.reason()), what + closed.reason().text());
    }
    return new CommandFailure(Kind.LINK, what + "the link was lost");
  }

  /**
   * Refuses what needs messages on a session that has none.
   *
   * @param instead what to do, as a clause
   * @throws CommandFailure if the session speaks raw
   */
  static void refuseRaw(OpenSession session, String instead) throws CommandFailure {
    if (session.session().protocol() == Protocol.RAW) {
      throw new CommandFailure(
          Kind.USAGE,
          session.name()
              + " speaks raw, which has no messages; "
              + instead
              + ", or set protocol classic");
    }
  }

  private static Kind kind(CloseReason reason) {
    return switch (reason.kind()) {
      case BAD_PASSWORD, BAD_FRAME -> Kind.PROTOCOL;
      default -> Kind.LINK;
    };
  }
}
