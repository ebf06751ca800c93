package dev.msp.session;

/**
 * One deadline that moves about, on timers that cannot be taken back. A timer is set only where
 * none is due early enough, and one that was overtaken by an earlier one is passed over when it
 * comes: so they stay few, however often the deadline moves. Not for use by two threads at once.
 */
final class Alarm {

  private static final long NEVER = Long.MAX_VALUE;

  /** So late a timer never is on a machine that is not at its limits, in nanoseconds. */
  static final long LATE = 25_000_000L;

  /** What a reader gets then. Shorter than {@link #LATE}: nobody is given a second one. */
  static final long MOMENT = 20_000_000L;

  private final Clock clock;
  private final Timers timers;
  private final Runnable task;
  private long setFor = NEVER;
  private long expected;

  Alarm(Clock clock, Timers timers, Runnable task) {
    this.clock = clock;
    this.timers = timers;
    this.task = task;
  }

  /** Makes sure that the task runs when a deadline has come; it may run earlier, too. */
  void set(long deadline) {
    if (deadline < setFor) {
      long now = clock.nanos();
      setFor = deadline;
      expected = Math.max(deadline, now);
      timers.after(expected - now, task);
    }
  }

  /**
   * Said by the task when it runs: returns whether it has been waited for.
   *
   * <p>A timer that comes late says that this process stood still, and the wire perhaps did not:
   * who reads gets a moment to take what came meanwhile, before it is called silence.
   */
  boolean isDue(long now) {
    if (now < setFor) {
      return false;
    }
    if (now - expected > LATE) {
      expected = now + MOMENT;
      timers.after(MOMENT, task);
    }
    boolean due = now >= expected;
    if (due) {
      setFor = NEVER;
    }
    return due;
  }
}
