package dev.msp.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The session manager: every open session by its name, in the order of opening. */
public final class Sessions implements AutoCloseable {

  private final Clock clock;
  private final Timers timers;
  private final Map<String, Session> byName = new LinkedHashMap<>();
  private final List<Listener> listeners = new ArrayList<>();

  /** Makes a manager of no sessions. */
  public Sessions(Clock clock, Timers timers) {
    this.clock = clock;
    this.timers = timers;
  }

  /**
   * Opens a session on threads of its own. Its name is the endpoint's {@code name}, or its address;
   * a name that is taken gets a number behind it.
   */
  public synchronized Session open(SessionPlan plan) {
    Session session = new Session(plan, clock, timers);
    byName.values().removeIf(Session::isClosed);
    byName.put(free(plan.endpoint().label()), session);
    session.start();
    return session;
  }

  /**
   * Returns a listener that is still to be started, on threads of its own. It is closed with all
   * sessions; those with its connections are its own, and have no name here.
   *
   * @param plan of the sessions; its connector opens one connection after the other
   */
  public synchronized Listener listen(SessionPlan plan, Listener.Host host) {
    Listener listener = new Listener(plan, clock, timers, host);
    listeners.removeIf(Listener::isClosed);
    listeners.add(listener);
    return listener;
  }

  private String free(String wanted) {
    String name = wanted;
    for (int number = 2; byName.containsKey(name); number++) {
      name = wanted + '#' + number;
    }
    return name;
  }

  /** Returns the session of that name, if there is one. */
  public synchronized Optional<Session> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Returns the names of all sessions, in the order of opening. One that ended by itself keeps its
   * name until the next is opened.
   */
  public synchronized List<String> names() {
    return new ArrayList<>(byName.keySet());
  }

  /**
   * Gives a session another name; the order stays.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public synchronized void rename(String name, String other) {
    if (byName.containsKey(other)) {
      throw new IllegalArgumentException(other + " is the name of another session");
    }
    Map<String, Session> before = new LinkedHashMap<>(byName);
    byName.clear();
    before.forEach((its, session) -> byName.put(its.equals(name) ? other : its, session));
  }

  /**
   * Closes a session at once and forgets its name.
   *
   * @return whether there was one
   */
  public synchronized boolean close(String name) {
    Session session = byName.remove(name);
    if (session != null) {
      session.close();
    }
    return session != null;
  }

  /**
   * Waits until no session has a message that waits to be sent or acknowledged.
   *
   * @param nanos how long at most
   * @return whether that is so
   */
  public boolean drain(long nanos) throws InterruptedException {
    long until = clock.nanos() + nanos;
    List<Session> all;
    synchronized (this) {
      all = new ArrayList<>(byName.values());
      listeners.forEach(one -> one.guests().forEach(guest -> all.add(guest.session())));
    }
    boolean drained = true;
    for (Session session : all) {
      drained &= session.drain(until - clock.nanos());
    }
    return drained;
  }

  /**
   * Ends every session in order, all at the same time; those that have not ended then are closed.
   *
   * @param nanos how long that may take for all together; 0.2 s more for the last words
   */
  public void leave(long nanos) throws InterruptedException {
    long until = clock.nanos() + nanos;
    List<Session> open;
    List<Listener> listening;
    synchronized (this) {
      open = new ArrayList<>(byName.values());
      listening = new ArrayList<>(listeners);
    }
    open.forEach(Session::beginToLeave);
    listening.forEach(Listener::beginToLeave);
    for (Session session : open) {
      long left = until - clock.nanos();
      if (left > 0) {
        session.leave(left);
      }
    }
    for (Listener listener : listening) {
      long left = until - clock.nanos();
      if (left > 0) {
        listener.leave(left);
      }
    }
    close();
  }

  /** Closes every session at once. */
  @Override
  public void close() {
    List<Listener> listening;
    synchronized (this) {
      byName.values().forEach(Session::close);
      byName.clear();
      listening = new ArrayList<>(listeners);
      listeners.clear();
    }
    listening.forEach(Listener::close);
  }
}
