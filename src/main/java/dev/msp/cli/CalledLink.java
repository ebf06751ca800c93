package dev.msp.cli;

import dev.msp.link.CloseReason;
import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.Clock;
import dev.msp.session.NextLink;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.Timers;
import dev.msp.transport.Endpoint;
import java.util.Optional;

/**
 * An MSP/3 link to a peer, for a command that works on its channels: opened with all that is to be
 * asked first, and opened again by itself when it is lost.
 */
final class CalledLink implements AutoCloseable {

  private static final long GOODBYE = 2_000_000_000L;
  private static final long SILENCE = 3_000_000_000L;

  private final Session session;
  private final NextLink links;

  private CalledLink(Session session) {
    this.session = session;
    this.links = new NextLink(session);
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
    Timers timers = Timers.onOneThread();
    while (true) {
      CalledLink link = new CalledLink(new Session(plan, Clock.system(), timers));
      link.session.start();
      timers.after(SILENCE, () -> link.tellWait(endpoint, streams));
      Optional<CloseReason> failure = link.awaitFirst();
      if (failure.isEmpty()) {
        return link;
      }
      link.session.close();
      boolean unknown = failure.get().kind() == CloseReason.Kind.UNKNOWN_PEER;
      if (!unknown || !trust.askPerson()) {
        throw new UserError(code(failure.get()), located(endpoint, failure.get().text()));
      }
    }
  }

  /** Says why nothing happens yet. */
  private void tellWait(Endpoint endpoint, Streams streams) {
    boolean waits = session.link().map(link -> !link.isOpen()).orElse(false);
    if (waits && !session.isClosed()) {
      streams.complain("waiting for " + endpoint.label() + " to answer");
    }
  }

  private static String located(Endpoint endpoint, String text) {
    String name = SealOptions.nameOf(endpoint);
    return text.contains(name) ? text : name + ": " + text;
  }

  /** Returns the exit code for a link that is over. */
  static int code(CloseReason reason) {
    return switch (reason.kind()) {
      case NOT_AUTHENTIC, UNKNOWN_PEER, NO_AGREEMENT, PROTOCOL_ERROR, PEER_RESET ->
          ExitCode.PROTOCOL;
      default -> ExitCode.NO_LINK;
    };
  }

  private Optional<CloseReason> awaitFirst() {
    try {
      return links.awaitFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new CloseReason(CloseReason.Kind.BY_USER, "interrupted"));
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
    return links.channel(kind);
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
