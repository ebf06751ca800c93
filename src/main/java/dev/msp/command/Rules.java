package dev.msp.command;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The rules of one session, in the order in which they were made. While there is one, a job follows
 * the session. Safe for several threads.
 */
final class Rules {

  /** More than these are a rule that makes rules. */
  static final int MOST = 1000;

  private final OpenSession session;
  private final List<Rule> all = new CopyOnWriteArrayList<>();
  private boolean followed;
  private volatile long answered;

  /** Whether somebody waits; but for the session's reader nobody does. */
  private volatile boolean awaited;

  Rules(OpenSession session) {
    this.session = session;
  }

  /**
   * Adds a rule behind the others.
   *
   * @throws CommandFailure if there are too many, or too much runs already
   */
  synchronized void add(Rule rule, Jobs jobs) throws CommandFailure {
    if (all.size() >= MOST) {
      throw new CommandFailure(
          CommandFailure.Kind.USAGE,
          session.name() + " has " + MOST + " rules already, which is the most");
    }
    all.add(rule);
    if (!followed) {
      follow(rule.from(), jobs);
    }
  }

  private void follow(long from, Jobs jobs) throws CommandFailure {
    Follower follower = new Follower(session.beside(), this, from);
    try {
      jobs.start("on@" + session.name(), follower);
      followed = true;
    } catch (CommandFailure e) {
      all.clear();
      throw e;
    }
  }

  /** Returns the rules, which may change at any time. */
  List<Rule> all() {
    return all;
  }

  /** The job was stopped, or the session has ended: the rules went with it. */
  synchronized void ended() {
    all.clear();
    followed = false;
    notifyAll();
  }

  /** All events before a position were answered. */
  void answered(long position) {
    answered = position;
    if (awaited) {
      wake();
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** Waits until all events before a position were answered, or nobody answers. */
  synchronized void awaitAnswered(long position, long nanos) throws InterruptedException {
    long start = System.nanoTime();
    long left = nanos;
    awaited = true;
    while (followed && answered < position && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = nanos - (System.nanoTime() - start);
    }
    awaited = false;
  }
}
