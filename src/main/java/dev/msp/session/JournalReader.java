package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.link.Delivery;
import dev.msp.link.Verdict;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows a journal by position. It never holds up the writer: what was written over before it was
 * read is counted in {@link #lost}. Not for use by two threads at once.
 */
public final class JournalReader {

  private static final Event.Direction[] DIRECTIONS = Event.Direction.values();
  private static final Verdict[] VERDICTS = Verdict.values();
  private static final Fault.Kind[] FAULTS = Fault.Kind.values();
  private static final Delivery.Status[] STATUSES = Delivery.Status.values();

  private final Journal journal;
  private long segment;
  private int offset;
  private long seq;
  private long lost;
  private long carriers;
  private long lostCarriers;

  JournalReader(Journal journal) {
    this.journal = journal;
  }

  /** Returns the next event, or null if there is none yet. */
  public @Nullable Event poll() {
    while (seq < journal.size()) {
      Segment from = journal.segment(segment);
      int size = sizeAt(from);
      Event event = size == Segment.END ? null : copy(from, size);
      if (writtenOver(from)) {
        catchUp();
      } else if (event == null) {
        segment++;
        offset = 0;
      } else {
        offset += size;
        seq++;
        carriers += event instanceof Event.FrameEvent frame && frame.isCarrier() ? 1 : 0;
        return event;
      }
    }
    return null;
  }

  private int sizeAt(Segment from) {
    return offset + 4 > Segment.SIZE ? Segment.END : Segment.getInt(from.bytes, offset);
  }

  /** What was read before this call came from another event's bytes if it returns true. */
  private boolean writtenOver(Segment from) {
    VarHandle.loadLoadFence();
    return from.number != segment;
  }

  /** The writer came round: go on with the oldest segment that will not be taken next. */
  private void catchUp() {
    long oldest = Math.max(segment, journal.head() - journal.segments() + 2);
    Segment from = journal.segment(oldest);
    long first = from.firstSeq;
    long before = from.carriersBefore;
    if (from.number != oldest || first < seq) {
      return;
    }
    lost += first - seq;
    lostCarriers += before - carriers;
    carriers = before;
    segment = oldest;
    offset = 0;
    seq = first;
  }

  private @Nullable Event copy(Segment from, int size) {
    // The size may be that of any bytes, if they are being written over: it is not to be trusted.
    if (size < Segment.BODY || size > Segment.SIZE - offset) {
      return null;
    }
    byte[] record = new byte[size];
    System.arraycopy(from.bytes, offset, record, 0, size);
    return writtenOver(from) ? null : event(record);
  }

  private Event event(byte[] record) {
    Event.Stamp stamp =
        new Event.Stamp(
            seq,
            Segment.getLong(record, Segment.TIME),
            Segment.getLong(record, Segment.CONNECTION));
    return switch (record[Segment.KIND]) {
      case Segment.FRAME -> frame(stamp, record);
      case Segment.SKIPPED -> skipped(stamp, record);
      case Segment.BYTES -> bytes(stamp, record);
      case Segment.STATE -> state(stamp, record);
      case Segment.DELIVERY -> delivery(stamp, record);
      case Segment.MESSAGE -> message(stamp, record);
      default -> throw new IllegalStateException("event kind " + record[Segment.KIND]);
    };
  }

  private static Event frame(Event.Stamp stamp, byte[] record) {
    int raw = Segment.getInt(record, Segment.BODY);
    int plain = Segment.getInt(record, Segment.BODY + 4);
    int verdict = record[Segment.DETAIL + 1];
    int at = Segment.BODY + 8;
    return new Event.FrameEvent(
        stamp,
        DIRECTIONS[record[Segment.DETAIL]],
        verdict == Verdict.DELIVERED.ordinal(),
        verdict < 0 ? remark(record, at + raw + Math.max(0, plain)) : VERDICTS[verdict].remark(),
        Bytes.copyOf(record, at, raw),
        plain < 0 ? Optional.empty() : Optional.of(Bytes.copyOf(record, at + raw, plain)));
  }

  private static String remark(byte[] record, int at) {
    return new String(record, at, record.length - at, StandardCharsets.UTF_8);
  }

  private static Event message(Event.Stamp stamp, byte[] record) {
    int at = Segment.BODY + 8;
    return new Event.MessageEvent(
        stamp,
        DIRECTIONS[record[Segment.DETAIL]],
        Segment.getLong(record, Segment.BODY),
        Bytes.copyOf(record, at, record.length - at),
        record[Segment.DETAIL + 1] != 0);
  }

  private static Event skipped(Event.Stamp stamp, byte[] record) {
    int at = Segment.BODY + 8;
    Fault fault =
        new Fault(
            FAULTS[record[Segment.DETAIL]],
            Segment.getInt(record, Segment.BODY),
            Segment.getInt(record, Segment.BODY + 4));
    return new Event.SkippedEvent(stamp, fault, Bytes.copyOf(record, at, record.length - at));
  }

  private static Event bytes(Event.Stamp stamp, byte[] record) {
    return new Event.BytesEvent(
        stamp,
        DIRECTIONS[record[Segment.DETAIL]],
        Bytes.copyOf(record, Segment.BODY, record.length - Segment.BODY));
  }

  private static Event state(Event.Stamp stamp, byte[] record) {
    int word = Segment.getInt(record, Segment.BODY);
    int at = Segment.BODY + 4;
    return new Event.StateEvent(
        stamp,
        new String(record, at, word, StandardCharsets.UTF_8),
        new String(record, at + word, record.length - at - word, StandardCharsets.UTF_8));
  }

  private static Event delivery(Event.Stamp stamp, byte[] record) {
    int length = Segment.getInt(record, Segment.BODY + 16);
    int unsent = Segment.BODY + 20;
    int at = unsent + Math.max(0, length);
    return new Event.DeliveryEvent(
        stamp,
        Segment.getLong(record, Segment.BODY),
        STATUSES[record[Segment.DETAIL]].word(),
        Segment.getLong(record, Segment.BODY + 8),
        new String(record, at, record.length - at, StandardCharsets.UTF_8),
        length < 0 ? Optional.empty() : Optional.of(Bytes.copyOf(record, unsent, length)));
  }

  /**
   * Waits for an event.
   *
   * @param nanos how long at most
   * @return whether {@link #poll} has one
   */
  public boolean await(long nanos) throws InterruptedException {
    return journal.await(seq, nanos);
  }

  /**
   * Has a bell rung once, as soon as {@link #poll} has an event or everything was read and nothing
   * more will come: so one thread can wait for many journals.
   *
   * @param bell runs now, or on the thread that writes the journal, which it must not hold up
   */
  public void ring(Runnable bell) {
    journal.ring(seq, bell);
  }

  /** Returns whether everything was read and nothing more will come. */
  public boolean isAtEnd() {
    return journal.isClosed() && seq >= journal.size();
  }

  /** Returns the number of the event that is read next. */
  public long position() {
    return seq;
  }

  /** Returns how many events were written over before they were read, and forgets the number. */
  public long takeLost() {
    long count = lost;
    lost = 0;
    return count;
  }

  /**
   * Returns how many of the lost events were frames that only carry a link, which whoever wants to
   * know what went over it would not have been shown; forgets the number.
   */
  public long takeLostCarriers() {
    long count = lostCarriers;
    lostCarriers = 0;
    return count;
  }
}
