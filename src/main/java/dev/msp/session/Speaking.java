package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import dev.msp.link.reliable.ReliableConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session speaks, which may change while it runs: because somebody asked, or because the
 * peer turns out to speak MSP/3, or not to. The classic speech stays for good, for its deliveries
 * are numbered through; under the session's lock.
 */
final class Speaking implements Conversation.Greeted, ReliableConversation.Owner {

  private static final String NOT_RAW =
      "not sent: the session speaks raw, and messages need protocol=classic";
  private static final int MAX_MESSAGE = 1 << 20;

  /** So long a peer that has connected may take to say which protocol it speaks. */
  private static final long PATIENCE = 1_000_000_000L;

  private final Conversation.Shared shared;
  private final WireInUse wire;
  private final Decoding decoding;
  private final Conversation classic;
  private final String name;
  private final @Nullable ReliablePlan plan;
  private final @Nullable ReliableConversation reliable;
  private volatile Protocol protocol;
  private Speech speech;

  Speaking(SessionPlan plan, Conversation.Shared shared, WireInUse wire) {
    this.shared = shared;
    this.wire = wire;
    this.decoding = new Decoding(plan.halfFrame());
    this.classic = new Conversation(0, shared, plan.link(), decoding, wire, this);
    this.name = plan.endpoint().label();
    this.plan = guarded(plan, shared);
    this.reliable =
        this.plan == null
            ? null
            : new ReliableConversation(0, shared, this.plan.config(), decoding, wire, this);
    this.protocol = plan.protocol();
    this.speech = speech(protocol);
    classic.link().letPeerBegin(patience(protocol));
  }

  /** Who is called waits for the first frame: it tells what the peer speaks (section 4.4). */
  private long patience(Protocol which) {
    ReliablePlan how = plan;
    boolean called = how != null && !isCalling(how) && how.config().baud() == 0;
    return called && which == Protocol.AUTO ? PATIENCE : 0;
  }

  /** Whoever is at a line has no address: what a guard can put off there is the line. */
  private static @Nullable ReliablePlan guarded(SessionPlan plan, Conversation.Shared shared) {
    ReliablePlan how = plan.reliable();
    if (how == null || how.config().baud() == 0 || how.config().keys() == null) {
      return how;
    }
    Clock clock = shared.clock();
    HandshakeGuard guard =
        new HandshakeGuard(clock, text -> shared.state(0, "refused", text, clock.nanos()));
    return plan.guarded(guard, plan.endpoint()::address).reliable();
  }

  private Speech speech(Protocol which) {
    ReliableConversation greeting = greetsFirst(which) ? reliable : null;
    if (greeting != null) {
      return greeting;
    }
    return which == Protocol.RAW ? new RawPipe(shared, wire) : classic;
  }

  /** Returns whether the first frame on a wire is to be MSP/3's, ours or the peer's. */
  private boolean greetsFirst(Protocol which) {
    ReliablePlan how = plan;
    return which.isReliable()
        && how != null
        && (how.config().role() == ReliableConfig.Role.CALLING || !how.config().mayFallBack());
  }

  /** Returns what is made of the wire now. */
  Speech speech() {
    return speech;
  }

  Protocol protocol() {
    return protocol;
  }

  /** Returns the conversation in MSP/3, if that is what is spoken now. */
  @Nullable ReliableConversation reliable() {
    return speech == reliable ? reliable : null;
  }

  /** Makes what takes the channels of the MSP/3 link. */
  @Nullable LinkChannels channels(Gate lock, Clock clock, ReliablePlan how, Runnable acted) {
    ReliableConversation conversation = reliable;
    if (conversation == null) {
      return null;
    }
    LinkChannels made = new LinkChannels(lock, clock, how, name, conversation, acted);
    conversation.channels(made);
    conversation.elsewhere(new Elsewhere(lock, acted));
    return made;
  }

  /** Tells the peer that this end goes away, where it would not notice. */
  boolean tellEnd(CloseReason reason, long now) {
    ReliableConversation link = reliable();
    return link != null && link.abort(reason, now);
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
    classic.link().letPeerBegin(patience(next));
    shared.state(0, "protocol", next.word(), now);
    if (open && classic.isOutputShut()) {
      wire.close(new CloseReason(CloseReason.Kind.ACK_TIMEOUT, "no ACK came in time"));
    } else if (open) {
      speech.opened(now);
    }
  }

  @Override
  public boolean hello(long time) {
    ReliableConversation next = reliable;
    if (next == null || !protocol.isReliable() || plan == null || isCalling(plan)) {
      return false;
    }
    classic.link().lost(new CloseReason(CloseReason.Kind.PEER_CLOSED, "the peer speaks MSP/3 now"));
    speech = next;
    next.adopt(time);
    classic.link().takeQueued().forEach(delivery -> next.submit(delivery, time));
    next.frame();
    next.finish(time);
    return true;
  }

  private static boolean isCalling(ReliablePlan how) {
    return how.config().role() == ReliableConfig.Role.CALLING;
  }

  @Override
  public void fallBack(boolean frameAtHand, long time) {
    ReliableConversation before = reliable;
    speech = classic;
    classic.adopt(time);
    if (before != null) {
      before.takeDeliveries().forEach(delivery -> classic.submit(delivery, time));
    }
    if (frameAtHand) {
      classic.frame();
    }
  }

  @Override
  public void answer(Bytes text, long time) {
    ReliableConversation now = reliable();
    if (now != null) {
      now.submit(classic.link().create(text), time);
    }
  }

  Delivery send(Bytes text, Clock clock) {
    ReliableConversation now = reliable();
    if (now != null) {
      return now.send(classic.link().create(text), refusal(text), clock.nanos());
    }
    return protocol == Protocol.RAW
        ? classic.refuse(text, NOT_RAW, clock.nanos())
        : classic.send(text, clock);
  }

  /** Sends a message on the wire that is there, or on none. */
  Delivery answer(Bytes text, Clock clock) {
    return protocol == Protocol.RAW || reliable() != null || classic.link().isOpen()
        ? send(text, clock)
        : classic.refuse(text, "not sent: who was to get it is gone", clock.nanos());
  }

  boolean withdraw(Delivery delivery, String why, Clock clock) {
    ReliableConversation now = reliable();
    return now == null
        ? classic.withdraw(delivery, why, clock.nanos())
        : now.withdraw(delivery, why, clock.nanos());
  }

  Optional<String> refusal(Bytes text) {
    if (protocol == Protocol.RAW) {
      return Optional.of(NOT_RAW);
    } else if (reliable() == null) {
      return classic.link().refusal(text);
    } else if (text.length() > MAX_MESSAGE) {
      return Optional.of(
          "not sent: the message has " + text.length() + " bytes, and MSP/3 takes " + MAX_MESSAGE);
    }
    return text.isUtf8()
        ? Optional.empty()
        : Optional.of("not sent: not valid UTF-8, and a message is text");
  }

  /** Keeps back the ACKs of the next messages that come. */
  void withholdAcks(int count) {
    classic.link().withholdAcks(count);
  }

  /** Returns how many messages wait for a wire. */
  int queued() {
    ReliableConversation now = reliable();
    return now == null ? classic.link().queued() : now.pending();
  }

  /** Returns whether a wire is of use now, although nobody asked for one by sending a message. */
  boolean wantsWire() {
    return protocol == Protocol.RAW || reliable() != null || queued() > 0;
  }

  /**
   * Returns what is to be said of bytes that are lost with the wire; frames speak for themselves.
   */
  String loss() {
    int bytes = protocol == Protocol.RAW ? wire.unwritten() : 0;
    return bytes == 0 ? "" : "; the last " + bytes + " bytes written may not have left";
  }

  int pending() {
    ReliableConversation now = reliable();
    return now == null ? classic.link().queued() + classic.link().inFlight() : now.pending();
  }
}
