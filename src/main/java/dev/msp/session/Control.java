package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of one session, and all that may change it: link, journal, deliveries, timers.
 *
 * <p>Control is one lock and no thread, so that a one-shot command pays for no switch between
 * threads. Whoever brings an input (the thread that reads, a caller of send or close, a timer)
 * takes the lock, and lets go before it touches the wire: nobody holds it who waits for anything.
 * The outbox shares it. Below it come those of the journal and the timers, neither of which takes
 * another.
 */
final class Control {

  private final Gate lock = new Gate();
  private final Session.Plan plan;
  private final Clock clock;
  private final Timers timers;
  private final Journal journal;
  private final Counters counters = new Counters();
  private final Conversation conversation;
  private final Backoff backoff = new Backoff();
  private final Alarm alarm;
  private final boolean reconnect;
  private volatile SessionState state = new SessionState.Opening();

  /** The wire in use, and what waits to be written to it. */
  private volatile @Nullable Outbox outbox;

  /** Why the link wants this wire closed. */
  private @Nullable CloseReason closing;

  private boolean heard;

  Control(Session.Plan plan, Clock clock, Timers timers) {
    this.plan = plan;
    this.clock = clock;
    this.timers = timers;
    this.journal = new Journal(plan.journalCapacity());
    this.alarm = new Alarm(clock, timers, new Ticker());
    this.reconnect =
        plan.endpoint().options().text(EndpointOption.RECONNECT).orElse("no").equals("yes");
    this.conversation =
        new Conversation(
            0,
            new Conversation.Shared(journal, clock, counters, plan.responder()),
            plan.link(),
            plan.halfFrame(),
            new Wire());
  }

  SessionState state() {
    return state;
  }

  Journal journal() {
    return journal;
  }

  Counters counters() {
    return counters;
  }

  boolean isClosed() {
    return state instanceof SessionState.Closed;
  }

  /** The wire is about to be opened; returns whether anybody still wants that. */
  boolean opening() {
    synchronized (lock) {
      if (isClosed()) {
        return false;
      }
      conversation.state("opening", plan.endpoint().address(), clock.nanos());
      return true;
    }
  }

  /** The wire is open; returns what is to be written to it, or null if nobody wants it any more. */
  @Nullable Outbox opened(Transport transport) {
    Outbox wire = new Outbox(transport, plan.link().window() > 1, timers, lock);
    synchronized (lock) {
      if (isClosed()) {
        return null;
      }
      outbox = wire;
      heard = false;
      state = new SessionState.Open(transport.describe());
      conversation.opened(clock.nanos(), transport.describe());
      arm();
      lock.changed();
      return wire;
    }
  }

  /** Returns the wire in use, or null if there is none. */
  @Nullable Outbox wire() {
    return outbox;
  }

  /** Bytes came; returns why the wire is to be closed, or null to go on. */
  @Nullable CloseReason received(byte[] buffer, int length) {
    synchronized (lock) {
      if (isClosed()) {
        return null;
      }
      if (!heard) {
        heard = true;
        backoff.reset();
      }
      conversation.received(buffer, 0, length, clock.nanos());
      arm();
      lock.changed();
      return closing;
    }
  }

  /** The wire brings nothing more. What is queued may still be written. */
  void ended(Outbox wire, CloseReason reason) {
    synchronized (lock) {
      if (!isClosed() && closing == null && wire.failure() == null) {
        conversation.ended(clock.nanos());
        conversation.lost(reason, false, clock.nanos()); // messages now wait for the next wire
      }
    }
  }

  /** The wire is gone, or could not be opened: decides what comes next. */
  void gone(CloseReason found) {
    Outbox wire;
    synchronized (lock) {
      if (isClosed()) {
        return;
      }
      wire = outbox;
      TransportException failure = wire == null ? null : wire.failure();
      CloseReason reason = closing;
      if (reason == null) {
        reason = failure == null ? found : broke(failure);
      }
      enter(after(reason), reason);
    }
    if (wire != null) {
      wire.close();
    }
  }

  static CloseReason broke(TransportException e) {
    return new CloseReason(CloseReason.Kind.WIRE_BROKE, String.valueOf(e.getMessage()));
  }

  private SessionState after(CloseReason reason) {
    return switch (reason.kind()) {
      case BY_USER, BAD_PASSWORD -> new SessionState.Closed(reason);
      case ACK_TIMEOUT ->
          reconnect || conversation.link().queued() > 0
              ? new SessionState.Reconnecting(1, clock.nanos(), reason)
              : new SessionState.Parked(reason);
      default -> reconnect ? retry(reason) : new SessionState.Closed(reason);
    };
  }

  private SessionState retry(CloseReason reason) {
    int attempt = backoff.next();
    return new SessionState.Reconnecting(attempt, clock.nanos() + backoff.delay(), reason);
  }

  private String detail(SessionState next, CloseReason reason) {
    if (next instanceof SessionState.Reconnecting waiting) {
      long millis = Math.max(0, waiting.retryAt() - clock.nanos()) / 1_000_000;
      return reason.text() + "; attempt " + waiting.attempt() + " in " + millis + " ms";
    }
    return reason.text();
  }

  /** Leaves the wire behind. */
  private void enter(SessionState next, CloseReason reason) {
    boolean forGood = next instanceof SessionState.Closed;
    outbox = null;
    closing = null;
    state = next;
    conversation.lost(reason, forGood, clock.nanos());
    conversation.state(next.word(), detail(next, reason), clock.nanos());
    if (forGood) {
      journal.close();
    }
    arm();
    lock.changed();
  }

  /** Ends the session, whatever its state; returns what that was. */
  SessionState end(CloseReason reason) {
    SessionState before;
    Outbox wire;
    synchronized (lock) {
      before = state;
      wire = outbox;
      if (!isClosed()) {
        enter(new SessionState.Closed(reason), reason);
      }
    }
    if (wire != null) {
      wire.close();
    }
    return before;
  }

  /** Waits until the wire is to be opened again, or the session is closed. */
  void awaitReopening() throws InterruptedException {
    synchronized (lock) {
      while (mustWait()) {
        lock.await(0);
      }
      if (!isClosed()) {
        state = new SessionState.Opening();
      }
    }
  }

  private boolean mustWait() {
    if (state instanceof SessionState.Reconnecting waiting) {
      return clock.nanos() < waiting.retryAt();
    }
    return state instanceof SessionState.Parked && conversation.link().queued() == 0;
  }

  Delivery send(Bytes text) {
    synchronized (lock) {
      Delivery delivery = conversation.send(text, clock);
      if (state instanceof SessionState.Closed closed && !delivery.isOver()) {
        conversation.lost(closed.reason(), true, clock.nanos());
      }
      arm();
      lock.changed();
      return delivery;
    }
  }

  Optional<String> refusal(Bytes text) {
    return conversation.link().refusal(text);
  }

  int pending() {
    synchronized (lock) {
      return conversation.link().queued() + conversation.link().inFlight();
    }
  }

  /** Waits until a delivery is over, or the clock shows {@code until}. */
  void await(Delivery delivery, long until) throws InterruptedException {
    synchronized (lock) {
      while (!delivery.isOver() && clock.nanos() < until) {
        waitUntil(until);
      }
    }
  }

  /** Waits until nothing is pending, or the session is closed, or the clock shows {@code until}. */
  void awaitNothingPending(long until) throws InterruptedException {
    synchronized (lock) {
      while (pending() > 0 && !isClosed() && clock.nanos() < until) {
        waitUntil(until);
      }
    }
  }

  private void waitUntil(long until) throws InterruptedException {
    lock.await(Math.max(1, (until - clock.nanos()) / 1_000_000));
  }

  private void arm() {
    alarm.set(
        state instanceof SessionState.Reconnecting waiting
            ? waiting.retryAt()
            : conversation.deadline());
  }

  private void tick() {
    Outbox wire;
    boolean stuck = false;
    synchronized (lock) {
      long now = clock.nanos();
      if (!alarm.isDue(now)) {
        return;
      }
      wire = outbox;
      if (wire != null) {
        conversation.tick(now);
        stuck = closing != null && wire.isWriting();
      }
      arm();
      lock.changed();
    }
    if (wire != null && stuck) {
      wire.close(); // the peer reads nothing: what is queued behind that write never gets its turn
    } else if (wire != null && !wire.isIdle()) {
      wire.startWriter(); // who would write is reading, and a timer must not wait for the wire
    }
  }

  /** A class of its own and no lambda: a one-shot command starts faster without. */
  private final class Ticker implements Runnable {
    @Override
    public void run() {
      tick();
    }
  }

  /** The effects of this session's conversation on its wire; called under the lock. */
  private final class Wire implements Conversation.Wire {

    @Override
    public void write(byte[] frame) {
      Outbox to = outbox;
      if (to != null) {
        to.add(frame);
      }
    }

    @Override
    public void shutdownOutput() {
      Outbox to = outbox;
      if (to != null) {
        to.addShutdown();
      }
    }

    @Override
    public void close(CloseReason reason) {
      closing = reason;
      Outbox to = outbox;
      if (to != null) {
        to.addClose();
      }
    }

    @Override
    public void settled(Delivery delivery) {
      lock.changed();
    }
  }
}
