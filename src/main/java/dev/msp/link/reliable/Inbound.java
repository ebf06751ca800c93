package dev.msp.link.reliable;

import java.util.function.BooleanSupplier;

/**
 * The receiving half of an open link: which CTRs were taken, the stream put together again, and
 * when it is to be acknowledged. Source: MSP protocol, section 4.3, rule 5. All times in
 * nanoseconds.
 */
final class Inbound {

  private static final byte[] NONE = {};
  private static final long DELAY = 30_000_000L;
  private static final int FRAMES = 8;
  private static final int WINDOW_UNIT = 256;
  private static final int MAX_WND = 0xFFFF;

  private final ReceivedCounters counters = new ReceivedCounters();
  private final Reassembly early;
  private final RecordReader reader;
  private final Store.Share ofEarly;
  private final Store.Share ofBlocks;
  private final BooleanSupplier handsOn;

  /** Next offset wanted: everything before was handed on. */
  private long cum;

  private long dueAt = Long.MAX_VALUE;
  private int framesSinceBlock;
  private boolean stale;

  /**
   * Makes one.
   *
   * @param handsOn whether what comes in its turn may be handed on now
   */
  Inbound(Store store, RecordReader.Sink sink, BooleanSupplier handsOn) {
    this.handsOn = handsOn;
    this.ofEarly = store.share();
    this.ofBlocks = store.share(); // else what comes in its turn would find no room behind it
    this.early = new Reassembly(store.window(), ofEarly);
    this.reader = new RecordReader(sink, ofBlocks);
  }

  /** Keeps nothing of what was not whole: the link is over. */
  void end() {
    ofEarly.clear();
    ofBlocks.clear();
  }

  void countFrom(Origin origin) {
    counters.countFrom(origin.counter());
    cum = origin.offset();
  }

  ReceivedCounters counters() {
    return counters;
  }

  long cum() {
    return cum;
  }

  /**
   * Takes a CTR; returns whether none was left out before it. If one was, the next frame with data
   * tells: what was left out may have been data that the other end should send again soon.
   */
  boolean take(long counter) {
    boolean inTurn = counters.take(counter);
    stale |= !inTurn;
    return inTurn;
  }

  /** Returns the offset that 32 bits on the wire stand for. */
  long unwrap(int wire) {
    return LinkFrame.unwrap(wire, cum);
  }

  /** Returns whether data may be taken; if not, its frame must not count as received. */
  boolean hasRoom(long offset, int length) {
    long beyond = offset + length - cum;
    return beyond <= 0 || offset <= cum && handsOn.getAsBoolean() || early.hasRoom(beyond, length);
  }

  /**
   * Takes data.
   *
   * @param inTurn whether no CTR was left out before it
   */
  void data(long offset, byte[] array, int at, int length, boolean inTurn, long now)
      throws ProtocolFault {
    boolean gap = !inTurn || offset > cum;
    boolean known = offset + length <= cum;
    if (offset > cum || !known && !handsOn.getAsBoolean()) {
      early.add(offset, array, at, length);
    } else if (!known) {
      int skip = (int) (cum - offset);
      handOn(array, at + skip, length - skip);
      handOnEarly();
    }
    stale = true;
    framesSinceBlock++;
    boolean atOnce = reader.tookUrgent() | gap | known | framesSinceBlock >= FRAMES;
    dueAt = Math.min(dueAt, atOnce ? now : now + DELAY);
  }

  private void handOnEarly() throws ProtocolFault {
    while (handOnOne()) {
      // the next piece
    }
  }

  /** Hands on a piece that was kept and has its turn now; returns whether there was one. */
  boolean handOnOne() throws ProtocolFault {
    byte[] next = early.isEmpty() || !handsOn.getAsBoolean() ? NONE : early.take(cum);
    if (next.length > 0) {
      handOn(next, 0, next.length);
    }
    return next.length > 0;
  }

  private void handOn(byte[] array, int offset, int length) throws ProtocolFault {
    cum += length;
    reader.input(array, offset, length);
  }

  /** The other end wants to know at once, whatever came. */
  void ask(long now) {
    stale = true;
    dueAt = now;
  }

  /** Returns when an acknowledgement is due. */
  long dueAt() {
    return dueAt;
  }

  /** Returns whether an acknowledgement would tell anything new. */
  boolean isStale() {
    return stale;
  }

  /** Writes the acknowledgement block; what it says need not be said again. */
  void writeBlock(byte[] frame, int at) {
    LinkFrame.putInt(frame, at, (int) cum);
    LinkFrame.putInt(frame, at + 4, (int) counters.last());
    LinkFrame.putInt(frame, at + 8, counters.map());
    LinkFrame.putShort(frame, at + 12, Math.min(MAX_WND, early.free() / WINDOW_UNIT));
    stale = false;
    framesSinceBlock = 0;
    dueAt = Long.MAX_VALUE;
  }
}
