package dev.msp.session;

import dev.msp.link.CloseReason;
import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sessions with all who connect to one port: one for each connection, and one more that waits for
 * the next. What happens on any of them is in the listener's journal too, where an event's
 * connection tells them apart.
 *
 * <p>Who waits for a connection is a whole session, so that a message can be sent before anybody is
 * there: whoever comes next gets it.
 */
public final class Listener implements AutoCloseable {

  /** So many connections may be open at once, each on threads of its own. */
  public static final int MOST = 64;

  private static final int JOURNAL = 2 << 20;
  private static final long RETRY_MILLIS = 100;

  private static final CloseReason BY_USER =
      new CloseReason(CloseReason.Kind.BY_USER, "closed by the user");
  private static final CloseReason LISTENER_CLOSED =
      new CloseReason(CloseReason.Kind.BY_USER, "the listener was closed");

  /** Is told of connections, each time on the connection's own thread. */
  public interface Host {

    /** A peer has connected; nothing is read from it before this returns. */
    void came(Guest guest);

    /** A connection is closed. */
    void left(Guest guest);
  }

  /**
   * One that has connected.
   *
   * @param number of the connection: 1, 2, 3 and so on
   * @param peer its address
   * @param since time of day when it came, in microseconds since 1970-01-01T00:00:00Z
   * @param session the session with it
   */
  public record Guest(long number, String peer, long since, Session session) {}

  private final Connector port;
  private final Clock clock;
  private final Timers timers;
  private final Host host;
  private final Journal journal;
  private final int most;
  private final List<Guest> guests = new ArrayList<>();
  private final Counters gone = new Counters();
  private final HandshakeGuard guard;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile SessionPlan plan;
  private Session waiting;
  private boolean failing;

  /**
   * Makes one that lets nobody in before it is started.
   *
   * @param plan of the sessions; its connector opens one connection after the other
   */
  Listener(SessionPlan plan, Clock clock, Timers timers, Host host) {
    this.port = plan.connector();
    this.clock = clock;
    this.timers = timers;
    this.host = host;
    this.journal = new Journal(plan.journalCapacity());
    this.plan = plan.once().withJournal(JOURNAL);
    this.guard = new HandshakeGuard(clock, text -> journal.note(now(), "refused", text));
    boolean asked =
        plan.endpoint().options().explicit().containsKey(EndpointOption.MAX_CONNECTIONS);
    int limit = plan.endpoint().options().number(EndpointOption.MAX_CONNECTIONS);
    this.most = asked ? Math.min(MOST, limit) : MOST;
    this.waiting = new Door(1).session;
  }

  /** Lets peers in from now on. */
  public void start() {
    journal.note(now(), "listening", plan.endpoint().address());
    waiting().start();
  }

  private synchronized Session waiting() {
    return waiting;
  }

  private long now() {
    return clock.micros(clock.nanos());
  }

  /** Where one peer comes in. */
  private final class Door implements Connector {
    private final long number;
    private final Session session;
    private volatile @Nullable Guest guest;

    Door(long number) {
      this.number = number;
      Journal own = new Journal(JOURNAL);
      own.tell(journal, number);
      SessionPlan guarded = named(number).through(this).guarded(guard, this::source);
      this.session = new Session(guarded, own, clock, timers);
    }

    private String source() {
      Guest here = guest;
      return here == null ? "" : HandshakeGuard.source(here.peer());
    }

    @Override
    public Transport connect(Endpoint endpoint) throws TransportException {
      Transport wire = accept(endpoint);
      while (!enters(wire)) {
        wire.close();
        wire = accept(endpoint);
      }
      return wire;
    }

    /** Takes one in who has connected, if there is room; the next finds another door. */
    private boolean enters(Transport wire) {
      Session next = new Door(number + 1).session;
      Guest entering = new Guest(number, wire.peer(), now(), session);
      synchronized (Listener.this) {
        if (isClosed() || isPutOff(entering.peer()) || isFull(entering.peer())) {
          return false;
        }
        guest = entering;
        guests.add(entering);
        waiting = next;
      }
      host.came(entering);
      next.start();
      return true;
    }

    @Override
    public void close() {
      Guest leaving = guest;
      if (leaving == null) {
        Listener.this.close();
      } else if (leaves(leaving)) {
        host.left(leaving);
      }
    }
  }

  private SessionPlan named(long number) {
    Endpoint endpoint = plan.endpoint();
    String name = endpoint.label() + '.' + number;
    try {
      return plan.to(endpoint.with(endpoint.options().with(EndpointOption.NAME, name)));
    } catch (EndpointException e) {
      throw new IllegalStateException(e); // any text is a name
    }
  }

  private Transport accept(Endpoint endpoint) throws TransportException {
    while (true) {
      try {
        Transport wire = port.connect(endpoint);
        if (failing) {
          failing = false;
          journal.note(now(), "trouble", endpoint.address() + ": connections are accepted again");
        }
        return wire;
      } catch (TransportException e) {
        if (isClosed()) {
          throw e;
        }
        if (!failing) {
          failing = true;
          journal.note(now(), "trouble", String.valueOf(e.getMessage()));
        }
        pause(e);
      }
    }
  }

  /** Without a pause the same connection would fail again and again. */
  private void pause(TransportException failure) throws TransportException {
    try {
      if (closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
        throw failure;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  private boolean isPutOff(String peer) {
    ReliablePlan reliable = plan.reliable();
    return reliable != null && guard.closes(reliable.config(), HandshakeGuard.source(peer));
  }

  private boolean isFull(String peer) {
    if (guests.size() < most) {
      return false;
    }
    journal.note(
        now(),
        "refused",
        peer + ": " + most + " connections are open, which is the most; it was closed at once");
    return true;
  }

  private synchronized boolean leaves(Guest leaving) {
    boolean wasThere = guests.remove(leaving);
    if (wasThere) {
      gone.add(leaving.session().counters());
    }
    return wasThere;
  }

  /** Returns the connections that are open, the oldest first. */
  public synchronized List<Guest> guests() {
    return new ArrayList<>(guests);
  }

  /**
   * Returns the session that is meant where none is named: with whoever came last of those that are
   * there, or else the one that waits for the next.
   */
  public synchronized Session current() {
    for (int i = guests.size() - 1; i >= 0; i--) {
      Session session = guests.get(i).session();
      if (!session.isClosed()) {
        return session;
      }
    }
    return waiting;
  }

  /** Changes what is spoken on the current session, and on those that are still to come. */
  public synchronized void speak(Protocol next) {
    plan = plan.speaking(next);
    waiting.protocol(next);
    current().protocol(next);
  }

  /** Returns where it listens. */
  public Endpoint endpoint() {
    return plan.endpoint();
  }

  /** Returns what happened on all connections, and to the listener itself. */
  public Journal journal() {
    return journal;
  }

  /** Returns what all connections have counted, but for the round trips. */
  public synchronized Counters counters() {
    Counters sum = new Counters();
    sum.add(gone);
    guests.forEach(guest -> sum.add(guest.session().counters()));
    return sum;
  }

  /** Returns whether it lets nobody in any more. */
  public boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Waits until it lets nobody in any more. */
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /** Gives up the port, and closes every connection at once. May be called repeatedly. */
  @Override
  public void close() {
    if (shut()) {
      guests().forEach(guest -> guest.session().close(LISTENER_CLOSED));
      end();
    }
  }

  /**
   * Gives up the port, and ends every connection in order; see {@link Session#leave}.
   *
   * @param nanos how long that may take for all together
   */
  public void leave(long nanos) throws InterruptedException {
    long until = clock.nanos() + nanos;
    if (!shut()) {
      return;
    }
    beginToLeave();
    for (Guest guest : guests()) {
      guest.session().leave(until - clock.nanos());
    }
    end();
  }

  /** Begins to end every connection in order, and does not wait for it; see {@link #leave}. */
  void beginToLeave() {
    guests().forEach(guest -> guest.session().beginToLeave());
  }

  /** Lets nobody in any more; returns false if that was so before. */
  private boolean shut() {
    Session last;
    synchronized (this) {
      if (isClosed()) {
        return false;
      }
      closed.countDown();
      last = waiting;
    }
    port.close();
    last.close();
    return true;
  }

  private void end() {
    journal.note(now(), "closed", BY_USER.text());
    journal.close();
  }
}
