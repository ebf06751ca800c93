package dev.msp.link.reliable;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * The frames with data that were sent and not yet judged received or lost. Source: MSP protocol,
 * section 4.3, rule 2: lines do not reorder, so that what an acknowledgement does not show is lost.
 */
final class Flight {

  /** How many CTRs below LAST the MAP of an acknowledgement shows. */
  private static final int MAP_REACH = 32;

  /**
   * A frame on its way.
   *
   * @param counter its CTR
   * @param offset where its data begins in the stream
   * @param end where it ends
   * @param leftAt when its last bit should have left, in nanoseconds
   */
  record Sent(long counter, long offset, long end, long leftAt) {
    int length() {
      return (int) (end - offset);
    }
  }

  /** Told what became of frames. */
  interface Judge {
    void received(Sent frame, boolean newest);

    void lost(Sent frame);
  }

  private final ArrayDeque<Sent> frames = new ArrayDeque<>();
  private long data;

  void add(Sent frame) {
    frames.add(frame);
    data += frame.length();
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  /** Returns how many bytes of data are on their way. */
  long data() {
    return data;
  }

  /** Returns the frame that was sent last. */
  Sent newest() {
    return frames.getLast();
  }

  /**
   * Judges every frame up to the newest that the other end has taken.
   *
   * @param cum offset up to which it has everything
   * @param last greatest CTR that it took
   * @param map bit i tells whether it took CTR last-1-i
   */
  void acknowledged(long cum, long last, int map, Judge judge) {
    while (!frames.isEmpty() && frames.element().counter() <= last) {
      Sent frame = frames.remove();
      data -= frame.length();
      if (isReceived(frame, cum, last, map)) {
        judge.received(frame, frame.counter() == last);
      } else {
        judge.lost(frame);
      }
    }
  }

  private static boolean isReceived(Sent frame, long cum, long last, int map) {
    long below = last - frame.counter();
    if (below == 0) {
      return true;
    }
    return below <= MAP_REACH ? (map >>> (below - 1) & 1) != 0 : frame.end() <= cum;
  }

  /** Everything on its way counts as lost. */
  void loseAll(Judge judge) {
    for (Iterator<Sent> all = frames.iterator(); all.hasNext(); ) {
      Sent frame = all.next();
      all.remove();
      judge.lost(frame);
    }
    data = 0;
  }
}
