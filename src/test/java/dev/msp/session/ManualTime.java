package dev.msp.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clock and timers that stand still until a test moves them; tasks run on the thread that does.
 */
final class ManualTime implements Clock, Timers {

  static final long SECOND = 1_000_000_000L;
  static final long MILLISECOND = 1_000_000L;

  private record Task(long at, Runnable body) {}

  private final List<Task> tasks = new ArrayList<>();
  private volatile long now;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public long micros(long nanos) {
    return nanos / 1_000;
  }

  @Override
  public synchronized void after(long nanos, Runnable task) {
    tasks.add(new Task(now + nanos, task));
  }

  /** Lets time pass, and runs what becomes due at the moment at which it does. */
  void advance(long nanos) {
    long until = now + nanos;
    Task next = takeDue(until);
    while (next != null) {
      now = Math.max(now, next.at());
      next.body().run();
      next = takeDue(until);
    }
    now = until;
  }

  /** The process stands still: time passes, and no task runs before the next {@link #advance}. */
  void standStill(long nanos) {
    now += nanos;
  }

  private synchronized @Nullable Task takeDue(long until) {
    Task first = tasks.stream().min(Comparator.comparingLong(Task::at)).orElse(null);
    if (first == null || first.at() > until) {
      return null;
    }
    tasks.remove(first);
    return first;
  }

  /** Returns how many tasks wait for their time. */
  synchronized int waiting() {
    return tasks.size();
  }
}
