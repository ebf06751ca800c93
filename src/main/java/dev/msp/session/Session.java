package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import dev.msp.transport.Endpoint;
import dev.msp.transport.LineControl;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One link over one wire that we open: its state, its deliveries, its journal. The states are those
 * of {@link SessionState}.
 *
 * <p>A session is moved by {@link #step}, which opens the wire, waits for bytes and handles them.
 * Either {@link #start} gives it a thread that does nothing else, and every wire another one that
 * writes, so that reading never waits for writing; or a command that has nothing else to do calls
 * step itself and saves every switch between threads. In both cases the session is controlled under
 * one lock, which nobody holds who waits for the wire.
 */
public final class Session implements AutoCloseable {

  private static final int FIRST_READ = 2 << 10;
  private static final int GREATEST_READ = 256 << 10;

  /** How long the last answers may take when the peer has closed its output, in nanoseconds. */
  private static final long LAST_WRITE = 1_000_000_000L;

  /** How long the last word of an MSP/3 link may take to leave, in nanoseconds. */
  private static final long LAST_WORD = 100_000_000L;

  private static final CloseReason BY_USER =
      new CloseReason(CloseReason.Kind.BY_USER, "closed by the user");
  private static final CloseReason BY_BUG =
      new CloseReason(CloseReason.Kind.BY_USER, "ended by a bug in msp, please report it");
  private static final CloseReason BY_PEER =
      new CloseReason(CloseReason.Kind.PEER_CLOSED, "the peer closed the connection");

  private final SessionPlan plan;
  private final Clock clock;
  private final Control control;
  private byte[] buffer = new byte[FIRST_READ];
  private volatile @Nullable Thread driver;

  /** Makes a session that opens its wire with the first {@link #step}. */
  public Session(SessionPlan plan, Clock clock, Timers timers) {
    this(plan, new Journal(plan.journalCapacity()), clock, timers);
  }

  /** Makes a session that tells a journal what happens. */
  Session(SessionPlan plan, Journal journal, Clock clock, Timers timers) {
    this.plan = plan;
    this.clock = clock;
    this.control = new Control(plan, journal, clock, timers);
  }

  /** Gives the session its own threads. To be called once, and before any {@link #step}. */
  public void start() {
    Thread thread = new Thread(this::runSteps, "msp-session");
    thread.setDaemon(true);
    driver = thread;
    thread.start();
  }

  private boolean isThreaded() {
    return driver != null;
  }

  private void runSteps() {
    boolean more = true;
    try {
      while (more) {
        more = step();
      }
    } finally {
      control.end(BY_BUG); // it is closed already, unless step threw
      plan.connector().close();
    }
  }

  /**
   * Does the next thing and waits for it: opens the wire, or takes what it brings, or waits until
   * it is to be opened again. Interrupting the thread closes the session.
   *
   * @return whether there is anything more to do; false when the session is closed
   */
  public boolean step() {
    SessionState now = control.state();
    if (now instanceof SessionState.Opening) {
      open();
    } else if (now instanceof SessionState.Open) {
      read();
    } else if (now instanceof SessionState.Closed) {
      return false;
    } else {
      pause();
    }
    return true;
  }

  private void open() {
    if (!control.opening()) {
      return;
    }
    Transport transport;
    try {
      transport = plan.connector().connect(plan.endpoint());
    } catch (TransportException e) {
      CloseReason.Kind kind =
          e.isDenied() ? CloseReason.Kind.CONNECT_DENIED : CloseReason.Kind.CONNECT_FAILED;
      control.gone(new CloseReason(kind, String.valueOf(e.getMessage())));
      return;
    }
    Outbox wire = control.opened(transport);
    if (wire == null) {
      transport.close();
    } else {
      write(wire);
    }
  }

  /** Lets what is queued go out: here, or on the wire's own thread. */
  private void write(Outbox wire) {
    if (isThreaded()) {
      wire.startWriter();
    } else {
      wire.writeAll();
    }
  }

  private void read() {
    Outbox wire = control.wire();
    if (wire == null) {
      return; // closed meanwhile
    }
    try {
      int length = wire.transport().read(buffer, 0, buffer.length);
      if (length > 0) {
        received(wire, length);
      } else {
        ended(wire);
      }
    } catch (TransportException e) {
      control.gone(Control.broke(e));
    }
  }

  private void received(Outbox wire, int length) {
    CloseReason end = control.received(buffer, length);
    if (length == buffer.length && length < GREATEST_READ) {
      buffer = new byte[2 * length];
    }
    write(wire);
    if (end != null) {
      finishWriting(wire);
      control.gone(end);
    }
  }

  private void ended(Outbox wire) {
    if (Thread.currentThread().isInterrupted()) {
      control.end(BY_USER);
      return;
    }
    control.ended(wire, BY_PEER);
    write(wire);
    finishWriting(wire);
    control.gone(BY_PEER);
  }

  /** Waits until the last answers are out. The peer may read nothing any more: not for long. */
  private static void finishWriting(Outbox wire) {
    try {
      wire.awaitWritten(LAST_WRITE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause() {
    try {
      control.awaitReopening();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      control.end(BY_USER);
    }
  }

  /**
   * Takes a message of strict UTF-8 to send; the delivery tells what becomes of it. Never waits if
   * the session has its own threads; else it writes, and waits as long as that takes.
   */
  public Delivery send(Bytes text) {
    Delivery delivery = control.send(text);
    Outbox wire = isThreaded() ? null : control.wire();
    if (wire != null) {
      wire.writeAll();
    }
    return delivery;
  }

  /**
   * Takes a message that answers one of the peer's. Other than what is {@link #send sent} it does
   * not wait for the next connection, which may be somebody else's: where there is none its
   * delivery has failed at once. For a session with threads of its own; never waits.
   */
  public Delivery answer(Bytes text) {
    return control.answer(text);
  }

  /**
   * Takes back a message that still waits to be sent: nobody waits for it any more, and it must not
   * go out on a wire that comes later. Its delivery then has failed and says where the session
   * stands.
   *
   * @param name what the session is called there
   * @return false if it went out, and may arrive, or is over already
   */
  public boolean withdraw(Delivery delivery, String name) {
    return control.withdraw(delivery, name);
  }

  /**
   * Takes bytes to send as they are, in order with everything else that is sent, and notes them in
   * the journal. Never waits if the session has its own threads; else it writes, and waits as long
   * as that takes. Bytes that wait when the wire is lost are not sent on the next one.
   *
   * @param raw any number; but what is taken at once waits at once, so some KiB are a good measure
   * @return whether they were taken: false where there is no wire, or it has not taken yet what was
   *     written before; see {@link #awaitRoom}
   */
  public boolean write(Bytes raw) {
    boolean taken = control.write(raw);
    Outbox wire = isThreaded() ? null : control.wire();
    if (taken && wire != null) {
      wire.writeAll();
    }
    return taken;
  }

  /**
   * Waits until {@link #write} would take bytes: until there is a wire, and it has taken most of
   * what was written before. For a session with threads of its own, and not for a {@link
   * Responder}.
   *
   * @param nanos how long to wait at most
   * @return whether it would; false when the time is over or the session is closed
   */
  public boolean awaitRoom(long nanos) throws InterruptedException {
    return control.awaitRoom(until(nanos));
  }

  /**
   * Waits until the wire has taken all that was sent and written. For a session with threads of its
   * own.
   *
   * @param nanos how long to wait at most
   * @return whether it has; false when the time is over or the wire was lost
   */
  public boolean awaitWritten(long nanos) throws InterruptedException {
    return control.awaitWritten(until(nanos));
  }

  /**
   * Opens a channel of the MSP/3 link, which must be open. For a session with threads of its own.
   *
   * @throws ChannelException if there is no such link now, or it has no channel left
   */
  public Channel openChannel(Channel.Kind kind) throws ChannelException {
    return control.openChannel(kind);
  }

  /**
   * Returns whether a protocol could be spoken. MSP/3 only by a session that began with it: whether
   * it may fall back, and whom it trusts, was settled then.
   */
  public boolean canSpeak(Protocol other) {
    return !other.isReliable() || plan.reliable() != null && plan.protocol() == other;
  }

  /** Returns how the MSP/3 link stands; empty where that is not what is spoken. */
  public Optional<LinkState> link() {
    return control.link();
  }

  /**
   * Waits until anything about the session may have changed. For a session with threads of its own.
   *
   * @param nanos how long to wait at most
   */
  public void awaitChange(long nanos) throws InterruptedException {
    control.awaitChange(nanos);
  }

  /**
   * Ends the session in order: the peer of an MSP/3 link is told, and what waits still goes out.
   * Any other session is closed at once. For a session with threads of its own.
   *
   * @param nanos how long that may take; 0.2 s more for the last words
   */
  public void leave(long nanos) throws InterruptedException {
    Outbox wire = control.wire();
    if (wire == null || !control.leave()) {
      close();
      return;
    }
    control.awaitLeft(until(nanos));
    wire.awaitWritten(LAST_WORD);
    close();
    wire.awaitWritten(LAST_WORD); // the peer that did not answer gets a RESET
  }

  /** Begins to {@link #leave}, and does not wait for it. */
  void beginToLeave() {
    control.leave();
  }

  /** Returns what is spoken. */
  public Protocol protocol() {
    return control.protocol();
  }

  /**
   * Changes what is spoken from the next byte on, at any time and from any thread. Away from
   * classic, part of a frame that has come is noise, and messages that wait to be sent or
   * acknowledged have failed; back to it, the search for frames begins anew.
   */
  public void protocol(Protocol next) {
    control.protocol(next);
  }

  /** Returns what the line in use can do beside carrying bytes, if it is a COM port and open. */
  public Optional<LineControl> line() {
    Outbox wire = control.wire();
    return wire != null && wire.transport() instanceof LineControl line
        ? Optional.of(line)
        : Optional.empty();
  }

  /** Returns why a message cannot be sent on this session, as a clause for the user. */
  public Optional<String> refusal(Bytes text) {
    return control.refusal(text);
  }

  /**
   * Returns the whole frame in which a message would go out; for {@link #write}, where something is
   * to be wrong with it.
   *
   * @param text what {@link #refusal} does not refuse
   */
  public Bytes frame(Bytes text) {
    return control.frame(text);
  }

  /**
   * Keeps back the ACKs of the next messages of the peer, to test it. The journal has them with a
   * remark; they are not delivered, so that the peer may send them again.
   *
   * @param count how many, 0 for none any more
   */
  public void withholdAcks(int count) {
    control.withholdAcks(count);
  }

  /** Returns how many messages wait to be sent or acknowledged. */
  public int pending() {
    return control.pending();
  }

  /**
   * Waits until a delivery is over; moves the session itself if it has no thread of its own.
   *
   * @param nanos how long to wait at most; without threads the last step may take longer
   * @return whether it is over
   */
  public boolean await(Delivery delivery, long nanos) throws InterruptedException {
    long until = until(nanos);
    if (isThreaded()) {
      control.await(delivery, until);
    } else {
      boolean more = true;
      while (more && !delivery.isOver() && clock.nanos() < until) {
        more = step();
      }
    }
    return delivery.isOver();
  }

  /**
   * Waits until no message waits to be sent or acknowledged, or the session is closed. For a
   * session with threads of its own.
   *
   * @param nanos how long to wait at most
   * @return whether none waits
   */
  public boolean drain(long nanos) throws InterruptedException {
    control.awaitNothingPending(until(nanos));
    return pending() == 0;
  }

  private long until(long nanos) {
    long now = clock.nanos();
    return nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos;
  }

  /** Returns where the session stands. */
  public SessionState state() {
    return control.state();
  }

  /** Returns where it stands, as a clause behind its name that says why nothing is sent now. */
  public String standing() {
    return control.standing();
  }

  /** Returns whether the session is over for good. */
  public boolean isClosed() {
    return control.isClosed();
  }

  /** Returns whether a password is set. */
  public boolean isSealed() {
    return plan.link().box() != null;
  }

  /** Returns how long a message that was sent waits for its ACK, in nanoseconds. */
  public long ackTimeout() {
    return plan.link().ackTimeout();
  }

  /** Returns where the session goes. */
  public Endpoint endpoint() {
    return plan.endpoint();
  }

  /** Returns what happened. */
  public Journal journal() {
    return control.journal();
  }

  /** Returns what was counted. */
  public Counters counters() {
    return control.counters();
  }

  /**
   * Ends the session at once: closes the wire, fails what was not acknowledged, ends the readers of
   * the journal. Waits for nothing; may be called from any thread, and repeatedly.
   */
  @Override
  public void close() {
    close(BY_USER);
  }

  /** Ends the session as {@link #close()} does, for a reason of the program's own. */
  public void close(CloseReason why) {
    SessionState before = control.end(why);
    plan.connector().close();
    Thread own = driver;
    if (before instanceof SessionState.Opening && own != null) {
      own.interrupt(); // it may be waiting for a connection that nobody wants any more
    }
  }
}
