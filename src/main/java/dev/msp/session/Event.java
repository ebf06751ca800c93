package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.util.Optional;

/** One thing that happened on a session, as the journal tells it. */
public sealed interface Event {

  /** Returns when it happened and on which connection. */
  Stamp stamp();

  /** Returns the same event as one of a connection, where a session has only one and no number. */
  Event of(long connection);

  /**
   * Returns the message of the peer that was delivered with it; empty where it is no such event.
   */
  default Optional<Bytes> received() {
    return Optional.empty();
  }

  /** Returns the bytes that came in with it; none where it is no such event. */
  default Bytes incoming() {
    return Bytes.EMPTY;
  }

  /**
   * Where an event stands.
   *
   * @param seq its number in the journal: 0, 1, 2 and so on, in the order in which things happened
   * @param micros time of day, microseconds since 1970-01-01T00:00:00Z
   * @param connection the connection of a listener: 1, 2, 3 and so on; 0 elsewhere
   */
  record Stamp(long seq, long micros, long connection) {
    private Stamp of(long other) {
      return new Stamp(seq, micros, other);
    }
  }

  /** Which way bytes went. */
  enum Direction {
    /** From the peer to us. */
    IN("in"),
    /** From us to the peer. */
    OUT("out");

    private final String word;

    Direction(String word) {
      this.word = word;
    }

    /** Returns the word for it, as in JSON lines. */
    public String word() {
      return word;
    }
  }

  /**
   * A whole frame went over the wire.
   *
   * @param direction which way
   * @param delivered whether it is a message from the peer that was delivered and acknowledged
   * @param remark what was wrong or odd about it, else empty
   * @param raw the frame as it was on the wire, 7 to 65535 bytes
   * @param plain the text of an encrypted frame, where the password is known
   */
  record FrameEvent(
      Stamp stamp,
      Direction direction,
      boolean delivered,
      String remark,
      Bytes raw,
      Optional<Bytes> plain)
      implements Event {

    @Override
    public Event of(long connection) {
      return new FrameEvent(stamp.of(connection), direction, delivered, remark, raw, plain);
    }

    /** Returns VERSION. */
    public int version() {
      return raw.at(4);
    }

    /** Returns TYPE, see {@link FrameType}. */
    public int type() {
      return raw.at(5);
    }

    /**
     * Returns whether it is one of those that only carry an MSP/3 link: what they carry are events
     * of their own.
     */
    public boolean isOfLink() {
      return version() == 3 && type() >= FrameType.HELLO && type() <= FrameType.SEAL;
    }

    /**
     * Returns whether it is one of those, and nothing is odd about it: whoever wants to know what
     * went over the link need not see it.
     */
    public boolean isCarrier() {
      return isOfLink() && remark.isEmpty();
    }

    /** Returns the payload as it was on the wire. */
    public Bytes payload() {
      return raw.slice(Frame.HEADER_LENGTH, raw.length() - 1);
    }

    @Override
    public Optional<Bytes> received() {
      return delivered ? Optional.of(content()) : Optional.empty();
    }

    /** Returns the payload as a person reads it: opened, where it was encrypted and could be. */
    public Bytes content() {
      return plain.orElseGet(this::payload);
    }

    @Override
    public Bytes incoming() {
      return direction == Direction.IN ? raw : Bytes.EMPTY;
    }
  }

  /**
   * Bytes came in that belong to no good frame.
   *
   * @param fault why they were skipped
   * @param bytes all of them
   */
  record SkippedEvent(Stamp stamp, Fault fault, Bytes bytes) implements Event {
    @Override
    public Event of(long connection) {
      return new SkippedEvent(stamp.of(connection), fault, bytes);
    }

    @Override
    public Bytes incoming() {
      return bytes;
    }
  }

  /**
   * Bytes went over the wire as they are, in no frame: what the raw protocol reads, and what was
   * written by {@link Session#write}.
   *
   * @param direction which way
   * @param bytes 1 to 65535 of them; where one read or write ends means nothing
   */
  record BytesEvent(Stamp stamp, Direction direction, Bytes bytes) implements Event {
    @Override
    public Event of(long connection) {
      return new BytesEvent(stamp.of(connection), direction, bytes);
    }

    @Override
    public Bytes incoming() {
      return direction == Direction.IN ? bytes : Bytes.EMPTY;
    }
  }

  /**
   * The session, or a connection of a listener, changed its state.
   *
   * @param state the new state in one word
   * @param detail the peer's address where it opened, the reason where it closed
   */
  record StateEvent(Stamp stamp, String state, String detail) implements Event {
    @Override
    public Event of(long connection) {
      return new StateEvent(stamp.of(connection), state, detail);
    }
  }

  /**
   * A message of ours was acknowledged, or not.
   *
   * @param id number of the delivery
   * @param status what became of it: {@code acked}, {@code late}, {@code timed-out}, {@code failed}
   * @param roundTripNanos from sending to the ACK, -1 if none came
   * @param reason why it did not succeed, else empty
   * @param unsent the message where it failed before it was sent: no frame tells it
   */
  record DeliveryEvent(
      Stamp stamp,
      long id,
      String status,
      long roundTripNanos,
      String reason,
      Optional<Bytes> unsent)
      implements Event {
    /** Makes one of a message that was sent. */
    public DeliveryEvent(Stamp stamp, long id, String status, long roundTripNanos, String reason) {
      this(stamp, id, status, roundTripNanos, reason, Optional.empty());
    }

    @Override
    public Event of(long connection) {
      return new DeliveryEvent(stamp.of(connection), id, status, roundTripNanos, reason, unsent);
    }
  }

  /**
   * A message went over an MSP/3 link, in as many frames as it took.
   *
   * @param direction which way
   * @param id number of the delivery, for a message of ours; else 0
   * @param text the message, or 65535 bytes of a longer one
   * @param more whether the next event is more of the same message
   */
  record MessageEvent(Stamp stamp, Direction direction, long id, Bytes text, boolean more)
      implements Event {
    @Override
    public Event of(long connection) {
      return new MessageEvent(stamp.of(connection), direction, id, text, more);
    }

    @Override
    public Optional<Bytes> received() {
      return direction == Direction.IN ? Optional.of(text) : Optional.empty();
    }
  }
}
