package dev.msp.link;

import dev.msp.frame.Bytes;

/**
 * One message on its way, and what became of it.
 *
 * <pre>
 *   PENDING ──ACK OK in time──▶ ACKED
 *      │ ├────ack-timeout─────▶ TIMED_OUT ──ACK after all──▶ LATE
 *      │ └────refused, wire lost, other ACK, echo──▶ FAILED
 * </pre>
 *
 * <p>Changed only by its link, under the control of its session; may be read by any thread.
 */
public final class Delivery {

  /** What became of a message. */
  public enum Status {
    /** Waits to be sent, or for its ACK. */
    PENDING("pending"),
    /** The peer acknowledged it in time. */
    ACKED("acked"),
    /** The peer acknowledged it after the time was up. */
    LATE("late"),
    /** No ACK came in time; the message may have arrived. */
    TIMED_OUT("timed-out"),
    /** It was not sent, or the wire was lost before its ACK, or the peer answered otherwise. */
    FAILED("failed");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** Returns the word for it, as in JSON lines. */
    public String word() {
      return word;
    }
  }

  /** Whose doing a failure was. */
  public enum Failure {
    /** None: it did not fail. */
    NONE,
    /** The message cannot be sent on this link, or the queue is full: nothing went out. */
    REFUSED,
    /** The wire was lost, or could not be opened. */
    WIRE,
    /** The other end did what no peer may: another ACK than OK, or our own frame came back. */
    PEER
  }

  private static final byte[] NO_FRAME = new byte[0];

  private final long id;
  private final Bytes text;
  private String reason = "";
  private Failure failure = Failure.NONE;
  private boolean sent;
  private long sentAt;
  private long roundTrip = -1;

  /** Written last: whoever reads it sees all that was written before. */
  private volatile Status status = Status.PENDING;

  private volatile boolean released;
  private byte[] frame = NO_FRAME;
  private boolean repeatsPeer;

  Delivery(long id, Bytes text) {
    this.id = id;
    this.text = text;
  }

  /** Returns its number within the session: 1, 2, 3 and so on. */
  public long id() {
    return id;
  }

  /** Returns the message. */
  public Bytes text() {
    return text;
  }

  /** Returns what became of it. */
  public Status status() {
    return status;
  }

  /**
   * Returns why it did not succeed, as a clause for the user; empty while pending, acked or late.
   */
  public String reason() {
    return status == Status.PENDING ? "" : reason;
  }

  /** Returns whose doing it was if it {@link Status#FAILED}. */
  public Failure failure() {
    return status == Status.FAILED ? failure : Failure.NONE;
  }

  /** Returns whether the status will not change any more. */
  public boolean isOver() {
    Status now = status;
    return now == Status.TIMED_OUT ? released : now != Status.PENDING;
  }

  /**
   * Returns whether it was handed to the wire, so that it may have arrived. While it is pending
   * another thread may learn that a moment late.
   */
  public boolean wasSent() {
    return sent;
  }

  /** Returns nanoseconds from sending to the ACK, or -1 if none came. */
  public long roundTripNanos() {
    return status == Status.PENDING ? -1 : roundTrip;
  }

  void sent(byte[] asFrame, long now) {
    frame = asFrame;
    sentAt = now;
    sent = true;
  }

  /** Returns the frame while an ACK may still be its own, else no bytes. */
  byte[] frame() {
    return frame;
  }

  long sentAt() {
    return sentAt;
  }

  boolean isOverdue() {
    return status == Status.TIMED_OUT;
  }

  /** Marks a text that the peer has just said itself: if it comes again that is no echo. */
  void repeatsPeer() {
    repeatsPeer = true;
  }

  boolean isRepeatingPeer() {
    return repeatsPeer;
  }

  void acknowledged(long now) {
    roundTrip = now - sentAt;
    reason = "";
    status = isOverdue() ? Status.LATE : Status.ACKED;
  }

  /** It may be on its way from now on; who acknowledges it names it by its number. */
  void begun() {
    sent = true;
  }

  /**
   * The peer has it, as a link that names messages says.
   *
   * @param nanos from sending to the acknowledgement, -1 if it is not known
   */
  void confirmed(long nanos) {
    sent = true;
    roundTrip = nanos;
    status = Status.ACKED;
  }

  void timedOut(String why) {
    reason = why;
    status = Status.TIMED_OUT;
  }

  void failed(Failure whose, String why) {
    failure = whose;
    reason = why;
    status = Status.FAILED;
  }

  /** No ACK can be taken for its own any more. */
  void release() {
    frame = NO_FRAME;
    if (status == Status.TIMED_OUT) {
      released = true;
    }
  }

  @Override
  public String toString() {
    return "delivery " + id + ' ' + status.word();
  }
}
