package dev.msp.session;

/** Calls back later, on a thread of its own that all sessions share. */
public interface Timers {

  /** Runs a task after so many nanoseconds, never earlier; the task must not wait for anything. */
  void after(long nanos, Runnable task);

  /** Returns timers on one daemon thread, which starts with the first task. */
  static Timers onOneThread() {
    return new TimerThread();
  }
}
