package dev.msp.command.verb;

/** When the rounds of a loop begin: evenly, and never in a burst. Times are in nanoseconds. */
final class Schedule {

  private final long period;
  private long next;

  /**
   * Makes one.
   *
   * @param period from the beginning of one round to that of the next, 0 for none
   * @param first when the first round begins
   */
  Schedule(long period, long first) {
    this.period = period;
    this.next = first;
  }

  /**
   * Returns how long to wait before the next round begins, 0 or more. A round that took too long
   * delays the ones behind it; they are not made up for.
   */
  long delay(long now) {
    long begins = Math.max(next, now);
    next = begins + period;
    return begins - now;
  }
}
