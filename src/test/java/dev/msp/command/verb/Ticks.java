package dev.msp.command.verb;

import dev.msp.session.Clock;

/** A clock that stands still until a test sets it. */
final class Ticks implements Clock {

  static final long SECOND = 1_000_000_000L;

  private volatile long now;
  private volatile long next = -1;

  /** From now on it shows this time. */
  void set(long nanos) {
    now = nanos;
    next = -1;
  }

  /** It shows one time when it is asked next, and another from then on. */
  void jump(long first, long then) {
    now = first;
    next = then;
  }

  @Override
  public synchronized long nanos() {
    long shown = now;
    if (next >= 0) {
      set(next);
    }
    return shown;
  }

  @Override
  public long micros(long nanos) {
    return nanos / 1000;
  }
}
