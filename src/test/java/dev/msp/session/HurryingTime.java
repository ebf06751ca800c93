package dev.msp.session;

/**
 * Time that runs faster than that of this machine, for what is slow only because it waits: a second
 * of a session passes in {@code 1 / pace} seconds.
 */
public final class HurryingTime implements Clock, Timers {

  private final Clock clock = Clock.system();
  private final Timers timers = Timers.onOneThread();
  private final int pace;

  /** Makes one that runs so many times as fast. */
  public HurryingTime(int pace) {
    this.pace = pace;
  }

  @Override
  public long nanos() {
    return clock.nanos() * pace;
  }

  @Override
  public long micros(long nanos) {
    return clock.micros(nanos / pace);
  }

  @Override
  public void after(long nanos, Runnable task) {
    timers.after(nanos / pace + 1, task);
  }
}
