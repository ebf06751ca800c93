package dev.msp.session;

import dev.msp.link.CloseReason;

/**
 * Where a session stands.
 *
 * <pre>
 *   OPENING ──▶ OPEN ──no ACK, nothing else to do──▶ PARKED ──next message──▶ OPENING
 *      │          │
 *      ├──────────┼──lost, reconnect (or no ACK and more to send)──▶ RECONNECTING ──time──▶ OPENING
 *      └──────────┴──lost, no reconnect, denied, or a wrong password─▶ CLOSED
 * </pre>
 *
 * <p>Closing by the user leads from every state to CLOSED at once.
 */
public sealed interface SessionState {

  /** Returns the state in one word, as in JSON lines. */
  String word();

  /** Returns why it is so, as a clause; empty where nothing went wrong. */
  default String why() {
    return "";
  }

  /** Returns it as a clause behind the name of the session, to say why nothing is sent now. */
  default String standing() {
    return "is " + word() + (why().isEmpty() ? "" : " (" + why() + ')');
  }

  /** The wire is being opened. */
  record Opening() implements SessionState {
    @Override
    public String word() {
      return "opening";
    }
  }

  /**
   * Messages go both ways.
   *
   * @param wire both ends, for a person
   */
  record Open(String wire) implements SessionState {
    @Override
    public String word() {
      return "open";
    }

    @Override
    public String standing() {
      return "still waits for the ACKs of earlier messages";
    }
  }

  /**
   * The wire was lost and will be opened again.
   *
   * @param attempt which attempt comes next: 1, 2, 3 and so on
   * @param retryAt when, in nanoseconds on the session's clock; a view counts down to it
   * @param cause why the wire was lost
   */
  record Reconnecting(int attempt, long retryAt, CloseReason cause) implements SessionState {
    @Override
    public String word() {
      return "reconnecting";
    }

    @Override
    public String why() {
      return cause.text();
    }
  }

  /**
   * The connection was given up after a message without ACK; the next message opens another.
   *
   * @param cause why
   */
  record Parked(CloseReason cause) implements SessionState {
    @Override
    public String word() {
      return "parked";
    }

    @Override
    public String why() {
      return cause.text();
    }
  }

  /**
   * Over, for good.
   *
   * @param reason why
   */
  record Closed(CloseReason reason) implements SessionState {
    @Override
    public String word() {
      return "closed";
    }

    @Override
    public String why() {
      return reason.text();
    }
  }
}
