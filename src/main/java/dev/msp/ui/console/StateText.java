package dev.msp.ui.console;

import dev.msp.command.OpenSession;
import dev.msp.session.SessionState;

/** Says where a session stands: with a sign and a word, neither a colour nor a sign alone. */
final class StateText {

  private static final long SECOND = 1_000_000_000L;

  private StateText() {}

  /** Returns only the sign. */
  static String sign(OpenSession session) {
    SessionState state = session.session().state();
    if (state instanceof SessionState.Open) {
      return "●";
    }
    return state instanceof SessionState.Closed ? "✗" : "○";
  }

  /**
   * Returns sign and word.
   *
   * @param now the session's time, in nanoseconds
   */
  static String of(OpenSession session, long now) {
    SessionState state = session.session().state();
    return sign(session) + ' ' + word(state, session.session().isAccepting(), now);
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
    return session.session().state() instanceof SessionState.Reconnecting
        && !session.session().isAccepting();
  }

  /** Returns where the session goes, who is there, and why where nobody is. */
  static String detail(OpenSession session) {
    SessionState state = session.session().state();
    String place = session.place();
    if (state instanceof SessionState.Open open) {
      return open.wire().contains(place) ? open.wire() : place + "  " + open.wire();
    }
    if (session.session().isAccepting() && !session.session().isClosed() || state.why().isEmpty()) {
      return place;
    }
    return place + "  " + state.why() + remedy(state);
  }

  private static String remedy(SessionState state) {
    if (state instanceof SessionState.Closed) {
      return "; reopen opens it again";
    }
    return state instanceof SessionState.Parked ? "; the next message opens it again" : "";
  }
}
