package dev.msp.ui.console;

import dev.msp.command.OpenSession;
import dev.msp.session.LinkState;
import dev.msp.session.Listener;
import dev.msp.session.SessionState;
import java.util.Optional;

/** Says where a session stands: with a sign and a word, neither a colour nor a sign alone. */
final class StateText {

  private static final long SECOND = 1_000_000_000L;

  private StateText() {}

  /** Returns only the sign. */
  static String sign(OpenSession session) {
    SessionState state = state(session);
    boolean guests = session.listener().filter(one -> !one.guests().isEmpty()).isPresent();
    if (state instanceof SessionState.Open || guests) {
      return link(session).map(LinkState::isOpen).orElse(true) ? "●" : "○";
    }
    return state instanceof SessionState.Closed ? "✗" : "○";
  }

  /**
   * Returns sign and word.
   *
   * @param now the session's time, in nanoseconds
   */
  static String of(OpenSession session, long now) {
    boolean listens = session.listener().isPresent();
    SessionState state = state(session);
    return sign(session)
        + ' '
        + link(session).map(StateText::word).orElse(word(state, listens, now));
  }

  /** Returns how the MSP/3 link on an open wire stands; empty where that is not spoken. */
  static Optional<LinkState> link(OpenSession session) {
    return state(session) instanceof SessionState.Open
        ? session.session().link()
        : Optional.empty();
  }

  /** A wire alone is of no use to MSP/3: what counts is the link on it. */
  private static String word(LinkState link) {
    return link.isOpen() ? link.isSealed() ? "sealed" : "clear" : "greeting";
  }

  /** Returns where it stands; a listener only waits, whoever is there. */
  private static SessionState state(OpenSession session) {
    boolean listens = session.listener().isPresent() && !session.isClosed();
    return listens ? new SessionState.Opening() : session.session().state();
  }

  /**
   * Returns the word.
   *
   * @param accepting whether it waits for whoever comes
   */
  static String word(SessionState state, boolean accepting, long now) {
    boolean waits =
        state instanceof SessionState.Opening || state instanceof SessionState.Reconnecting;
    if (accepting && waits) {
      return "listening";
    }
    if (state instanceof SessionState.Reconnecting waiting) {
      long seconds = (waiting.retryAt() - now + SECOND - 1) / SECOND;
      return seconds > 0 ? state.word() + " in " + seconds + " s" : state.word();
    }
    return state.word();
  }

  /** Returns whether it says something else as time goes on. */
  static boolean isCounting(OpenSession session) {
    return state(session) instanceof SessionState.Reconnecting;
  }

  /** Returns where the session goes, who is there, and why where nobody is. */
  static String detail(OpenSession session) {
    SessionState state = state(session);
    String place = session.place();
    if (state instanceof SessionState.Open open) {
      return open.wire().contains(place) ? open.wire() : place + "  " + open.wire();
    }
    if (state.why().isEmpty()) {
      return session.listener().map(one -> place + "  " + there(one)).orElse(place);
    }
    boolean ours = session.origin().isEmpty(); // else the peer alone can come again
    return place + "  " + state.why() + (ours ? remedy(state) : "");
  }

  private static String there(Listener listener) {
    int count = listener.guests().size();
    return switch (count) {
      case 0 -> "nobody is connected";
      case 1 -> "1 connection is open";
      default -> count + " connections are open";
    };
  }

  private static String remedy(SessionState state) {
    if (state instanceof SessionState.Closed) {
      return "; reopen opens it again";
    }
    return state instanceof SessionState.Parked ? "; the next message opens it again" : "";
  }
}
