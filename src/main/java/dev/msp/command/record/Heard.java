package dev.msp.command.record;

import dev.msp.command.Cursor;
import dev.msp.command.OpenSession;
import dev.msp.command.OpenSession.Kind;
import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came on one session, and what of that was expected by hand. */
final class Heard {

  /** A line of text ends a piece of what came in no frame, and so many bytes do. */
  private static final int PIECE = 256;

  private final OpenSession session;
  private final Cursor messages;
  private Cursor bytes;
  private Bytes held = Bytes.EMPTY;
  private long messagesMark;
  private long bytesMark;
  private int heldMark;
  private long sizeMark;
  private long takenFrom;
  private long takenTo;
  private int passedOver;
  private boolean doubtful;

  /**
   * Begins with an event.
   *
   * @param from its number
   */
  Heard(OpenSession session, long from) {
    this.session = session;
    this.messages = session.cursorAt(from);
    this.bytes = session.cursorAt(from);
  }

  OpenSession session() {
    return session;
  }

  /** Returns how many events were written over before they could be recorded. */
  long lost() {
    return messages.lost();
  }

  /** A command begins: from here on it is known what it takes. */
  void mark() {
    messagesMark = session.cursor(Kind.DATA).position();
    session.cursor(Kind.DATA).forgetFound();
    bytesMark = session.cursor(Kind.BYTES).position();
    heldMark = session.bytes().all().length();
    sizeMark = session.journal().size();
    doubtful = false;
  }

  /** The command took messages: they were expected by hand, or forgotten. */
  boolean tookMessages() {
    long now = session.cursor(Kind.DATA).position();
    if (now > messagesMark) {
      takenFrom = messagesMark;
      takenTo = now;
    }
    return now > messagesMark;
  }

  /** Returns whether the command took the message of that event. */
  private boolean isTaken(long seq) {
    return seq >= takenFrom && seq < takenTo;
  }

  /** Returns whether the command looked for the message of that event, and did not pass it over. */
  boolean isFound(long seq) {
    return session.cursor(Kind.DATA).hasFound(seq);
  }

  /** Returns how many messages came during the command and were passed over; only once. */
  int takePassedOver() {
    int count = passedOver;
    passedOver = 0;
    return count;
  }

  /** The command took bytes: those that it left are what came. */
  boolean tookBytes() {
    long now = session.cursor(Kind.BYTES).position();
    Bytes left = session.bytes().all();
    boolean took = now > bytesMark || left.length() != heldMark;
    if (took) {
      bytes = session.cursorAt(now);
      held = left;
    }
    return took;
  }

  /** Returns whether the command, which failed, had sent anything. */
  boolean hasSent() {
    Cursor since = session.cursorAt(sizeMark);
    for (Event event = since.peek(); event != null; event = since.peek()) {
      since.take();
      boolean frame =
          event instanceof Event.FrameEvent sent
              && sent.direction() == Event.Direction.OUT
              && sent.type() != FrameType.ACK
              && !sent.isOfLink();
      boolean message =
          event instanceof Event.MessageEvent sent && sent.direction() == Event.Direction.OUT;
      boolean raw =
          event instanceof Event.BytesEvent sent && sent.direction() == Event.Direction.OUT;
      doubtful |= frame || message || raw;
    }
    return doubtful;
  }

  /** Returns whether what came may be due to a command that failed. */
  boolean isDoubtful() {
    return doubtful;
  }

  /** Takes what came and was not expected by hand. */
  List<Arrival> take(long now) {
    List<Arrival> arrivals = new ArrayList<>();
    takeMessages(arrivals);
    takeBytes(arrivals, now);
    return arrivals;
  }

  private void takeMessages(List<Arrival> arrivals) {
    for (Event event = messages.peek(); event != null; event = messages.peek()) {
      messages.take();
      long seq = event.stamp().seq();
      Optional<Bytes> message = event.received();
      if (message.isEmpty()) {
        continue;
      }
      if (isTaken(seq)) {
        passedOver += isFound(seq) ? 0 : 1;
      } else {
        arrivals.add(new Arrival(this, seq, event.stamp().micros(), true, message.get()));
      }
    }
  }

  private void takeBytes(List<Arrival> arrivals, long now) {
    long micros = now;
    for (Event event = bytes.peek(); event != null; event = bytes.peek()) {
      bytes.take();
      if (event instanceof Event.BytesEvent came && came.direction() == Event.Direction.IN) {
        held = held.plus(came.bytes());
        micros = event.stamp().micros();
        takePieces(arrivals, micros, false);
      }
    }
    takePieces(arrivals, micros, true);
  }

  private void takePieces(List<Arrival> arrivals, long micros, boolean all) {
    int from = 0;
    int to = pieceEnd(from);
    while (to > from && (all || to < held.length() || isPiece(from, to))) {
      arrivals.add(new Arrival(this, bytes.position(), micros, false, held.slice(from, to)));
      from = to;
      to = pieceEnd(from);
    }
    held = held.slice(from, held.length());
  }

  private boolean isPiece(int from, int to) {
    return to - from == PIECE || held.at(to - 1) == '\n';
  }

  private int pieceEnd(int from) {
    int to = from;
    while (to < held.length() && to - from < PIECE && (to == from || held.at(to - 1) != '\n')) {
      to++;
    }
    return to;
  }
}
