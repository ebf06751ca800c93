package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import dev.msp.transport.Endpoint;
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

  /** How often a wire that takes nothing is looked at while something waits, in nanoseconds. */
  private static final long LOOK_AGAIN = 100_000_000L;

  private final Gate lock = new Gate();
  private final SessionPlan plan;
  private final Clock clock;
  private final Timers timers;
  private final Journal journal;
  private final Counters counters = new Counters();
  private final Conversation.Shared shared;
  private final WireInUse wire = new WireInUse(lock);
  private final Speaking speaking;
  private final Reopening reopening;
  private final Alarm alarm;
  private final Ticker ticker = new Ticker(this);

  /** Only where MSP/3 is spoken. */
  private final @Nullable LinkChannels channels;

  /** Only on a COM port. */
  private final @Nullable PortNoise noise;

  private volatile SessionState state = new SessionState.Opening();

  private boolean heard;

  Control(SessionPlan plan, Journal journal, Clock clock, Timers timers) {
    this.plan = plan;
    this.clock = clock;
    this.timers = timers;
    this.journal = journal;
    this.alarm = new Alarm(clock, timers, ticker);
    this.reopening = new Reopening(plan);
    this.shared = new Conversation.Shared(journal, clock, counters, plan.responder());
    this.speaking = new Speaking(plan, shared, wire);
    Endpoint endpoint = plan.endpoint();
    ReliablePlan reliable = plan.reliable();
    this.channels = reliable == null ? null : speaking.channels(lock, clock, reliable, this::acted);
    this.noise =
        endpoint.scheme() == Endpoint.Scheme.SERIAL
            ? new PortNoise(endpoint, shared, wire, speaking)
            : null;
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
      if (reopening.isToldOfOpening() && !journal.isOfMany()) {
        shared.state(0, "opening", plan.endpoint().address(), clock.nanos());
      }
      return true;
    }
  }

  /** The wire is open; returns what is to be written to it, or null if nobody wants it any more. */
  @Nullable Outbox opened(Transport transport) {
    Outbox outbox = new Outbox(transport, plan.batches(), timers, lock);
    synchronized (lock) {
      if (isClosed()) {
        return null;
      }
      wire.take(outbox);
      heard = false;
      reopening.opened();
      state = new SessionState.Open(transport.describe());
      shared.state(0, "open", transport.describe(), clock.nanos());
      speaking.speech().opened(clock.nanos());
      wireChanged();
      arm();
      lock.changed();
      return outbox;
    }
  }

  private void wireChanged() {
    if (noise != null) {
      noise.changed();
    }
  }

  /** Returns the wire in use, or null if there is none. */
  @Nullable Outbox wire() {
    return wire.outbox();
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
      long now = clock.nanos();
      speaking.speech().received(buffer, 0, length, now);
      if (noise != null) {
        noise.heard(now);
      }
      arm();
      lock.changed();
      return wire.closing();
    }
  }

  /** The wire brings nothing more. What is queued may still be written. */
  void ended(Outbox outbox, CloseReason reason) {
    synchronized (lock) {
      if (!isClosed() && wire.closing() == null && outbox.failure() == null) {
        Speech speech = speaking.speech();
        speech.ended(clock.nanos());
        speech.lost(reason, false, clock.nanos()); // messages now wait for the next wire
      }
    }
  }

  /** The wire is gone, or could not be opened: decides what comes next. */
  void gone(CloseReason found) {
    Outbox outbox;
    synchronized (lock) {
      if (isClosed()) {
        return;
      }
      outbox = wire.outbox();
      TransportException failure = outbox == null ? null : outbox.failure();
      CloseReason reason = wire.closing();
      if (reason == null) {
        reason = failure == null ? found : broke(failure);
      }
      long now = clock.nanos();
      enter(reopening.after(reason, speaking.queued(), now), reason);
    }
    if (outbox != null) {
      outbox.close();
    }
  }

  static CloseReason broke(TransportException e) {
    return new CloseReason(CloseReason.Kind.WIRE_BROKE, String.valueOf(e.getMessage()));
  }

  /** Leaves the wire behind. */
  private void enter(SessionState next, CloseReason reason) {
    boolean forGood = next instanceof SessionState.Closed;
    long now = clock.nanos();
    String loss = speaking.loss();
    wire.leave();
    wireChanged();
    state = next;
    speaking.speech().lost(reason, forGood, now);
    String detail = reopening.detail(next, now);
    if (detail != null && (reopening.wasOpen() || !journal.isOfMany())) {
      shared.state(0, next.word(), detail + loss, now);
    }
    if (forGood) {
      journal.close();
      ticker.stop();
    }
    arm();
    lock.changed();
  }

  /** Sees to timers and to those who wait, after something was done to the link. */
  private void acted() {
    arm();
    lock.changed();
  }

  /**
   * Opens a channel of the MSP/3 link.
   *
   * @throws ChannelException if there is no such link
   */
  Channel openChannel(Channel.Kind kind) throws ChannelException {
    synchronized (lock) {
      LinkChannels all = channels;
      if (all == null || speaking.reliable() == null) {
        throw new ChannelException(
            ChannelException.Cause.CLOSED_HERE, "the session does not speak MSP/3");
      }
      return all.open(kind);
    }
  }

  /** Returns how the MSP/3 link stands, if that is what is spoken. */
  Optional<LinkState> link() {
    synchronized (lock) {
      ReliableConversation reliable = speaking.reliable();
      return reliable == null ? Optional.empty() : Optional.of(LinkState.of(reliable.link()));
    }
  }

  /** Begins to end an MSP/3 link in order; returns whether that takes a while. */
  boolean leave() {
    synchronized (lock) {
      ReliableConversation reliable = isClosed() ? null : speaking.reliable();
      boolean leaves = reliable != null && reliable.leave(clock.nanos());
      acted();
      return leaves;
    }
  }

  /** Waits until something changes, or so long. */
  void awaitChange(long nanos) throws InterruptedException {
    synchronized (lock) {
      lock.await(Math.max(1, nanos / 1_000_000));
    }
  }

  /** Waits until the wire is to be closed, or is gone, or the clock shows {@code until}. */
  void awaitLeft(long until) throws InterruptedException {
    synchronized (lock) {
      while (wire.isOpen() && !isClosed() && clock.nanos() < until) {
        waitUntil(until);
      }
    }
  }

  /** Ends the session, whatever its state; returns what that was. */
  SessionState end(CloseReason reason) {
    SessionState before;
    Outbox outbox;
    boolean told = false;
    synchronized (lock) {
      before = state;
      outbox = wire.outbox();
      if (!isClosed()) {
        told = speaking.tellEnd(reason, clock.nanos());
        enter(new SessionState.Closed(reason), reason);
      }
    }
    if (outbox != null && told) {
      // The peer is to hear that nobody is here any more; the wire closes behind that.
      timers.after(Outbox.LAST_READ, outbox::close);
      outbox.startWriter();
    } else if (outbox != null) {
      outbox.close();
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
    return state instanceof SessionState.Parked && !speaking.wantsWire();
  }

  Protocol protocol() {
    return speaking.protocol();
  }

  void protocol(Protocol next) {
    synchronized (lock) {
      if (next != speaking.protocol() && !isClosed()) {
        speaking.change(next, clock.nanos());
        wireChanged();
        arm();
        lock.changed();
      }
    }
  }

  /** Hands bytes on as they are; returns whether there was a wire with room for them. */
  boolean write(Bytes raw) {
    synchronized (lock) {
      return wire.mayWrite() && speaking.speech().write(raw.toArray(), clock.nanos());
    }
  }

  /**
   * Waits until bytes may be written, or the session is closed, or the clock shows {@code until}.
   */
  boolean awaitRoom(long until) throws InterruptedException {
    synchronized (lock) {
      while (!wire.mayWrite() && !isClosed() && clock.nanos() < until) {
        waitUntil(until);
      }
      return wire.mayWrite();
    }
  }

  /** Waits until the wire has taken everything, or is lost, or the clock shows {@code until}. */
  boolean awaitWritten(long until) throws InterruptedException {
    synchronized (lock) {
      Outbox first = wire.outbox();
      while (first != null && first == wire.outbox() && first.isBusy() && clock.nanos() < until) {
        waitUntil(until);
      }
      return first != null && first == wire.outbox() && !first.isBusy();
    }
  }

  Delivery send(Bytes text) {
    synchronized (lock) {
      Delivery delivery = speaking.send(text, clock);
      if (state instanceof SessionState.Closed closed && !delivery.isOver()) {
        speaking.speech().lost(closed.reason(), true, clock.nanos());
      }
      arm();
      lock.changed();
      return delivery;
    }
  }

  Delivery answer(Bytes text) {
    synchronized (lock) {
      Delivery delivery = speaking.answer(text, clock);
      arm();
      lock.changed();
      return delivery;
    }
  }

  boolean withdraw(Delivery delivery, String name) {
    synchronized (lock) {
      return speaking.withdraw(delivery, "not sent: " + name + ' ' + standing(), clock);
    }
  }

  /** Returns where the session stands; its name tells already where it goes. */
  String standing() {
    return state.standing().replace('(' + plan.endpoint().address() + ": ", "(");
  }

  Optional<String> refusal(Bytes text) {
    return speaking.refusal(text);
  }

  Bytes frame(Bytes text) {
    synchronized (lock) {
      return Bytes.copyOf(plan.link().frame(text));
    }
  }

  void withholdAcks(int count) {
    synchronized (lock) {
      speaking.withholdAcks(count);
    }
  }

  int pending() {
    synchronized (lock) {
      return speaking.pending();
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
            : Math.min(speaking.speech().deadline(), ownDeadline()));
  }

  /** Returns when something is due that the speech does not know of. */
  private long ownDeadline() {
    if (noise == null && !wire.isStalled()) {
      return Long.MAX_VALUE; // without asking the clock
    }
    long now = clock.nanos();
    long look = wire.isStalled() ? now + LOOK_AGAIN : Long.MAX_VALUE;
    return noise == null ? look : Math.min(look, noise.deadline(now));
  }

  private void tick() {
    Outbox outbox;
    boolean stuck = false;
    synchronized (lock) {
      long now = clock.nanos();
      if (!alarm.isDue(now)) {
        return;
      }
      outbox = wire.outbox();
      if (outbox != null) {
        wire.lookAgain();
        speaking.speech().tick(now);
        if (noise != null) {
          noise.tick(now);
        }
        stuck = wire.closing() != null && outbox.isWriting();
      }
      arm();
      lock.changed();
    }
    if (outbox != null && stuck) {
      outbox
          .close(); // the peer reads nothing: what is queued behind that write never gets its turn
    } else if (outbox != null && !outbox.isIdle()) {
      outbox.startWriter(); // who would write is reading, and a timer must not wait for the wire
    }
  }

  /**
   * What timers hold of a session, which cannot be taken back from them: nothing when it is closed.
   * An idle limit may be minutes away, and sessions may come and go by the thousand. A class of its
   * own and no lambda: a one-shot command starts faster without.
   */
  private static final class Ticker implements Runnable {
    private volatile @Nullable Control control;

    Ticker(Control control) {
      this.control = control;
    }

    void stop() {
      control = null;
    }

    @Override
    public void run() {
      Control mine = control;
      if (mine != null) {
        mine.tick();
      }
    }
  }
}
