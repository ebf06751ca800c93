package dev.msp.cli;

import dev.msp.link.CloseReason;
import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.Clock;
import dev.msp.session.LinkState;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.SessionState;
import dev.msp.session.Timers;
import dev.msp.transport.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * An MSP/3 link to a peer, for a command that works on its channels: opened with all that is to be
 * asked first, and opened again by itself when it is lost.
 */
final class CalledLink implements AutoCloseable {

  private static final long LOOK = 20_000_000L;
  private static final long GOODBYE = 2_000_000_000L;

  private final Session session;

  private CalledLink(Session session) {
    this.session = session;
  }

  /**
   * Calls a peer, and waits until the link is open.
   *
   * @throws UserError if it cannot be opened; exit code 3, or 5 if the peer is not to be trusted
   */
  static CalledLink open(Endpoint endpoint, Words words, Streams streams) throws UserError {
    SealOptions options = new SealOptions(words, streams);
    PeerTrust trust = options.trust(endpoint);
    SessionPlan plan = Wiring.reliable(endpoint, options.calling(trust)).reconnecting();
    while (true) {
      CalledLink link = new CalledLink(new Session(plan, Clock.system(), Timers.onOneThread()));
      link.session.start();
      CloseReason failure = link.awaitFirst();
      if (failure == null) {
        return link;
      }
      link.session.close();
      boolean unknown = failure.kind() == CloseReason.Kind.UNKNOWN_PEER;
      if (!unknown || !trust.askPerson()) {
        throw new UserError(code(failure), failure.text());
      }
    }
  }

  /** Returns the exit code for a link that is over. */
  static int code(CloseReason reason) {
    return switch (reason.kind()) {
      case NOT_AUTHENTIC, UNKNOWN_PEER, NO_AGREEMENT, PROTOCOL_ERROR, PEER_RESET ->
          ExitCode.PROTOCOL;
      default -> ExitCode.NO_LINK;
    };
  }

  /** Waits for the first link; returns why there is none, or null if there is one. */
  private @Nullable CloseReason awaitFirst() {
    try {
      while (true) {
        SessionState state = session.state();
        if (session.link().map(LinkState::isOpen).orElse(false)) {
          return null;
        } else if (state instanceof SessionState.Closed closed) {
          return closed.reason();
        } else if (state instanceof SessionState.Reconnecting waiting) {
          return waiting.cause(); // it was never open: whoever asked should know
        }
        session.awaitChange(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CloseReason(CloseReason.Kind.BY_USER, "interrupted");
    }
  }

  /** Returns the session. */
  Session session() {
    return session;
  }

  /**
   * Opens a channel; waits for the next link first where the last one was lost.
   *
   * @throws ChannelException if the session is over
   */
  Channel channel(Channel.Kind kind) throws ChannelException, InterruptedException {
    while (true) {
      if (session.state() instanceof SessionState.Closed closed) {
        throw new ChannelException(ChannelException.Cause.CLOSED_HERE, closed.reason().text());
      }
      if (session.link().map(LinkState::isOpen).orElse(false)) {
        try {
          return session.openChannel(kind);
        } catch (ChannelException e) {
          if (e.why() != ChannelException.Cause.LINK_LOST) {
            throw e;
          }
        }
      }
      session.awaitChange(LOOK);
    }
  }

  /** Says goodbye, and ends it. */
  @Override
  public void close() {
    try {
      session.leave(GOODBYE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      session.close();
    }
  }
}
