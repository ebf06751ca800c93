package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameCheck;
import dev.msp.frame.FrameDecoder;
import dev.msp.frame.FrameType;
import dev.msp.link.ClassicConfig;
import dev.msp.link.ClassicLink;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import dev.msp.link.LinkEffects;
import dev.msp.link.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The classic protocol: decoder, link and journal brought together; what one wire's bytes become,
 * whoever owns the wire.
 */
final class Conversation implements Speech, LinkEffects, Decoding.Taker {

  /** What a conversation wants done to its wire, and tells its owner. */
  interface Wire {

    /** Hand on one frame; the array is not changed later. */
    void write(byte[] frame);

    /** Returns whether another frame may be handed on now. */
    default boolean hasRoom() {
      return true;
    }

    /** Returns whether bytes have come that were not handed to us yet. */
    default boolean hasUnread() {
      return false;
    }

    /** Close our output. */
    void shutdownOutput();

    /** Close the wire after what was written. */
    void close(CloseReason reason);

    /** A delivery is no longer pending. */
    void settled(Delivery delivery);
  }

  /** Is told when the peer turns out to speak MSP/3. */
  interface Greeted {

    /** Nobody here does. */
    Greeted NEVER =
        new Greeted() {
          @Override
          public boolean hello(long time) {
            return false;
          }
        };

    /**
     * A HELLO came, which the decoder has at hand; returns whether it, and what follows, is taken
     * by somebody else.
     */
    boolean hello(long time);
  }

  /** What all conversations of one session share. */
  record Shared(Journal journal, Clock clock, Counters counters, Responder responder) {

    /** Notes a change of state. */
    void state(long connection, String word, String detail, long time) {
      journal.state(clock.micros(time), connection, word, detail);
      publish();
    }

    /** Notes bytes that went over the wire as they are. */
    void bytes(long connection, Event.Direction direction, Journal.Raw raw, long time) {
      journal.bytes(clock.micros(time), connection, direction, raw);
      publish();
    }

    /** Shows the readers all that has happened, once for all that one read brought. */
    void publish() {
      journal.publish();
      counters.roundTrips().flush();
    }
  }

  private static final int PIECE = Frame.MAX_LENGTH;
  private static final int TYPE_AT = 5;

  private final long connection;
  private final Shared shared;
  private final Wire wire;
  private final Decoding decoding;
  private final FrameDecoder decoder;
  private final Greeted greeted;
  private final ClassicLink link;
  private final Journal.Raw raw = new Journal.Raw();
  private long now;
  private @Nullable Bytes toAnswer;
  private boolean closing;
  private boolean outputShut;

  Conversation(
      long connection,
      Shared shared,
      ClassicConfig config,
      Decoding decoding,
      Wire wire,
      Greeted greeted) {
    this.connection = connection;
    this.shared = shared;
    this.wire = wire;
    this.decoding = decoding;
    this.decoder = decoding.decoder();
    this.greeted = greeted;
    this.link = new ClassicLink(config, this);
  }

  ClassicLink link() {
    return link;
  }

  @Override
  public void opened(long time) {
    adopt(time);
    publish();
  }

  /** Takes a wire that is there, and may have spoken otherwise until now. */
  void adopt(long time) {
    now = time;
    closing = false;
    outputShut = false;
    decoding.leaveTo(this, FrameCheck.NONE);
    link.opened(time);
  }

  /**
   * Takes a message. One that only joins a queue needs no time, and asking the clock costs some.
   */
  Delivery send(Bytes text, Clock clock) {
    if (link.mayTransmit()) {
      now = clock.nanos();
    }
    Delivery delivery = link.send(text, now);
    publish();
    return delivery;
  }

  /** Takes a message that another link was to deliver. */
  void submit(Delivery delivery, long time) {
    now = time;
    link.submit(delivery, time);
    publish();
  }

  /** Refuses a message. */
  Delivery refuse(Bytes text, String why, long time) {
    now = time;
    Delivery delivery = link.refuse(text, why);
    publish();
    return delivery;
  }

  /** Takes back a message that was not sent yet; returns whether it did. */
  boolean withdraw(Delivery delivery, String why, long time) {
    now = time;
    boolean taken = link.withdraw(delivery, why);
    publish();
    return taken;
  }

  @Override
  public boolean write(byte[] bytes, long time) {
    if (closing || outputShut) {
      return false;
    }
    shared.counters().bytesOut += bytes.length;
    shared.bytes(connection, Event.Direction.OUT, raw.of(bytes, 0, bytes.length), time);
    wire.write(bytes);
    return true;
  }

  /** Returns whether our output of this wire was shut down. */
  boolean isOutputShut() {
    return outputShut;
  }

  @Override
  public void received(byte[] array, int offset, int length, long time) {
    now = time;
    shared.counters().bytesIn += length;
    link.heard(length, time);
    if (link.isDiscarding()) {
      decoding.end(); // what it holds came before
      discard(array, offset, length);
    } else {
      decoding.input(array, offset, length, time);
    }
    publish();
  }

  @Override
  public void frame() {
    byte[] array = decoder.array();
    int offset = decoder.offset();
    int length = decoder.length();
    if (closing || link.isDiscarding()) {
      skipped(new Fault(Fault.Kind.NOISE, 0, 0), array, offset, length);
      return;
    }
    if (decoder.type() == FrameType.HELLO && decoder.version() == 3 && greeted.hello(now)) {
      return;
    }
    shared.counters().framesIn++;
    link.frame(decoder.version(), decoder.type(), array, offset, length, now);
    Bytes question = toAnswer;
    if (question != null) {
      toAnswer = null;
      for (Bytes answer : shared.responder().answer(question)) {
        link.answer(answer, now);
      }
    }
  }

  @Override
  public void damaged(Fault fault) {
    if (fault.kind() != Fault.Kind.NOISE) {
      shared.counters().bad++;
    }
    skipped(fault, decoder.array(), decoder.offset(), decoder.length());
    link.damaged(fault, now);
  }

  private void discard(byte[] array, int offset, int length) {
    Fault fault = new Fault(Fault.Kind.NOISE, 0, 0);
    for (int done = 0; done < length; done += PIECE) {
      skipped(fault, array, offset + done, Math.min(PIECE, length - done));
    }
  }

  private void skipped(Fault fault, byte[] array, int offset, int length) {
    shared.counters().skipped += length;
    shared.journal().skipped(micros(), connection, fault, raw.of(array, offset, length));
  }

  @Override
  public void ended(long time) {
    now = time;
    decoding.end();
    link.ended();
    publish();
  }

  @Override
  public void lost(CloseReason reason, boolean forGood, long time) {
    now = time;
    closing = true;
    decoding.end();
    if (forGood) {
      link.abandon(reason);
    } else {
      link.lost(reason);
    }
    publish();
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
    publish();
  }

  private void publish() {
    shared.publish();
  }

  private long micros() {
    return shared.clock().micros(now);
  }

  @Override
  public void judged(Verdict verdict, @Nullable Bytes plain) {
    byte[] array = decoder.array();
    raw.of(array, decoder.offset(), decoder.length());
    shared.journal().frame(micros(), connection, Event.Direction.IN, verdict, raw, plain);
    if (verdict == Verdict.DELIVERED) {
      shared.counters().delivered++;
      if (shared.responder() != Responder.SILENT) {
        toAnswer = plain == null ? payload() : plain;
      }
    } else if (verdict == Verdict.REFUSED_PLAIN || verdict == Verdict.WRONG_PASSWORD) {
      shared.counters().refused++;
    } else if (verdict == Verdict.UNKNOWN_TYPE) {
      shared.counters().unknown++;
    }
  }

  private Bytes payload() {
    return Bytes.copyOf(
        decoder.array(), decoder.offset() + Frame.HEADER_LENGTH, decoder.length() - Frame.OVERHEAD);
  }

  @Override
  public void transmit(byte[] frame, @Nullable Bytes plain) {
    if (outputShut) {
      return; // the ACK of a message that came while a late ACK was waited for
    }
    Counters counters = shared.counters();
    counters.framesOut++;
    counters.bytesOut += frame.length;
    if (frame[TYPE_AT] != FrameType.ACK) {
      counters.sent++;
    }
    raw.of(frame, 0, frame.length);
    shared.journal().frame(micros(), connection, Event.Direction.OUT, null, raw, plain);
    wire.write(frame);
  }

  @Override
  public boolean hasRoom() {
    return wire.hasRoom();
  }

  @Override
  public void settled(Delivery delivery) {
    count(delivery);
    shared.journal().delivery(micros(), connection, delivery);
    wire.settled(delivery);
  }

  private void count(Delivery delivery) {
    Counters counters = shared.counters();
    switch (delivery.status()) {
      case ACKED -> {
        counters.acked++;
        counters.roundTrips().add(delivery.roundTripNanos());
      }
      case LATE -> {
        counters.late++;
        counters.timedOut--;
      }
      case TIMED_OUT -> counters.timedOut++;
      case FAILED -> counters.failed++;
      case PENDING -> throw new IllegalStateException(delivery + " is not settled");
    }
  }

  @Override
  public void shutdownOutput() {
    outputShut = true;
    wire.shutdownOutput();
  }

  @Override
  public void close(CloseReason reason) {
    if (!closing) {
      closing = true;
      wire.close(reason);
    }
  }
}
