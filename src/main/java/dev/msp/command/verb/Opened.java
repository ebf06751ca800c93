package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.OpenSession;
import dev.msp.link.CloseReason;
import dev.msp.session.Event;
import dev.msp.session.JournalReader;
import dev.msp.session.LinkState;
import dev.msp.session.NextLink;
import dev.msp.session.Protocol;
import dev.msp.session.SessionState;
import java.util.Optional;

/** What a session's end means for the command that needs it. */
final class Opened {

  private static final long LOOK_AROUND = 3_600_000_000_000L;

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

  /**
   * Waits until a session is open, which its first attempt decides; returns what is to be said.
   *
   * @throws CommandFailure if that failed, also where the session goes on trying
   */
  static String await(Call call, OpenSession opened) throws CommandFailure, InterruptedException {
    String wire = awaitWire(call, opened);
    Optional<CloseReason> none = new NextLink(opened.session()).awaitFirst();
    if (none.isPresent() && opened.isClosed()) {
      throw lost(opened, "");
    } else if (none.isPresent()) {
      throw failed(call, opened, none.get().text());
    }
    return wire + opened.session().link().map(Opened::described).orElse("");
  }

  /** Returns what is to be said of a link behind the wire. */
  private static String described(LinkState link) {
    return link.isSealed() ? ", sealed with " + link.fingerprint() : ", MSP/3, not sealed";
  }

  private static String awaitWire(Call call, OpenSession opened)
      throws CommandFailure, InterruptedException {
    JournalReader reader = opened.journal().read();
    while (!reader.isAtEnd()) {
      if (reader.poll() instanceof Event.StateEvent event) {
        switch (event.state()) {
          case "open" -> {
            return "open, " + event.detail();
          }
          case "reconnecting" -> throw failed(call, opened, event.detail());
          default -> {} // opening, or closed: then the journal ends
        }
      } else {
        reader.await(LOOK_AROUND);
      }
    }
    throw lost(opened, "");
  }

  /** Returns whether a session whose first attempt has failed is kept. */
  static boolean isTryingAgain(Call call, OpenSession opened) {
    return call.workspace().front().goesOn() && !opened.isClosed();
  }

  /**
   * The first attempt has failed.
   *
   * @param told what the journal says of it, for the next attempt may have begun meanwhile
   */
  private static CommandFailure failed(Call call, OpenSession opened, String told) {
    SessionState now = opened.session().state();
    String cause = now instanceof SessionState.Reconnecting waits ? waits.cause().text() : told;
    return new CommandFailure(
        Kind.LINK, cause + (isTryingAgain(call, opened) ? "; trying again" : ""));
  }

  private static Kind kind(CloseReason reason) {
    return switch (reason.kind()) {
      case BAD_PASSWORD,
          BAD_FRAME,
          NOT_AUTHENTIC,
          UNKNOWN_PEER,
          NO_AGREEMENT,
          PROTOCOL_ERROR,
          PEER_RESET ->
          Kind.PROTOCOL;
      default -> Kind.LINK;
    };
  }
}
