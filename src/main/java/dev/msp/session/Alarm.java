package dev.msp.session;

/**
 * One deadline that moves about, on timers that cannot be taken back. A timer is set only where
 * none is due early enough, and one that was overtaken by an earlier one is passed over when it
 * comes: so they stay few, however often the deadline moves. Not for use by two threads at once.
 */
final class Alarm {

  private static final long NEVER = Long.MAX_VALUE;

  private final Clock clock;
  private final Timers timers;
  private final Runnable task;
  private long setFor = NEVER;

  Alarm(Clock clock, Timers timers, Runnable task) {
    this.clock = clock;
    this.timers = timers;
    this.task = task;
  }

  /** Makes sure that the task runs when a deadline has come; it may run earlier, too. */
  void set(long deadline) {
    if (deadline < setFor) {
      setFor = deadline;
      timers.after(Math.max(0, deadline - clock.nanos()), task);
    }
  }

  /** Said by the task when it runs: returns whether it has been waited for. */
  boolean isDue(long now) {
    boolean due = now >= setFor;
    if (due) {
      setFor = NEVER;
    }
    return due;
  }
}
