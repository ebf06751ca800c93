package dev.msp.session;

/**
 * Notices a line on which bytes come and no frame does: the rate is wrong as a rule. Said once for
 * each opening of the line. A frame of unknown TYPE is none: in random bytes one comes every 16 MB
 * or so, and one that means something every GB.
 */
final class NoiseWatch {

  /** How long after the first byte a frame should have come, so that a user is told within 5 s. */
  static final long PATIENCE = 4_000_000_000L;

  /** So many bytes make it likely: a line that is plugged in brings some by itself. */
  static final int ENOUGH = 64;

  private static final long NEVER = Long.MAX_VALUE;

  private final Counters counters;
  private boolean watching;
  private long framesBefore;
  private long bytesBefore;
  private long dueAt = NEVER;

  NoiseWatch(Counters counters) {
    this.counters = counters;
  }

  /** The line is open, and frames are looked for from now on. */
  void begin() {
    watching = true;
    framesBefore = frames();
    bytesBefore = counters.bytesIn;
    dueAt = NEVER;
  }

  /** The line is gone, or frames are not looked for any more. */
  void end() {
    watching = false;
  }

  /** Bytes came, and were counted. */
  void heard(long now) {
    if (dueAt == NEVER) {
      dueAt = now + PATIENCE;
    }
  }

  /** Returns when to look, if nothing more comes. */
  long deadline(long now) {
    return watching && now < dueAt ? dueAt : NEVER;
  }

  /** Returns whether it is to be said now that there is only noise; true once. */
  boolean isOnlyNoise(long now) {
    if (watching && frames() != framesBefore) {
      watching = false;
    }
    boolean said = watching && now >= dueAt && counters.bytesIn - bytesBefore >= ENOUGH;
    watching &= !said;
    return said;
  }

  private long frames() {
    return counters.framesIn - counters.unknown;
  }
}
