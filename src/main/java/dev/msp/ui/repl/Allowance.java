package dev.msp.ui.repl;

import dev.msp.session.Clock;

/**
 * So many lines a second may be shown: the first of each second, so that a storm comes as a few
 * bursts with rest between them, and not as a screen that never stands still.
 */
final class Allowance {

  private static final long SECOND = 1_000_000_000L;

  private final Clock clock;
  private final int perSecond;
  private int left;
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
    if (now - since >= SECOND) {
      since = now;
      left = perSecond;
    }
    boolean may = left > 0;
    left -= may ? 1 : 0;
    return may;
  }
}
