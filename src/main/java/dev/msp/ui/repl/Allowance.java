package dev.msp.ui.repl;

import dev.msp.session.Clock;

/** So many lines a second may be shown, and as many at once after a quiet second. */
final class Allowance {

  private static final double SECOND = 1e9;

  private final Clock clock;
  private final int perSecond;
  private double left;
  private long since;

  Allowance(Clock clock, int perSecond) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.left = perSecond;
    this.since = clock.nanos();
  }

  /** Returns whether one more may be shown now, which it then is. */
  boolean take() {
    long now = clock.nanos();
    left = Math.min(perSecond, left + (now - since) * perSecond / SECOND);
    since = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
