package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.link.Delivery;
import dev.msp.link.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened on a session, in order: the one truth that every view reads.
 *
 * <p>Bounded: when {@code capacity} is used up, the oldest {@value Segment#SIZE} bytes are given
 * up. One thread at a time writes (the session sees to that) and never waits for a reader; any
 * number of {@link JournalReader}s follow by position, and one that falls behind is told how many
 * events it missed. What was written becomes visible with {@link #publish}, once for all that one
 * read brought.
 */
public final class Journal {

  /** Greatest number of bytes in one event that is no frame. */
  static final int MOST_BYTES = 65_535;

  /** In place of a verdict: there is none. */
  private static final byte NONE = -1;

  private final Segment[] ring;
  private volatile long head;
  private volatile long published;
  private volatile boolean closed;
  private volatile int waiting;
  private final List<Runnable> bells = new ArrayList<>();
  private long written;
  private long carriers;
  private Segment segment;
  private int end;
  private @Nullable HeldNoise held;
  private @Nullable Journal whole;
  private long own;

  /**
   * Makes an empty journal.
   *
   * @param capacity greatest size in bytes, 512 KiB or more; memory is taken as it is needed
   */
  public Journal(int capacity) {
    ring = new Segment[Math.max(2, capacity / Segment.SIZE)];
    segment = new Segment();
    ring[0] = segment;
  }

  /**
   * From now on all that is written goes into a journal of several connections too, whose writers
   * take turns. What that one holds of its own it gets by {@link #note}.
   *
   * @param connection the number that this journal's events have there
   */
  void tell(Journal all, long connection) {
    whole = all;
    own = connection;
  }

  /**
   * Returns whether it is of one of several connections, which has nothing to tell before it is
   * there.
   */
  boolean isOfMany() {
    return whole != null;
  }

  /** Writes a change of state into a journal of several connections, and shows it. */
  synchronized void note(long micros, String state, String detail) {
    state(micros, 0, state, detail);
    publish();
  }

  /** An event is whole. */
  private void done(int at) {
    written++;
    carriers += segment.bytes[at + Segment.CARRIER];
    if (whole != null) {
      whole.copy(segment.bytes, at, own);
    }
  }

  private synchronized void copy(byte[] from, int at, long connection) {
    int size = Segment.getInt(from, at);
    int to = begin(from[at + Segment.KIND], size, 0, connection);
    System.arraycopy(
        from, at + Segment.DETAIL, segment.bytes, to + Segment.DETAIL, size - Segment.DETAIL);
    Segment.putLong(segment.bytes, to + Segment.CONNECTION, connection);
    carriers += segment.bytes[to + Segment.CARRIER];
    written++;
  }

  private synchronized void publishInTurn() {
    publish();
  }

  /** Writes a frame. */
  void frame(
      long micros,
      long connection,
      Event.Direction direction,
      @Nullable Verdict verdict,
      Raw raw,
      @Nullable Bytes plain) {
    int at = beginFrame(micros, connection, raw, plain, 0);
    segment.bytes[at + Segment.DETAIL] = (byte) direction.ordinal();
    segment.bytes[at + Segment.DETAIL + 1] = (byte) (verdict == null ? NONE : verdict.ordinal());
    done(at);
  }

  /** Writes a frame of MSP/3, with a remark if it counts for nothing. */
  void linkFrame(
      long micros,
      long connection,
      Event.Direction direction,
      String remark,
      Raw raw,
      @Nullable Bytes plain) {
    byte[] text = remark.getBytes(StandardCharsets.UTF_8);
    int at = beginFrame(micros, connection, raw, plain, text.length);
    byte[] to = segment.bytes;
    to[at + Segment.DETAIL] = (byte) direction.ordinal();
    to[at + Segment.DETAIL + 1] = NONE;
    to[at + Segment.CARRIER] = (byte) (remark.isEmpty() ? 1 : 0);
    int end = at + Segment.BODY + 8 + raw.length + (plain == null ? 0 : plain.length());
    System.arraycopy(text, 0, to, end, text.length);
    done(at);
  }

  private int beginFrame(long micros, long connection, Raw raw, @Nullable Bytes plain, int remark) {
    int plainLength = plain == null ? 0 : plain.length();
    int size = Segment.BODY + 8 + raw.length + plainLength + remark;
    int at = begin(Segment.FRAME, size, micros, connection);
    byte[] to = segment.bytes;
    Segment.putInt(to, at + Segment.BODY, raw.length);
    Segment.putInt(to, at + Segment.BODY + 4, plain == null ? -1 : plainLength);
    System.arraycopy(raw.array, raw.offset, to, at + Segment.BODY + 8, raw.length);
    if (plain != null) {
      plain.copyTo(to, at + Segment.BODY + 8 + raw.length);
    }
    return at;
  }

  /** A part of an array that is copied at once. */
  static final class Raw {
    byte[] array = new byte[0];
    int offset;
    int length;

    Raw of(byte[] newArray, int newOffset, int newLength) {
      array = newArray;
      offset = newOffset;
      length = newLength;
      return this;
    }
  }

  /** From now on noise is held until something else is written, or it is released. */
  void joinNoise() {
    held = new HeldNoise();
  }

  /** Returns whether noise is held that no reader can see yet. */
  boolean holdsNoise() {
    return held != null && !held.isEmpty();
  }

  /** Writes the noise that is held. */
  void releaseNoise() {
    if (held != null && !held.isEmpty()) {
      Raw raw = new Raw();
      held.take(raw);
      write(held.micros(), held.connection(), HeldNoise.NOISE, raw);
    }
  }

  /** Writes bytes that were skipped, at most 65535. */
  void skipped(long micros, long connection, Fault fault, Raw raw) {
    if (held == null || fault.kind() != Fault.Kind.NOISE) {
      write(micros, connection, fault, raw);
      return;
    }
    if (!held.takes(connection, raw.length)) {
      releaseNoise();
    }
    if (held.takes(connection, raw.length)) {
      held.add(micros, connection, raw);
    } else {
      write(micros, connection, fault, raw);
    }
  }

  private void write(long micros, long connection, Fault fault, Raw raw) {
    int at = begin(Segment.SKIPPED, Segment.BODY + 8 + raw.length, micros, connection);
    byte[] to = segment.bytes;
    to[at + Segment.DETAIL] = (byte) fault.kind().ordinal();
    Segment.putInt(to, at + Segment.BODY, fault.stated());
    Segment.putInt(to, at + Segment.BODY + 4, fault.actual());
    System.arraycopy(raw.array, raw.offset, to, at + Segment.BODY + 8, raw.length);
    done(at);
  }

  /** Writes bytes that went over the wire as they are, in as many events as they need. */
  void bytes(long micros, long connection, Event.Direction direction, Raw raw) {
    for (int done = 0; done < raw.length; done += MOST_BYTES) {
      int length = Math.min(MOST_BYTES, raw.length - done);
      int at = begin(Segment.BYTES, Segment.BODY + length, micros, connection);
      segment.bytes[at + Segment.DETAIL] = (byte) direction.ordinal();
      System.arraycopy(raw.array, raw.offset + done, segment.bytes, at + Segment.BODY, length);
      done(at);
    }
  }

  /** Writes a message that went over an MSP/3 link, in as many events as it needs. */
  void message(long micros, long connection, Event.Direction direction, long id, Bytes text) {
    int done = 0;
    do {
      int length = Math.min(MOST_BYTES, text.length() - done);
      boolean more = done + length < text.length();
      int at = begin(Segment.MESSAGE, Segment.BODY + 8 + length, micros, connection);
      segment.bytes[at + Segment.DETAIL] = (byte) direction.ordinal();
      segment.bytes[at + Segment.DETAIL + 1] = (byte) (more ? 1 : 0);
      Segment.putLong(segment.bytes, at + Segment.BODY, id);
      text.slice(done, done + length).copyTo(segment.bytes, at + Segment.BODY + 8);
      done(at);
      done += length;
    } while (done < text.length());
  }

  /** Writes a change of state. */
  void state(long micros, long connection, String state, String detail) {
    byte[] word = state.getBytes(StandardCharsets.UTF_8);
    byte[] rest = detail.getBytes(StandardCharsets.UTF_8);
    int restLength = Math.min(rest.length, 1 << 14);
    int at = begin(Segment.STATE, Segment.BODY + 4 + word.length + restLength, micros, connection);
    Segment.putInt(segment.bytes, at + Segment.BODY, word.length);
    System.arraycopy(word, 0, segment.bytes, at + Segment.BODY + 4, word.length);
    System.arraycopy(rest, 0, segment.bytes, at + Segment.BODY + 4 + word.length, restLength);
    done(at);
  }

  /** Writes what became of a delivery, and its message where no frame tells it. */
  void delivery(long micros, long connection, Delivery delivery) {
    byte[] reason = delivery.reason().getBytes(StandardCharsets.UTF_8);
    boolean told = delivery.wasSent();
    int unsent = told ? 0 : Math.min(delivery.text().length(), MOST_BYTES);
    int at =
        begin(Segment.DELIVERY, Segment.BODY + 20 + unsent + reason.length, micros, connection);
    byte[] to = segment.bytes;
    to[at + Segment.DETAIL] = (byte) delivery.status().ordinal();
    Segment.putLong(to, at + Segment.BODY, delivery.id());
    Segment.putLong(to, at + Segment.BODY + 8, delivery.roundTripNanos());
    Segment.putInt(to, at + Segment.BODY + 16, told ? -1 : unsent);
    if (unsent > 0) {
      delivery.text().slice(0, unsent).copyTo(to, at + Segment.BODY + 20);
    }
    System.arraycopy(reason, 0, to, at + Segment.BODY + 20 + unsent, reason.length);
    done(at);
  }

  private int begin(byte kind, int size, long micros, long connection) {
    if (held != null) {
      releaseNoise(); // it came before
    }
    if (end + size > Segment.SIZE) {
      roll();
    }
    int at = end;
    byte[] to = segment.bytes;
    Segment.putInt(to, at, size);
    to[at + Segment.KIND] = kind;
    to[at + Segment.CARRIER] = 0;
    Segment.putLong(to, at + Segment.TIME, micros);
    Segment.putLong(to, at + Segment.CONNECTION, connection);
    end = at + size;
    return at;
  }

  private void roll() {
    if (end + 4 <= Segment.SIZE) {
      Segment.putInt(segment.bytes, end, Segment.END);
    }
    long number = head + 1;
    int slot = (int) (number % ring.length);
    if (ring[slot] == null) {
      ring[slot] = new Segment();
    }
    segment = ring[slot];
    segment.reuse(number, written, carriers);
    end = 0;
    head = number;
  }

  /** Shows the readers all that was written; nothing more once the journal is closed. */
  void publish() {
    if (published == written || closed) {
      return;
    }
    published = written;
    if (waiting > 0) {
      wake();
    }
    if (whole != null) {
      whole.publishInTurn();
    }
  }

  private synchronized void wake() {
    waiting -= bells.size();
    for (Runnable bell : bells) { // a lambda would cost a one-shot command its start
      bell.run();
    }
    bells.clear();
    notifyAll();
  }

  /** Nothing more will be written: readers that wait are told. */
  synchronized void close() {
    releaseNoise();
    publish();
    closed = true;
    wake();
  }

  /** Returns how many events were published so far. */
  public long size() {
    return published;
  }

  /** Returns whether nothing more will come. */
  public boolean isClosed() {
    return closed;
  }

  /** Returns a reader that begins with the oldest event that is kept. */
  public JournalReader read() {
    return new JournalReader(this);
  }

  /**
   * Waits until there are more than {@code seen} events, or the journal is closed.
   *
   * @param nanos how long to wait at most
   * @return whether there are more
   */
  boolean await(long seen, long nanos) throws InterruptedException {
    if (published > seen || closed) {
      return published > seen;
    }
    long millis = nanos / 1_000_000;
    synchronized (this) {
      waiting++;
      try {
        if (published <= seen && !closed) {
          wait(Math.max(1, millis));
        }
      } finally {
        waiting--;
      }
    }
    return published > seen;
  }

  /**
   * Runs something once, as soon as there are more than {@code seen} events or the journal is
   * closed: now, or on the thread that writes, which it must not hold up.
   */
  void ring(long seen, Runnable bell) {
    synchronized (this) {
      waiting++;
      if (published <= seen && !closed) {
        bells.add(bell);
        return;
      }
      waiting--;
    }
    bell.run();
  }

  long head() {
    return head;
  }

  int segments() {
    return ring.length;
  }

  Segment segment(long number) {
    return ring[(int) (number % ring.length)];
  }
}
