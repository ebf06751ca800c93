package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
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

  private static final String NOT_CLASSIC =
      "not sent: the session speaks raw, and messages need protocol=classic";

  /** How often a wire that takes nothing is looked at while something waits, in nanoseconds. */
  private static final long LOOK_AGAIN = 100_000_000L;

  private final Gate lock = new Gate();
  private final Session.Plan plan;
  private final Clock clock;
  private final Timers timers;
  private final Journal journal;
  private final Counters counters = new Counters();
  private final Conversation.Shared shared;
  private final Wire effects = new Wire();
  private final Conversation conversation;
  private final Reopening reopening;
  private final Alarm alarm;
  private volatile SessionState state = new SessionState.Opening();

  private volatile Protocol protocol;

  /** What that protocol makes of the wire. */
  private Speech speech;

  /** The wire in use, and what waits to be written to it. */
  private volatile @Nullable Outbox outbox;

  /** Why the link wants this wire closed. */
  private @Nullable CloseReason closing;

  private boolean heard;

  /** The wire takes no more frames for now: what waits is to be looked at again soon. */
  private boolean stalled;

  Control(Session.Plan plan, Clock clock, Timers timers) {
    this.plan = plan;
    this.clock = clock;
    this.timers = timers;
    this.journal = new Journal(plan.journalCapacity());
    this.alarm = new Alarm(clock, timers, new Ticker());
    this.reopening = new Reopening(plan);
    this.shared = new Conversation.Shared(journal, clock, counters, plan.responder());
    this.conversation = new Conversation(0, shared, plan.link(), plan.halfFrame(), effects);
    this.protocol = plan.protocol();
    this.speech = speech(protocol);
  }

  private Speech speech(Protocol which) {
    return which == Protocol.CLASSIC ? conversation : new RawPipe(shared, effects);
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
      if (reopening.isToldOfOpening()) {
        shared.state(0, "opening", plan.endpoint().address(), clock.nanos());
      }
      return true;
    }
  }

  /** The wire is open; returns what is to be written to it, or null if nobody wants it any more. */
  @Nullable Outbox opened(Transport transport) {
    Outbox wire = new Outbox(transport, plan.batches(), timers, lock);
    synchronized (lock) {
      if (isClosed()) {
        return null;
      }
      outbox = wire;
      heard = false;
      reopening.opened();
      state = new SessionState.Open(transport.describe());
      shared.state(0, "open", transport.describe(), clock.nanos());
      speech.opened(clock.nanos());
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
        reopening.heard();
      }
      speech.received(buffer, 0, length, clock.nanos());
      arm();
      lock.changed();
      return closing;
    }
  }

  /** The wire brings nothing more. What is queued may still be written. */
  void ended(Outbox wire, CloseReason reason) {
    synchronized (lock) {
      if (!isClosed() && closing == null && wire.failure() == null) {
        speech.ended(clock.nanos());
        speech.lost(reason, false, clock.nanos()); // messages now wait for the next wire
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
      long now = clock.nanos();
      enter(reopening.after(reason, conversation.link().queued(), now), reason);
    }
    if (wire != null) {
      wire.close();
    }
  }

  static CloseReason broke(TransportException e) {
    return new CloseReason(CloseReason.Kind.WIRE_BROKE, String.valueOf(e.getMessage()));
  }

  /** Leaves the wire behind. */
  private void enter(SessionState next, CloseReason reason) {
    boolean forGood = next instanceof SessionState.Closed;
    outbox = null;
    closing = null;
    stalled = false;
    state = next;
    long now = clock.nanos();
    speech.lost(reason, forGood, now);
    String detail = reopening.detail(next, now);
    if (detail != null) {
      shared.state(0, next.word(), detail, now);
    }
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
    return state instanceof SessionState.Parked
        && protocol == Protocol.CLASSIC
        && conversation.link().queued() == 0;
  }

  Protocol protocol() {
    return protocol;
  }

  /** Leaves the wire, and what comes over it from now on, to another protocol. */
  void protocol(Protocol next) {
    synchronized (lock) {
      if (next == protocol || isClosed()) {
        return;
      }
      long now = clock.nanos();
      boolean open = outbox != null && closing == null;
      protocol = next;
      speech.lost(
          new CloseReason(CloseReason.Kind.BY_USER, "the session now speaks " + next.word()),
          true,
          now);
      speech = speech(next);
      shared.state(0, "protocol", next.word(), now);
      if (open && conversation.isOutputShut()) {
        effects.close(new CloseReason(CloseReason.Kind.ACK_TIMEOUT, "no ACK came in time"));
      } else if (open) {
        speech.opened(now);
      }
      arm();
      lock.changed();
    }
  }

  /** Hands bytes on as they are; returns whether there was a wire with room for them. */
  boolean write(Bytes raw) {
    synchronized (lock) {
      return mayWrite() && speech.write(raw.toArray(), clock.nanos());
    }
  }

  private boolean mayWrite() {
    Outbox to = outbox;
    return to != null && closing == null && to.isAlive() && to.hasRoom(Outbox.BYTES_ROOM);
  }

  /**
   * Waits until bytes may be written, or the session is closed, or the clock shows {@code until}.
   */
  boolean awaitRoom(long until) throws InterruptedException {
    synchronized (lock) {
      while (!mayWrite() && !isClosed() && clock.nanos() < until) {
        waitUntil(until);
      }
      return mayWrite();
    }
  }

  /** Waits until the wire has taken everything, or is lost, or the clock shows {@code until}. */
  boolean awaitWritten(long until) throws InterruptedException {
    synchronized (lock) {
      Outbox first = outbox;
      while (first != null && first == outbox && first.isBusy() && clock.nanos() < until) {
        waitUntil(until);
      }
      return first != null && first == outbox && !first.isBusy();
    }
  }

  Delivery send(Bytes text) {
    synchronized (lock) {
      if (protocol != Protocol.CLASSIC) {
        return conversation.refuse(text, NOT_CLASSIC, clock.nanos());
      }
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
    return protocol == Protocol.CLASSIC
        ? conversation.link().refusal(text)
        : Optional.of(NOT_CLASSIC);
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
    if (state instanceof SessionState.Reconnecting waiting) {
      alarm.set(waiting.retryAt());
    } else if (stalled) {
      alarm.set(Math.min(speech.deadline(), clock.nanos() + LOOK_AGAIN));
    } else {
      alarm.set(speech.deadline());
    }
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
        stalled = false; // it says so again
        speech.tick(now);
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
    public boolean hasRoom() {
      Outbox to = outbox;
      boolean room = to == null || to.hasRoom(Outbox.FRAMES_ROOM);
      stalled |= !room;
      return room;
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
