package dev.msp.session;

import dev.msp.link.ClassicConfig;
import dev.msp.link.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * Decides what comes after a wire that was lost, or could not be opened, and what is said of it.
 * Where all waits are the same, one failure that repeats itself is said once: a port may be gone
 * for a week.
 */
final class Reopening {

  private final @Nullable Backoff backoff;
  private final boolean serves;
  private int attempt;
  private boolean wasOpen;
  private String said = "";

  /**
   * Has seen no failure yet.
   *
   * @param plan whose backoff is null where a lost wire is not opened again
   */
  Reopening(SessionPlan plan) {
    this.backoff = plan.backoff();
    this.serves = plan.link().afterTimeout() == ClassicConfig.AfterTimeout.GO_ON;
  }

  /** The wire is open. */
  void opened() {
    wasOpen = true;
    said = "";
  }

  /** Returns whether the wire ever was open. */
  boolean wasOpen() {
    return wasOpen;
  }

  /** Bytes came: the peer is there, and the waits begin anew. */
  void heard() {
    attempt = 0;
  }

  /**
   * Returns what comes next.
   *
   * @param queued how many messages wait for a wire
   */
  SessionState after(CloseReason reason, int queued, long now) {
    return switch (reason.kind()) {
      case BY_USER, UNKNOWN_PEER -> new SessionState.Closed(reason);
      case NOT_AUTHENTIC, NO_AGREEMENT ->
          serves ? retry(reason, now) : new SessionState.Closed(reason);
      case BAD_PASSWORD -> serves ? retry(reason, now) : new SessionState.Closed(reason);
      case CONNECT_DENIED -> wasOpen ? retry(reason, now) : new SessionState.Closed(reason);
      case ACK_TIMEOUT ->
          backoff != null || queued > 0
              ? new SessionState.Reconnecting(1, now, reason)
              : new SessionState.Parked(reason);
      default -> retry(reason, now);
    };
  }

  private SessionState retry(CloseReason reason, long now) {
    if (backoff == null) {
      return new SessionState.Closed(reason);
    }
    attempt++;
    return new SessionState.Reconnecting(attempt, now + backoff.delay(attempt), reason);
  }

  /** Returns whether the attempt that begins is worth a word. */
  boolean isToldOfOpening() {
    return said.isEmpty();
  }

  /** Returns what is to be said of a new state, or null if that was said before. */
  @Nullable String detail(SessionState next, long now) {
    if (next instanceof SessionState.Reconnecting waiting) {
      String cause = waiting.cause().text();
      if (backoff == null || !backoff.isFixed()) {
        long millis = Math.max(0, waiting.retryAt() - now) / 1_000_000;
        return cause + "; attempt " + waiting.attempt() + " in " + millis + " ms";
      }
      boolean news = !said.equals(cause);
      said = cause;
      return news ? cause + "; trying again every " + backoff.first() / 1_000_000 + " ms" : null;
    }
    return next instanceof SessionState.Closed closed
        ? closed.reason().text()
        : ((SessionState.Parked) next).cause().text();
  }
}
