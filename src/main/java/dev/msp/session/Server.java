package dev.msp.session;

import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.CloseReason;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.transport.Acceptor;
import dev.msp.transport.Connection;
import dev.msp.transport.Receiver;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Serves every connection of one listener: each has a link of its own, all share a journal, in
 * which an event's connection tells them apart. Called on the listener's one thread.
 */
public final class Server implements Acceptor {

  /**
   * How connections are served.
   *
   * @param link how each link behaves
   * @param halfFrame when a frame that began and does not end counts as failed
   * @param batch whether the answers to all that one read brought go out in one write, for peers
   *     that pipeline; a classic peer wants one write each
   * @param journalCapacity bytes that the journal may take
   * @param responder answers messages
   * @param reliable how MSP/3 is spoken with who says HELLO; null if it is not
   */
  public record Plan(
      ClassicConfig link,
      HalfFrame halfFrame,
      boolean batch,
      int journalCapacity,
      Responder responder,
      @Nullable ReliableConfig reliable) {

    /** The plan of a server that speaks classic only. */
    public Plan(
        ClassicConfig link,
        HalfFrame halfFrame,
        boolean batch,
        int journalCapacity,
        Responder responder) {
      this(link, halfFrame, batch, journalCapacity, responder, null);
    }

    /** Returns the plan of a connection that comes from a source. */
    private Plan guarded(HandshakeGuard guard, String source) {
      return reliable == null
          ? this
          : new Plan(
              link,
              halfFrame,
              batch,
              journalCapacity,
              responder,
              guard.before(reliable, () -> source));
    }
  }

  /** So long peers may take to say BYE when the listener is closed. */
  private static final long LEAVE = 1_000_000_000L;

  static final CloseReason LISTENER_CLOSED =
      new CloseReason(CloseReason.Kind.BY_USER, "the listener was closed");

  private final Plan plan;
  private final Clock clock;
  private final Journal journal;
  private final Counters counters = new Counters();
  private final Conversation.Shared shared;
  private final ServedConnection.@Nullable Answers answers;
  private final HandshakeGuard guard;
  private long leaveUntil = Long.MAX_VALUE;
  private final Set<ServedConnection> open = new HashSet<>();

  /** Makes a server that serves whatever its listener accepts. */
  public Server(Plan plan, Clock clock) {
    this.plan = plan;
    this.clock = clock;
    this.journal = new Journal(plan.journalCapacity());
    this.answers = plan.batch() ? new ServedConnection.Answers() : null;
    this.shared = new Conversation.Shared(journal, clock, counters, plan.responder());
    this.guard = new HandshakeGuard(clock, text -> note("refused", text));
  }

  @Override
  public Receiver accepted(Connection connection, long now) {
    String source = HandshakeGuard.source(connection.remote());
    if (guard.closes(plan.reliable(), source)) {
      connection.close();
      return Receiver.DEAF;
    }
    return new ServedConnection(
        connection, shared, plan.guarded(guard, source), answers, open, now);
  }

  @Override
  public boolean leave(long now) {
    leaveUntil = Math.min(leaveUntil, now + LEAVE);
    boolean waits = false;
    for (ServedConnection connection : List.copyOf(open)) {
      waits |= connection.leave(now >= leaveUntil, now);
    }
    return waits;
  }

  @Override
  public void trouble(String message) {
    note("trouble", message);
  }

  /** Writes a change of the listener's own state to the journal. Only before it runs, or after. */
  public void note(String state, String detail) {
    journal.state(clock.micros(clock.nanos()), 0, state, detail);
    journal.publish();
  }

  /**
   * Nothing more will come: connections that were open have ended, and readers of the journal are
   * told. Only after the listener was closed.
   */
  public void end() {
    for (ServedConnection connection : List.copyOf(open)) {
      connection.gone(LISTENER_CLOSED, clock.nanos());
    }
    journal.close();
  }

  /** Returns what happened. */
  public Journal journal() {
    return journal;
  }

  /** Returns what was counted over all connections. */
  public Counters counters() {
    return counters;
  }
}
