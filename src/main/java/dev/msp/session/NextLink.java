package dev.msp.session;

import dev.msp.link.CloseReason;
import java.util.Optional;

/**
 * Waits for the MSP/3 link of a session, which may be lost and made again meanwhile. For a session
 * with threads of its own.
 *
 * @param session whose link
 */
public record NextLink(Session session) {

  /** How often is looked at it, should nobody have told that it has changed, in nanoseconds. */
  private static final long LOOK = 20_000_000L;

  /**
   * Waits for the first link.
   *
   * @return why there is none, also where the session goes on trying; empty if there is one, or if
   *     the peer turned out to speak classic
   */
  public Optional<CloseReason> awaitFirst() throws InterruptedException {
    while (true) {
      SessionState state = session.state();
      Optional<LinkState> link = session.link();
      if (state instanceof SessionState.Closed closed) {
        return Optional.of(closed.reason());
      } else if (state instanceof SessionState.Reconnecting waiting) {
        return Optional.of(waiting.cause()); // it was never open: whoever asked should know
      } else if (link.map(LinkState::isOpen).orElse(state instanceof SessionState.Open)) {
        return Optional.empty();
      }
      session.awaitChange(LOOK);
    }
  }

  /**
   * Opens a channel; waits for the next link first where the last one was lost.
   *
   * @throws ChannelException if the session is over, or does not speak MSP/3
   */
  public Channel channel(Channel.Kind kind) throws ChannelException, InterruptedException {
    while (true) {
      SessionState state = session.state();
      Optional<LinkState> link = session.link();
      if (state instanceof SessionState.Closed closed) {
        throw new ChannelException(ChannelException.Cause.CLOSED_HERE, closed.reason().text());
      } else if (link.isEmpty()) {
        throw new ChannelException(ChannelException.Cause.CLOSED_HERE, noLink());
      } else if (link.get().isOpen()) {
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

  private String noLink() {
    Protocol protocol = session.protocol();
    return protocol.isReliable()
        ? "the peer speaks classic MSP, and this takes MSP/3"
        : "the session speaks " + protocol.word() + ", and this takes MSP/3";
  }
}
