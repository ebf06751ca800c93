package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.FrameDecoder;
import dev.msp.link.ClassicConfig;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import dev.msp.link.DeliveryBook;
import dev.msp.link.reliable.LinkFigures;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.link.reliable.ReliableEffects;
import dev.msp.link.reliable.ReliableLink;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * MSP/3 on one wire: decoder, link, deliveries and journal brought together. The counterpart of
 * {@link Conversation}.
 */
final class ReliableConversation implements Speech, ReliableEffects, Decoding.Taker {

  /** Is told what concerns more than this conversation. */
  interface Owner {

    /** The peer speaks classic: the frame at hand, if there is one, and all after it are its. */
    void fallBack(boolean frameAtHand, long time);

    /** A message is to be sent in answer to one of the peer's. */
    void answer(Bytes text, long time);
  }

  private static final String OVER = "the link is over";

  /**
   * While so many answers, or bytes of them, wait for the peer, no more of its messages are taken:
   * a peer that sends and does not listen would cost all memory.
   */
  private static final int MOST_ANSWERS = 1024;

  private static final int MOST_ANSWERED = 256 << 10;

  private final long connection;
  private final Conversation.Shared shared;
  private final Decoding decoding;
  private final FrameDecoder decoder;
  private final Conversation.Wire wire;
  private final Owner owner;
  private final ReliableLink link;
  private final DeliveryBook deliveries = new DeliveryBook();
  private final Journal.Raw raw = new Journal.Raw();
  private final ArrayDeque<Runnable> later = new ArrayDeque<>();
  private ChannelSink channels = RefusedChannels.NONE;
  private Executor elsewhere = Runnable::run;
  private long now;
  private boolean atHand;
  private boolean closing;
  private boolean finishing;

  /** Answers that are to be sent afterwards, and their bytes. */
  private int answers;

  private long answered;

  ReliableConversation(
      long connection,
      Conversation.Shared shared,
      ReliableConfig config,
      Decoding decoding,
      Conversation.Wire wire,
      Owner owner) {
    this.connection = connection;
    this.shared = shared;
    this.decoding = decoding;
    this.decoder = decoding.decoder();
    this.wire = wire;
    this.owner = owner;
    this.link = new ReliableLink(config, this);
  }

  /** Leaves the channels of the link to somebody. */
  void channels(ChannelSink sink) {
    channels = sink;
  }

  /** Leaves what takes long to somebody. */
  void elsewhere(Executor executor) {
    elsewhere = executor;
  }

  /** Has something done when the link has finished what it is doing: it is not called back. */
  void after(Runnable task) {
    later.add(task);
  }

  /**
   * Does what was to be done afterwards, and shows it; ends everything that is done here. What is
   * done so may end here in its turn: a frame may hold thousands of messages that want an answer.
   */
  void finish(long time) {
    now = time;
    if (finishing) {
      return;
    }
    finishing = true;
    try {
      do {
        for (Runnable next = later.poll(); next != null; next = later.poll()) {
          next.run();
        }
      } while (link.takeKept(now));
    } finally {
      finishing = false;
    }
    shared.publish();
  }

  ReliableLink link() {
    return link;
  }

  void refuse(int channel, String why) {
    link.refuse(channel, why, now);
  }

  LinkFigures figures() {
    return link.figures();
  }

  @Override
  public void opened(long time) {
    adopt(time);
    finish(time);
  }

  /** Takes a wire that is there, and may have spoken classic until now. */
  void adopt(long time) {
    now = time;
    closing = false;
    decoding.leaveTo(this, link);
    link.opened(time);
    decoder.limit(link.limit());
  }

  /** Takes a message under the number that its delivery has. */
  void submit(Delivery delivery, long time) {
    now = time;
    deliveries.add(delivery);
    link.send(delivery.id(), delivery.text(), time);
    finish(time);
  }

  /** Takes a message, or refuses it for a reason. */
  Delivery send(Delivery delivery, Optional<String> refusal, long time) {
    if (refusal.isEmpty()) {
      submit(delivery, time);
      return delivery;
    }
    now = time;
    deliveries.add(delivery);
    settled(deliveries.refused(delivery.id(), refusal.get()));
    finish(time);
    return delivery;
  }

  boolean withdraw(Delivery delivery, String why, long time) {
    now = time;
    boolean taken = link.withdraw(delivery.id());
    if (taken) {
      settled(deliveries.failed(delivery.id(), why));
      shared.publish();
    }
    return taken;
  }

  /** Takes out what is pending, for the classic link to deliver. */
  List<Delivery> takeDeliveries() {
    List<Delivery> all = deliveries.takeAll();
    all.forEach(delivery -> link.withdraw(delivery.id()));
    return all;
  }

  int pending() {
    return deliveries.size();
  }

  /** Ends the link in order, if it is open; returns whether that takes a while. */
  boolean leave(long time) {
    if (link.isOpen()) {
      now = time;
      link.bye("", time);
      finish(time);
    }
    return link.isLeaving() && !closing;
  }

  /** Ends the link at once, if there is one; returns whether the peer is told. */
  boolean abort(CloseReason reason, long time) {
    boolean tells = (link.isOpen() || link.isLeaving()) && !closing;
    if (tells) {
      now = time;
      link.abort(reason, time);
      finish(time);
    }
    return tells;
  }

  @Override
  public boolean write(byte[] bytes, long time) {
    if (closing) {
      return false;
    }
    shared.counters().bytesOut += bytes.length;
    shared.bytes(connection, Event.Direction.OUT, raw.of(bytes, 0, bytes.length), time);
    wire.write(bytes);
    return true;
  }

  @Override
  public void received(byte[] array, int offset, int length, long time) {
    now = time;
    shared.counters().bytesIn += length;
    decoding.input(array, offset, length, time);
    finish(time);
  }

  @Override
  public void frame() {
    atHand = true;
    if (closing) {
      link.overdue();
    } else {
      shared.counters().framesIn++;
      link.frame(decoder.type(), decoder.array(), decoder.offset(), decoder.length(), now);
      decoder.limit(link.limit());
    }
    atHand = false;
  }

  @Override
  public void damaged(Fault fault) {
    Counters counters = shared.counters();
    if (fault.kind() != Fault.Kind.NOISE) {
      counters.bad++;
    }
    counters.skipped += decoder.length();
    raw.of(decoder.array(), decoder.offset(), decoder.length());
    shared.journal().skipped(micros(), connection, fault, raw);
  }

  @Override
  public void ended(long time) {
    now = time;
    decoding.end();
    link.ended();
    finish(time);
  }

  @Override
  public void lost(CloseReason reason, boolean forGood, long time) {
    now = time;
    closing = true;
    decoding.end();
    link.lost(reason);
    channels.lost(reason.text());
    if (forGood) {
      deliveries.abandon(reason.text()).forEach(this::settled);
    }
    shared.publish();
  }

  @Override
  public long deadline() {
    return closing ? ClassicConfig.NEVER : Math.min(decoding.deadline(), link.deadline());
  }

  @Override
  public void tick(long time) {
    now = time;
    decoding.tick(time, wire);
    link.tick(time);
    decoder.limit(link.limit());
    finish(time);
  }

  private long micros() {
    return shared.clock().micros(now);
  }

  @Override
  public void judged(String remark, @Nullable Bytes plain) {
    if (!atHand) {
      return; // a HELLO that came long ago, and is answered now that the old link is given up
    }
    raw.of(decoder.array(), decoder.offset(), decoder.length());
    shared.journal().linkFrame(micros(), connection, Event.Direction.IN, remark, raw, plain);
  }

  @Override
  public void transmit(byte[] frame, @Nullable Bytes plain) {
    Counters counters = shared.counters();
    counters.framesOut++;
    counters.bytesOut += frame.length;
    raw.of(frame, 0, frame.length);
    shared.journal().linkFrame(micros(), connection, Event.Direction.OUT, "", raw, plain);
    wire.write(frame);
  }

  @Override
  public boolean hasRoom() {
    return wire.hasRoom();
  }

  @Override
  public boolean takesMessages() {
    return shared.responder() == Responder.SILENT
        || answers + deliveries.size() < MOST_ANSWERS
            && answered + deliveries.bytes() < MOST_ANSWERED;
  }

  @Override
  public void began(long id) {
    Delivery delivery = deliveries.begun(id);
    if (delivery != null) {
      shared.counters().sent++;
      shared.journal().message(micros(), connection, Event.Direction.OUT, id, delivery.text());
    }
  }

  @Override
  public void message(Bytes text) {
    shared.counters().delivered++;
    shared.journal().message(micros(), connection, Event.Direction.IN, 0, text);
    if (shared.responder() != Responder.SILENT) {
      for (Bytes answer : shared.responder().answer(text)) {
        answers++;
        answered += answer.length();
        later.add(() -> answer(answer));
      }
    }
  }

  private void answer(Bytes answer) {
    answers--;
    answered -= answer.length();
    owner.answer(answer, now);
  }

  @Override
  public void acknowledged(long id, long nanos) {
    Delivery delivery = deliveries.confirmed(id, nanos);
    if (delivery != null) {
      shared.counters().acked++;
      if (nanos >= 0) {
        shared.counters().roundTrips().add(nanos);
      }
      settled(delivery);
    }
  }

  @Override
  public void uncertain(long id) {
    settled(
        deliveries.failed(id, "the peer restarted before it acknowledged; it may have arrived"));
  }

  private void settled(@Nullable Delivery delivery) {
    if (delivery != null) {
      if (delivery.status() == Delivery.Status.FAILED) {
        shared.counters().failed++;
      }
      shared.journal().delivery(micros(), connection, delivery);
      wire.settled(delivery);
    }
  }

  @Override
  public void changed(String word, String detail) {
    if (word.equals("down")) {
      channels.lost(detail);
    }
    shared.state(connection, word, detail, now);
  }

  @Override
  public void channelOpened(int number, int kind) {
    channels.opened(number, kind);
  }

  @Override
  public void channelBlock(int number, byte[] block) {
    channels.block(number, block);
  }

  @Override
  public void channelRoom(int number) {
    channels.room(number);
  }

  @Override
  public void channelClosed(int number, boolean refused, String why) {
    channels.closed(number, refused, why);
  }

  @Override
  public void elsewhere(Runnable work) {
    elsewhere.execute(work);
  }

  @Override
  public void fallBack(String why) {
    shared.state(connection, "classic", why, now);
    owner.fallBack(atHand, now);
  }

  @Override
  public void shutdownOutput() {
    wire.shutdownOutput();
  }

  @Override
  public void close(CloseReason reason) {
    if (!closing) {
      closing = true;
      channels.lost(OVER);
      wire.close(reason);
    }
  }
}
