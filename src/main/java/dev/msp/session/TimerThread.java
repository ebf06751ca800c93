package dev.msp.session;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Timers on one daemon thread. Smaller than the JDK's pools, and a one-shot command loads it fast.
 */
final class TimerThread implements Timers, Runnable {

  private record Task(long at, Runnable body) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      return Long.compare(at - other.at, 0);
    }
  }

  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private @Nullable Thread thread;

  @Override
  public synchronized void after(long nanos, Runnable body) {
    tasks.add(new Task(System.nanoTime() + nanos, body));
    if (thread == null) {
      start();
    }
    notifyAll();
  }

  private void start() {
    Thread fresh = new Thread(this, "msp-timers");
    fresh.setDaemon(true);
    fresh.start();
    thread = fresh;
  }

  @Override
  public void run() {
    try {
      while (true) {
        next().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended();
    }
  }

  /** One session's bug ended this thread: the timers of the others go on with another. */
  private synchronized void ended() {
    thread = null;
    if (!tasks.isEmpty()) {
      start();
    }
  }

  private synchronized Runnable next() throws InterruptedException {
    while (true) {
      Task first = tasks.peek();
      long wait = first == null ? Long.MAX_VALUE : first.at() - System.nanoTime();
      if (first != null && wait <= 0) {
        tasks.remove();
        return first.body();
      }
      if (first == null) {
        wait();
      } else {
        wait(wait / 1_000_000 + 1);
      }
    }
  }
}
