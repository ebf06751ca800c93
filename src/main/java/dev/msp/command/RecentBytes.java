package dev.msp.command;

import dev.msp.frame.Bytes;

/** The last bytes that came and that no rule took, by their position in all that came. */
final class RecentBytes {

  /** So many are kept for an answer to something whose end is still to come. */
  static final int MOST = 4096;

  private Bytes held = Bytes.EMPTY;
  private long start;

  /** Returns the position behind the last byte. */
  long end() {
    return start + held.length();
  }

  void add(Bytes more) {
    held = held.plus(more);
  }

  /** Returns the bytes from a position on, or those of them that are kept. */
  Bytes from(long position) {
    return held.slice((int) (Math.max(start, position) - start), held.length());
  }

  /** Forgets all in front of a position. */
  void take(long to) {
    held = from(to);
    start = to;
  }

  /** Keeps no more than may be kept. */
  void trim() {
    take(Math.max(start, end() - MOST));
  }
}
