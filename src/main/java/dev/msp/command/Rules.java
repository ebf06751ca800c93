package dev.msp.command;

import dev.msp.session.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The rules of one session, in the order in which they were made. While there is one, a job follows
 * the session. Those of a listener are passed on to each of its connections, which then answers for
 * itself. Safe for several threads.
 */
final class Rules {

  /** More than these are a rule that makes rules. */
  static final int MOST = 1000;

  private final OpenSession session;
  private final List<Rule> all = new CopyOnWriteArrayList<>();
  private final List<OpenSession> heirs = new ArrayList<>();
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
    for (OpenSession heir : heirs) {
      heir.rules().add(rule.on(heir.journal().size()), jobs);
    }
  }

  /** A peer has connected to the listener that these are the rules of: they are for it too. */
  synchronized void passOn(OpenSession connection, Jobs jobs) {
    heirs.removeIf(OpenSession::isClosed);
    heirs.add(connection);
    for (Rule rule : all) {
      try {
        connection.rules().add(rule.on(0), jobs);
      } catch (CommandFailure e) {
        rule.call().failed(e);
      }
    }
  }

  /** Forgets the rules that were passed on by others. */
  private synchronized void forget(List<Rule> passed) {
    all.removeIf(own -> passed.stream().anyMatch(one -> one.call().equals(own.call())));
  }

  private void follow(long from, Jobs jobs) throws CommandFailure {
    Optional<Listener> listener = session.listener();
    Jobs.Job job =
        listener.isPresent()
            ? () -> awaitEnd(listener.get())
            : new Follower(session.beside(), this, from);
    try {
      jobs.start("on@" + session.name(), job);
      followed = true;
    } catch (CommandFailure e) {
      all.clear();
      throw e;
    }
  }

  private void awaitEnd(Listener listener) throws InterruptedException {
    try {
      listener.awaitClosed();
    } finally {
      ended();
    }
  }

  /** Returns the rules, which may change at any time. */
  List<Rule> all() {
    return all;
  }

  /** The job was stopped, or the session has ended: the rules went with it. */
  synchronized void ended() {
    heirs.forEach(heir -> heir.rules().forget(all));
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
