package dev.msp.command;

import dev.msp.command.CommandFailure.Kind;
import dev.msp.session.Clock;
import dev.msp.session.Listener;
import dev.msp.session.SessionPlan;
import dev.msp.session.Sessions;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the commands of one prompt, or of one file, work on: its sessions and which of them is the
 * current one, its variables and secrets, its settings, and what runs in the background. Safe for
 * several threads.
 */
public final class Workspace implements AutoCloseable {

  /**
   * What surrounds a workspace.
   *
   * @param sessions the session manager; closed with the workspace
   * @param opener knows how to reach an endpoint
   * @param front what a command may want of the program
   * @param clock the time
   */
  public record Parts(Sessions sessions, Opener opener, Front front, Clock clock) {}

  /** How long all sessions together may take to say goodbye, in nanoseconds. */
  private static final long FAREWELL = 150_000_000L;

  private final Parts parts;
  private final Variables variables;
  private final Secrets secrets;
  private final Settings settings = new Settings();
  private final Jobs jobs = new Jobs();
  private final Witnesses witnesses = new Witnesses();
  private final Underway underway = new Underway();
  private final Map<String, OpenSession> byName = new LinkedHashMap<>();
  private final Map<String, List<Step<Command>>> macros = new LinkedHashMap<>();
  private final List<SessionObserver> observers = new ArrayList<>();
  private @Nullable String current;
  private volatile boolean quitting;

  /** Makes a workspace without sessions. */
  public Workspace(Parts parts, Variables variables, Secrets secrets) {
    this.parts = parts;
    this.variables = variables;
    this.secrets = secrets;
  }

  /** Told of every session that a workspace gets. */
  public interface SessionObserver {
    /** A session was opened; called before anything else is done with it. */
    void opened(OpenSession session);
  }

  /** From now on, and for the sessions that are there, an observer is told of every session. */
  public void observe(SessionObserver observer) {
    List<OpenSession> there;
    synchronized (this) {
      observers.add(observer);
      there = sessions();
    }
    there.forEach(observer::opened);
  }

  /** Tells an observer nothing more. */
  public synchronized void forget(SessionObserver observer) {
    observers.remove(observer);
  }

  /**
   * Opens a session, which becomes the current one. Does not wait until it is open.
   *
   * @param name what to call it; empty for what the endpoint says
   * @throws CommandFailure if the name is taken
   */
  public OpenSession open(SessionPlan plan, String name) throws CommandFailure {
    return open(plan, name, () -> plan);
  }

  /**
   * Opens a session that can be opened again, which becomes the current one. Does not wait until it
   * is open.
   *
   * @param name what to call it; empty for what the endpoint says
   * @throws CommandFailure if the name is taken, or it cannot be opened
   */
  public OpenSession open(Opening opening, String name) throws CommandFailure {
    SessionPlan plan = opening.plan();
    try {
      return open(plan, name, opening);
    } catch (CommandFailure e) {
      plan.connector().close(); // it may hold a port already
      throw e;
    }
  }

  /**
   * Closes a session and opens it again, under the same name and in the same place among the
   * others. Does not wait until it is open.
   *
   * @throws CommandFailure if it cannot be opened; then it stays closed
   */
  public OpenSession reopen(OpenSession session) throws CommandFailure {
    if (session.origin().isPresent()) {
      throw new CommandFailure(
          Kind.USAGE,
          session.name()
              + " is a connection that came to "
              + session.origin().get().name()
              + ": its peer alone can make another");
    }
    synchronized (this) {
      session.close();
      forgetConnections(session);
    }
    return open(session.opening().plan(), session.name(), session.opening());
  }

  private OpenSession open(SessionPlan plan, String name, Opening opening) throws CommandFailure {
    OpenSession opened;
    List<SessionObserver> told;
    synchronized (this) {
      String free = name.isEmpty() ? free(plan.endpoint().label()) : name;
      OpenSession before = byName.get(free);
      if (before != null && !before.isClosed()) {
        throw new CommandFailure(
            Kind.USAGE,
            "a session " + free + " is open already; close it, or give another name behind as");
      }
      parts.sessions().close(free);
      opened = made(named(plan, free), free, opening);
      byName.put(free, opened);
      current = free;
      told = List.copyOf(observers);
    }
    told.forEach(observer -> observer.opened(opened));
    opened.listener().ifPresent(Listener::start);
    return opened;
  }

  private OpenSession made(SessionPlan plan, String name, Opening opening) {
    if (!plan.isAccepting()) {
      return new OpenSession(name, parts.sessions().open(plan), opening);
    }
    Connections connections = new Connections(this);
    OpenSession listener =
        new OpenSession(name, parts.sessions().listen(plan, connections), opening);
    connections.comeTo(listener);
    return listener;
  }

  /** A peer has connected to a listener: the session with it is one of these from now on. */
  Optional<OpenSession> arrived(OpenSession.Origin origin) {
    OpenSession arrived;
    List<SessionObserver> told;
    synchronized (this) {
      if (!byName.containsValue(origin.listener())) {
        return Optional.empty(); // it was closed meanwhile
      }
      String name = free(origin.listener().name() + '.' + origin.guest().number());
      arrived = new OpenSession(name, origin);
      byName.put(name, arrived);
      told = List.copyOf(observers);
    }
    told.forEach(observer -> observer.opened(arrived));
    return Optional.of(arrived);
  }

  /** Returns the connections of a listener, the oldest first. */
  synchronized List<OpenSession> connections(OpenSession listener) {
    return byName.values().stream().filter(one -> one.isOf(listener)).toList();
  }

  /** Returns what a connection of a listener is called, also when it was forgotten already. */
  public synchronized String connectionName(OpenSession listener, long number) {
    return connections(listener).stream()
        .filter(one -> one.guest().filter(guest -> guest.number() == number).isPresent())
        .map(OpenSession::name)
        .findFirst()
        .orElse(listener.name() + '.' + number);
  }

  /** Forgets connections of a listener that are closed, but for the newest and the current one. */
  synchronized void forgetClosed(OpenSession listener, int kept) {
    List<String> closed =
        connections(listener).stream()
            .filter(OpenSession::isClosed)
            .map(OpenSession::name)
            .filter(name -> !name.equals(current))
            .toList();
    closed.subList(0, Math.max(0, closed.size() - kept)).forEach(byName::remove);
  }

  private void forgetConnections(OpenSession listener) {
    byName.values().removeIf(one -> one.isOf(listener));
  }

  private static SessionPlan named(SessionPlan plan, String name) {
    Endpoint endpoint = plan.endpoint();
    try {
      return plan.to(endpoint.with(endpoint.options().with(EndpointOption.NAME, name)));
    } catch (EndpointException e) {
      throw new IllegalStateException(e); // any text is a name
    }
  }

  private String free(String wanted) {
    String name = wanted;
    for (int number = 2; isOpen(name); number++) {
      name = wanted + '#' + number;
    }
    return name;
  }

  private boolean isOpen(String name) {
    OpenSession there = byName.get(name);
    return there != null && !there.isClosed();
  }

  /** Returns all sessions, in the order of opening; those that ended by themselves too. */
  public synchronized List<OpenSession> sessions() {
    return new ArrayList<>(byName.values());
  }

  /** Returns the session of that name. */
  public synchronized Optional<OpenSession> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Returns the session of that name.
   *
   * @throws CommandFailure if there is none; the message names those that there are
   */
  public OpenSession named(String name) throws CommandFailure {
    Optional<OpenSession> there = find(name);
    if (there.isEmpty()) {
      List<String> names = sessions().stream().map(OpenSession::name).toList();
      throw new CommandFailure(
          Kind.USAGE,
          "there is no session "
              + Quoted.of(name)
              + (names.isEmpty() ? "; open one first" : "; there is " + String.join(", ", names)));
    }
    return there.get();
  }

  /** Returns the session that a command is meant for that names none. */
  public synchronized Optional<OpenSession> current() {
    return Optional.ofNullable(current).map(byName::get);
  }

  /** Makes a session the current one. */
  public synchronized void use(OpenSession session) {
    current = session.name();
  }

  /**
   * Gives a session another name; a listener's connections then begin with it too.
   *
   * @throws CommandFailure if another session has it
   */
  public synchronized void rename(OpenSession session, String name) throws CommandFailure {
    String before = session.name();
    if (before.equals(name)) {
      return;
    }
    if (byName.containsKey(name)) {
      throw new CommandFailure(
          Kind.USAGE, "there is a session " + Quoted.of(name) + " already; give another name");
    }
    parts.sessions().close(name); // one that was forgotten here
    parts.sessions().rename(before, name);
    rename(session, before, name);
    connections(session).forEach(one -> follow(one, before, name));
  }

  private void rename(OpenSession session, String before, String name) {
    Map<String, OpenSession> all = new LinkedHashMap<>(byName);
    byName.clear();
    all.forEach((its, one) -> byName.put(its.equals(before) ? name : its, one));
    session.rename(name);
    current = before.equals(current) ? name : current;
  }

  private void follow(OpenSession connection, String before, String now) {
    String name = connection.name();
    String other = now + name.substring(Math.min(name.length(), before.length()));
    if (name.startsWith(before + '.') && !byName.containsKey(other)) {
      rename(connection, name, other);
    }
  }

  /**
   * Closes a session and forgets its name, and those of its connections; the listener that it came
   * to becomes the current one, or the session opened before it.
   */
  public synchronized void close(OpenSession session) {
    parts.sessions().close(session.name());
    session.close();
    byName.computeIfPresent(session.name(), (name, there) -> there.isSame(session) ? null : there);
    forgetConnections(session);
    if (current != null && !byName.containsKey(current)) {
      List<String> left = new ArrayList<>(byName.keySet());
      String last = left.isEmpty() ? null : left.get(left.size() - 1);
      current = session.origin().map(OpenSession::name).filter(left::contains).orElse(last);
    }
  }

  /** Keeps a block under a name. */
  public synchronized void macro(String name, List<Step<Command>> body) {
    macros.put(name, List.copyOf(body));
  }

  /** Returns the block of that name. */
  public synchronized Optional<List<Step<Command>>> macro(String name) {
    return Optional.ofNullable(macros.get(name));
  }

  /** Returns the names of all macros. */
  public synchronized List<String> macros() {
    return new ArrayList<>(macros.keySet());
  }

  /** Returns how endpoints are reached. */
  public Opener opener() {
    return parts.opener();
  }

  /** Returns the program around. */
  public Front front() {
    return parts.front();
  }

  /** Returns the clock. */
  public Clock clock() {
    return parts.clock();
  }

  /** Returns the variables. */
  public Variables variables() {
    return variables;
  }

  /** Returns the values that are never shown. */
  public Secrets secrets() {
    return secrets;
  }

  /** Returns the settings. */
  public Settings settings() {
    return settings;
  }

  /** Returns what runs in the background. */
  public Jobs jobs() {
    return jobs;
  }

  /** Returns what writes down what is done here. */
  public Witnesses witnesses() {
    return witnesses;
  }

  /** Returns the commands that take long and run now. */
  public Underway underway() {
    return underway;
  }

  /** Asks whoever runs commands to run no more. */
  public void quit() {
    quitting = true;
  }

  /** Returns whether no more commands are to be run. */
  public boolean isQuitting() {
    return quitting;
  }

  /**
   * Ends what runs in the background, then every session in order but soon, then lets what
   * witnesses the workspace write the rest; what goes wrong there is a failure of {@link #jobs}.
   */
  @Override
  public void close() {
    jobs.close();
    witnesses.closing().forEach(jobs::fail);
    leave();
    synchronized (this) {
      parts.sessions().close();
      byName.clear();
      current = null;
    }
    witnesses.close().forEach(jobs::fail);
  }

  /** Peers of MSP/3 links are told that nobody comes back. */
  private void leave() {
    try {
      parts.sessions().leave(FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
