package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import java.util.Optional;

/**
 * What a session speaks, which may change while it runs. The classic speech stays for good, for its
 * deliveries are numbered through; under the session's lock.
 */
final class Speaking {

  private static final String NOT_CLASSIC =
      "not sent: the session speaks raw, and messages need protocol=classic";

  private final Conversation.Shared shared;
  private final WireInUse wire;
  private final Conversation classic;
  private volatile Protocol protocol;
  private Speech speech;

  Speaking(SessionPlan plan, Conversation.Shared shared, WireInUse wire) {
    this.shared = shared;
    this.wire = wire;
    this.classic = new Conversation(0, shared, plan.link(), plan.halfFrame(), wire);
    this.protocol = plan.protocol();
    this.speech = speech(protocol);
  }

  private Speech speech(Protocol which) {
    return which == Protocol.CLASSIC ? classic : new RawPipe(shared, wire);
  }

  /** Returns what is made of the wire now. */
  Speech speech() {
    return speech;
  }

  Protocol protocol() {
    return protocol;
  }

  /** Leaves the wire, and what comes over it from now on, to another protocol. */
  void change(Protocol next, long now) {
    boolean open = wire.isOpen();
    protocol = next;
    speech.lost(
        new CloseReason(CloseReason.Kind.BY_USER, "the session now speaks " + next.word()),
        true,
        now);
    speech = speech(next);
    shared.state(0, "protocol", next.word(), now);
    if (open && classic.isOutputShut()) {
      wire.close(new CloseReason(CloseReason.Kind.ACK_TIMEOUT, "no ACK came in time"));
    } else if (open) {
      speech.opened(now);
    }
  }

  Delivery send(Bytes text, Clock clock) {
    return protocol == Protocol.CLASSIC
        ? classic.send(text, clock)
        : classic.refuse(text, NOT_CLASSIC, clock.nanos());
  }

  /** Sends a message on the wire that is there, or on none. */
  Delivery answer(Bytes text, Clock clock) {
    return protocol != Protocol.CLASSIC || classic.link().isOpen()
        ? send(text, clock)
        : classic.refuse(text, "not sent: who was to get it is gone", clock.nanos());
  }

  boolean withdraw(Delivery delivery, String why, Clock clock) {
    return classic.withdraw(delivery, why, clock.nanos());
  }

  Optional<String> refusal(Bytes text) {
    return protocol == Protocol.CLASSIC ? classic.link().refusal(text) : Optional.of(NOT_CLASSIC);
  }

  /** Keeps back the ACKs of the next messages that come. */
  void withholdAcks(int count) {
    classic.link().withholdAcks(count);
  }

  /** Returns how many messages wait for a wire. */
  int queued() {
    return classic.link().queued();
  }

  /** Returns whether a wire is of use now, although nobody asked for one by sending a message. */
  boolean wantsWire() {
    return protocol != Protocol.CLASSIC || queued() > 0;
  }

  /**
   * Returns what is to be said of bytes that are lost with the wire; frames speak for themselves.
   */
  String loss() {
    int bytes = protocol == Protocol.CLASSIC ? 0 : wire.unwritten();
    return bytes == 0 ? "" : "; the last " + bytes + " bytes written may not have left";
  }

  int pending() {
    return classic.link().queued() + classic.link().inFlight();
  }
}
