package dev.msp.frame;

import dev.msp.frame.Fault.Kind;

/**
 * The region of skipped bytes that a decoder is collecting: the fault that opened it, and how far
 * it reaches.
 *
 * <p>A region takes in everything that is skipped within its reach: for a candidate its declared
 * end, for a LENGTH that cannot be the four bytes that stated it. Where noise goes on behind noise,
 * or one refused LENGTH stands behind another, the reach grows.
 */
final class Damage {

  /** No region is longer, so that a storm of noise is reported while it lasts. */
  static final int MAX_REGION = Frame.MAX_LENGTH;

  private Kind kind = Kind.NOISE;
  private int stated;
  private int actual;
  private int reach;

  /**
   * Returns how many of {@code count} failing bytes belong to the region.
   *
   * @param skipped bytes the region holds already; 0 opens a new one
   * @param kind what is wrong with the bytes behind it
   * @param span how far that fault reaches
   * @return 0 if they need a region of their own
   */
  int take(int skipped, Kind kind, int count, int span) {
    if (skipped == 0) {
      this.kind = kind;
      reach = span;
    } else if (kind == this.kind && merges(kind)) {
      reach = Math.max(reach, skipped + span);
    }
    return Math.max(0, Math.min(count, Math.min(reach, MAX_REGION) - skipped));
  }

  /** Returns how many bytes the region takes in whatever their fault: a candidate's, else 0. */
  int reachOfCandidate() {
    return merges(kind) ? 0 : reach;
  }

  /** Keeps what the bytes stated and what was found instead. */
  void describe(int stated, int actual) {
    this.stated = stated;
    this.actual = actual;
  }

  Fault fault() {
    return new Fault(kind, stated, actual);
  }

  private static boolean merges(Kind kind) {
    return kind == Kind.NOISE || kind == Kind.LENGTH;
  }
}
