package dev.msp.session;

import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a session is made from.
 *
 * @param endpoint where it goes
 * @param connector opens the wire
 * @param link how the link behaves
 * @param halfFrame when a frame that began and does not end counts as failed
 * @param journalCapacity bytes that the journal may take
 * @param responder answers messages
 * @param protocol what is spoken at first
 * @param backoff how long to wait before a lost wire is opened again; null if it is not
 * @param reliable how MSP/3 is spoken; null if it is not
 */
public record SessionPlan(
    Endpoint endpoint,
    Connector connector,
    ClassicConfig link,
    HalfFrame halfFrame,
    int journalCapacity,
    Responder responder,
    Protocol protocol,
    @Nullable Backoff backoff,
    @Nullable ReliablePlan reliable) {

  /** The plan of a session that speaks classic, and reconnects if the endpoint says so. */
  public SessionPlan(
      Endpoint endpoint,
      Connector connector,
      ClassicConfig link,
      HalfFrame halfFrame,
      int journalCapacity,
      Responder responder) {
    this(
        endpoint,
        connector,
        link,
        halfFrame,
        journalCapacity,
        responder,
        Protocol.CLASSIC,
        Backoff.of(endpoint, "no"),
        null);
  }

  /** Returns whether frames may share a write: for peers that pipeline, and never for answers. */
  boolean batches() {
    return link.window() > 1 && link.afterTimeout() != ClassicConfig.AfterTimeout.GO_ON;
  }

  /** Returns the same plan for another endpoint, which is reached the same way. */
  public SessionPlan to(Endpoint other) {
    return new SessionPlan(
        other, connector, link, halfFrame, journalCapacity, responder, protocol, backoff, reliable);
  }

  /** Returns the same plan for a session whose wires are opened by something else. */
  public SessionPlan through(Connector other) {
    return new SessionPlan(
        endpoint, other, link, halfFrame, journalCapacity, responder, protocol, backoff, reliable);
  }

  /** Returns the same plan for a session whose wire is lost for good when it is lost. */
  public SessionPlan once() {
    return after(null);
  }

  private SessionPlan after(@Nullable Backoff other) {
    return new SessionPlan(
        endpoint,
        connector,
        link,
        halfFrame,
        journalCapacity,
        responder,
        protocol,
        other,
        reliable);
  }

  /** Returns the same plan for a session that speaks another protocol at first. */
  public SessionPlan speaking(Protocol other) {
    return new SessionPlan(
        endpoint, connector, link, halfFrame, journalCapacity, responder, other, backoff, reliable);
  }

  /** Returns the same plan for a listener: whoever opens a wire is waited for, again and again. */
  public SessionPlan accepting() {
    return after(Backoff.ACCEPT);
  }

  /** Returns the same plan for a session that answers otherwise. */
  public SessionPlan answering(Responder other) {
    return new SessionPlan(
        endpoint, connector, link, halfFrame, journalCapacity, other, protocol, backoff, reliable);
  }

  /** Returns the same plan for a session that speaks MSP/3 too. */
  public SessionPlan reliably(@Nullable ReliablePlan other) {
    return new SessionPlan(
        endpoint, connector, link, halfFrame, journalCapacity, responder, protocol, backoff, other);
  }

  /** Returns the same plan for a session whose handshakes a guard watches. */
  SessionPlan guarded(HandshakeGuard guard, Supplier<String> source) {
    ReliablePlan how = reliable;
    return how == null
        ? this
        : reliably(new ReliablePlan(guard.before(how.config(), source), how.channels()));
  }

  /** Returns whether whoever opens the wire is waited for. */
  public boolean isAccepting() {
    return Backoff.ACCEPT.equals(backoff);
  }

  /** Returns the same plan with less room in the journal, or more. */
  public SessionPlan withJournal(int capacity) {
    return new SessionPlan(
        endpoint, connector, link, halfFrame, capacity, responder, protocol, backoff, reliable);
  }

  /** Returns the same plan for a session that reconnects unless the endpoint says otherwise. */
  public SessionPlan reconnecting() {
    return after(Backoff.of(endpoint, "yes"));
  }
}
