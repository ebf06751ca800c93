package dev.msp.ui.console;

import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list: something that happened, and what became of it. Belongs to the thread that
 * draws.
 */
final class Row {

  /** What became of a message of ours. */
  enum Ack {
    /** It is no message of ours. */
    NONE,
    /** Its ACK has not come yet. */
    PENDING,
    /** Its ACK came in time. */
    ACKED,
    /** Its ACK came too late. */
    LATE,
    /** No ACK came. */
    TIMED_OUT,
    /** It failed in another way. */
    FAILED
  }

  private Event event;
  private final long number;
  private Ack ack;
  private Event.@Nullable DeliveryEvent delivery;
  private boolean marked;
  private int judgedBy;
  private boolean fits;

  /**
   * Makes one.
   *
   * @param number 1, 2, 3 and so on within its session
   */
  Row(Event event, long number, Ack ack) {
    this.event = event;
    this.number = number;
    this.ack = ack;
  }

  Event event() {
    return event;
  }

  /** Tells from now on of another change of state, which came in the place of this one. */
  void tell(Event.StateEvent later) {
    judgedBy = 0;
    event = later;
  }

  /** Returns how many bytes it keeps, about. */
  long weight() {
    if (event instanceof Event.FrameEvent frame) {
      return frame.raw().length() + frame.content().length();
    }
    if (event instanceof Event.DeliveryEvent never) {
      return never.unsent().map(Bytes::length).orElse(0);
    }
    return RowText.bytes(event).length();
  }

  long number() {
    return number;
  }

  Ack ack() {
    return ack;
  }

  /** Returns what was said of the message last, or null. */
  Event.@Nullable DeliveryEvent delivery() {
    return delivery;
  }

  void settle(Event.DeliveryEvent settled) {
    judgedBy = 0;
    delivery = settled;
    ack =
        switch (settled.status()) {
          case "acked" -> Ack.ACKED;
          case "late" -> Ack.LATE;
          case "timed-out" -> Ack.TIMED_OUT;
          default -> Ack.FAILED;
        };
  }

  boolean isMarked() {
    return marked;
  }

  void mark() {
    judgedBy = 0;
    marked = !marked;
  }

  /** Returns which filter judged it last, 0 if none has since it changed. */
  int judgedBy() {
    return judgedBy;
  }

  /** Returns what that filter found. */
  boolean fits() {
    return fits;
  }

  void judge(int filter, boolean found) {
    judgedBy = filter;
    fits = found;
  }
}
