package dev.msp.remote;

import dev.msp.session.Timers;
import java.util.ArrayList;
import java.util.List;

/** Timers that run when a test says so. */
final class HandTimers implements Timers {

  private record Task(long nanos, Runnable body) {}

  private final List<Task> tasks = new ArrayList<>();

  @Override
  public synchronized void after(long nanos, Runnable task) {
    tasks.add(new Task(nanos, task));
  }

  /** Runs all tasks that were set for so many nanoseconds; returns how many these were. */
  int fire(long nanos) {
    List<Task> due;
    synchronized (this) {
      due = tasks.stream().filter(task -> task.nanos() == nanos).toList();
      tasks.removeAll(due);
    }
    due.forEach(task -> task.body().run());
    return due.size();
  }
}
