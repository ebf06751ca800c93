package dev.msp.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What runs beside the commands that are waited for. Safe for several threads. */
public final class Jobs implements AutoCloseable {

  /** Jobs that may run at a time. */
  static final int MOST = 100;

  /** Something that runs until it is over or its thread is interrupted. */
  public interface Job {
    /**
     * Runs.
     *
     * @throws CommandFailure if it cannot go on
     */
    void run() throws CommandFailure, InterruptedException;
  }

  private static final long PATIENCE_MILLIS = 1000;

  private final Map<String, Thread> running = new LinkedHashMap<>();
  private final List<CommandFailure> failures = new ArrayList<>();
  private final Map<Thread, Boolean> foreground = new HashMap<>();
  private boolean closed;

  /**
   * Starts a job.
   *
   * @param wanted what to call it; a number goes behind a name that is taken
   * @return its name
   * @throws CommandFailure if there are too many
   */
  public synchronized String start(String wanted, Job job) throws CommandFailure {
    running.values().removeIf(thread -> !thread.isAlive());
    if (closed || running.size() >= MOST) {
      throw new CommandFailure(
          CommandFailure.Kind.USAGE, "at most " + MOST + " jobs run at a time; stop some");
    }
    String name = wanted;
    for (int number = 2; running.containsKey(name); number++) {
      name = wanted + '#' + number;
    }
    Thread thread = new Thread(() -> run(job), "msp-job-" + name);
    thread.setDaemon(true);
    running.put(name, thread);
    thread.start();
    return name;
  }

  private void run(Job job) {
    try {
      job.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (CommandFailure e) {
      synchronized (this) {
        failures.add(e);
      }
    }
  }

  /** Notes that the current thread runs commands: it is interrupted when something else fails. */
  synchronized void enter() {
    foreground.put(Thread.currentThread(), false);
  }

  /** Notes that the current thread runs no more commands: an interruption was for those. */
  synchronized void leave() {
    if (Boolean.TRUE.equals(foreground.remove(Thread.currentThread()))) {
      boolean ignored = Thread.interrupted();
    }
  }

  /**
   * Notes a failure of what goes on beside the commands: the one that runs fails with it, or else
   * the next.
   */
  public synchronized void fail(CommandFailure failure) {
    failures.add(failure);
    foreground.replaceAll((thread, interrupted) -> true);
    foreground.keySet().forEach(Thread::interrupt);
  }

  /** Returns the names of the jobs that run. */
  public synchronized List<String> names() {
    running.values().removeIf(thread -> !thread.isAlive());
    return new ArrayList<>(running.keySet());
  }

  /** Returns the first failure that nobody was told of yet. */
  public synchronized Optional<CommandFailure> takeFailure() {
    return failures.isEmpty() ? Optional.empty() : Optional.of(failures.remove(0));
  }

  /**
   * Waits until a job is over, or all are.
   *
   * @param name of the job, also of one that is over; empty for all
   * @param nanos how long to wait at most
   * @return the names of those that still run
   */
  public List<String> join(String name, long nanos) throws InterruptedException {
    Map<String, Thread> awaited = new LinkedHashMap<>();
    synchronized (this) {
      running.forEach(
          (its, thread) -> {
            if (name.isEmpty() || name.equals(its)) {
              awaited.put(its, thread);
            }
          });
    }
    awaited.values().remove(Thread.currentThread());
    long start = System.nanoTime();
    for (Thread thread : awaited.values()) {
      TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, nanos - (System.nanoTime() - start)));
    }
    awaited.values().removeIf(thread -> !thread.isAlive());
    return new ArrayList<>(awaited.keySet());
  }

  /**
   * Ends a job.
   *
   * @return whether there was one of that name
   */
  public boolean stop(String name) {
    Thread thread;
    synchronized (this) {
      thread = running.remove(name);
    }
    if (thread != null) {
      end(List.of(thread));
    }
    return thread != null;
  }

  /** Ends all jobs, and starts no more. */
  @Override
  public void close() {
    List<Thread> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      for (Iterator<Thread> each = running.values().iterator(); each.hasNext(); ) {
        all.add(each.next());
        each.remove();
      }
    }
    end(all);
  }

  /** A job may be the one that ends them. */
  private static void end(List<Thread> threads) {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        if (thread != Thread.currentThread()) {
          TimeUnit.MILLISECONDS.timedJoin(thread, PATIENCE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
