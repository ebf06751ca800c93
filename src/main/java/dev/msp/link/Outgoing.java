package dev.msp.link;

import dev.msp.frame.Bytes;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of a classic link: a queue of deliveries, a window of frames in flight, and ACKs
 * that name nothing and are therefore matched in order. Source: MSP protocol, section 3, client
 * rules 1 to 7. Nothing is ever sent twice.
 *
 * <pre>
 *   STOPPED ──opened──▶ RUNNING ──no ACK, HOLD──▶ HOLDING ──late ACK or time──▶ RUNNING
 *                          └─────no ACK, CLOSE─▶ LINGERING ──late ACK or time──▶ STOPPED
 * </pre>
 */
final class Outgoing {

  /** How long a connection is read for a late ACK after our output was closed. */
  static final long LINGER = 1_000_000_000L;

  /** Greatest number of messages that may wait. */
  static final int MAX_QUEUED = 65_536;

  /** Greatest size of all messages that may wait, in bytes. */
  static final long MAX_QUEUED_BYTES = 16L << 20;

  /** Answers that may wait: peers make them, and may be many. */
  static final int MAX_ANSWERS = 1024;

  /** Greatest size of all answers that may wait, in bytes. */
  static final long MAX_ANSWER_BYTES = 256 << 10;

  private enum State {
    STOPPED,
    RUNNING,
    HOLDING,
    LINGERING
  }

  private final ClassicConfig config;
  private final WireGate wire;
  private final EchoGuard echoes;
  private final ArrayDeque<Delivery> queue = new ArrayDeque<>(1);
  private final ArrayDeque<Delivery> inFlight = new ArrayDeque<>(1);
  private State state = State.STOPPED;
  private long queuedBytes;
  private long until;
  private long patience;
  private long quietUntil = Long.MIN_VALUE;
  private int echoed;

  Outgoing(ClassicConfig config, WireGate wire) {
    this.config = config;
    this.wire = wire;
    this.echoes = new EchoGuard(config.window());
  }

  /** Takes a message: sends it, or queues it, or fails it at once with the reason. */
  void submit(Delivery delivery, long now) {
    submit(delivery, MAX_QUEUED, MAX_QUEUED_BYTES, now);
  }

  /** Takes an answer to a message of the peer, like {@link #submit}; fewer of them may wait. */
  void answer(Delivery delivery, long now) {
    submit(delivery, MAX_ANSWERS, MAX_ANSWER_BYTES, now);
  }

  private void submit(Delivery delivery, int most, long mostBytes, long now) {
    String refusal = refusal(delivery.text());
    boolean full = queue.size() >= most || queuedBytes + delivery.text().length() > mostBytes;
    if (refusal == null && full) {
      refusal = "not sent: " + queue.size() + " messages are waiting already";
    }
    if (refusal != null) {
      refuse(delivery, refusal);
      return;
    }
    if (echoes.repeatsPeer(delivery.text())) {
      delivery.repeatsPeer();
    }
    queuedBytes += delivery.text().length();
    queue.add(delivery);
    send(now);
  }

  void refuse(Delivery delivery, String why) {
    fail(delivery, Delivery.Failure.REFUSED, why);
  }

  /** Returns why a message cannot be sent on this link, or null if it can. */
  @Nullable String refusal(Bytes text) {
    if (text.length() > config.longestMessage()) {
      return "not sent: "
          + text.length()
          + " bytes, and one frame of this link takes "
          + config.longestMessage();
    }
    return text.isUtf8() ? null : "not sent: not valid UTF-8, and a message is text";
  }

  /** Takes back a message that still waits to be sent; returns whether it did. */
  boolean withdraw(Delivery delivery, String why) {
    boolean taken = queue.remove(delivery);
    if (taken) {
      queuedBytes -= delivery.text().length();
      fail(delivery, Delivery.Failure.WIRE, why);
    }
    return taken;
  }

  boolean isStopped() {
    return state == State.STOPPED;
  }

  void opened(long now) {
    state = State.RUNNING;
    quietUntil = patience == 0 ? Long.MIN_VALUE : now + patience;
    echoes.opened();
    send(now);
  }

  /** On each new wire the peer is to speak first, if it does within so many nanoseconds. */
  void letPeerBegin(long nanos) {
    patience = nanos;
  }

  /** The peer has spoken. */
  void begun(long now) {
    if (isQuiet()) {
      quietUntil = Long.MIN_VALUE;
      send(now);
    }
  }

  private boolean isQuiet() {
    return quietUntil != Long.MIN_VALUE;
  }

  /** Takes out what was not sent yet, for another link to deliver. */
  List<Delivery> takeQueued() {
    List<Delivery> all = List.copyOf(queue);
    queue.clear();
    queuedBytes = 0;
    return all;
  }

  /** Returns whether a frame may go out now. */
  boolean hasRoom() {
    return state == State.RUNNING
        && !isQuiet()
        && wire.takesOutput()
        && inFlight.size() < config.window();
  }

  private void send(long now) {
    while (hasRoom() && !queue.isEmpty()) {
      Delivery next = queue.remove();
      queuedBytes -= next.text().length();
      transmit(next, now);
    }
  }

  private void transmit(Delivery next, long now) {
    byte[] frame = config.frame(next.text());
    next.sent(frame, now);
    inFlight.add(next);
    wire.transmit(frame, config.box() == null ? null : next.text());
  }

  /** Returns whether an ACK would be that of a delivery that waits for it. */
  boolean awaitsAck() {
    Delivery oldest = inFlight.peek();
    return oldest != null && !oldest.isOver();
  }

  /** An ACK came. It belongs to the oldest frame in flight, whatever became of that. */
  void acknowledged(boolean ok, long now) {
    Delivery oldest = inFlight.poll();
    if (oldest == null) {
      return;
    }
    if (oldest.isOver()) {
      echoed--;
    } else if (ok) {
      echoes.acknowledged(oldest.frame());
      oldest.acknowledged(now);
      wire.settled(oldest);
    } else {
      fail(oldest, Delivery.Failure.PEER, "the peer answered with an ACK that is not OK");
    }
    oldest.release();
    resume(now);
  }

  private void resume(long now) {
    Delivery oldest = inFlight.peek();
    if (state == State.HOLDING && (oldest == null || !oldest.isOverdue())) {
      state = State.RUNNING;
    } else if (state == State.LINGERING && oldest == null) {
      finishLinger();
    }
    send(now);
  }

  /** The peer sent a message of its own. */
  void peerSaid(byte[] array, int offset, int length) {
    echoes.said(array, offset, length);
  }

  /**
   * Returns the delivery whose frame an incoming one repeats byte for byte because the line echoes,
   * or null. One that has failed so already comes last: the line may give each of several equal
   * frames back.
   */
  @Nullable Delivery echoed(byte[] array, int offset, int length) {
    if (echoes.takeOwed(array, offset, length)) {
      return null;
    }
    Delivery found = null;
    for (Delivery delivery : inFlight) {
      if ((found == null || found.isOver())
          && !delivery.isRepeatingPeer()
          && EchoGuard.same(delivery.frame(), array, offset, length)) {
        found = delivery;
      }
    }
    return found;
  }

  /**
   * The frame of this delivery came back. It keeps its place in flight, for its ACK may follow and
   * must not be taken for that of the next.
   */
  void failEchoed(Delivery delivery) {
    if (delivery.status() == Delivery.Status.PENDING) {
      echoed++;
      fail(
          delivery,
          Delivery.Failure.PEER,
          "the line echoes: our own frame came back; is a loop-back plug or echo on?");
    }
  }

  /** Returns when {@link #tick} is due. */
  long deadline() {
    return switch (state) {
      case STOPPED -> ClassicConfig.NEVER;
      case RUNNING -> isQuiet() && !queue.isEmpty() ? quietUntil : nextAckDue();
      case HOLDING, LINGERING -> Math.min(until, nextAckDue());
    };
  }

  private long nextAckDue() {
    for (Delivery delivery : inFlight) {
      if (!delivery.isOverdue()) {
        return ackDue(delivery);
      }
    }
    return ClassicConfig.NEVER;
  }

  private long ackDue(Delivery delivery) {
    return ClassicConfig.after(delivery.sentAt(), config.ackTimeout());
  }

  /** The time has come; for as long as the wire is there. */
  void tick(long now) {
    if (now >= quietUntil) {
      quietUntil = Long.MIN_VALUE;
    }
    timeOutAllDue(now);
    if (state == State.LINGERING && now >= until) {
      finishLinger();
    } else if (config.afterTimeout() == ClassicConfig.AfterTimeout.GO_ON
        || (state == State.HOLDING && now >= until)) {
      letGo();
    }
    send(now);
  }

  private void timeOutAllDue(long now) {
    for (Iterator<Delivery> all = inFlight.iterator(); all.hasNext(); ) {
      Delivery delivery = all.next();
      if (now < ackDue(delivery)) {
        return;
      }
      if (delivery.isOver()) {
        all.remove();
        echoed--;
        delivery.release();
      } else if (!delivery.isOverdue()) {
        timeOut(delivery, now);
      }
    }
  }

  private void timeOut(Delivery delivery, long now) {
    String cause = config.box() == null ? "" : "wrong password, or the frame was dropped; ";
    delivery.timedOut("no ACK within " + waited() + ": " + cause + "it may have arrived");
    wire.settled(delivery);
    switch (config.afterTimeout()) {
      case GO_ON -> {}
      case HOLD -> {
        state = State.HOLDING;
        until = ClassicConfig.after(now, config.ackTimeout());
      }
      case CLOSE -> linger(now);
    }
  }

  private String waited() {
    long millis = config.ackTimeout() / 1_000_000;
    return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
  }

  private void linger(long now) {
    if (state == State.RUNNING) {
      state = State.LINGERING;
      until = now + LINGER;
      wire.shutdownOutput();
    }
  }

  /** No ACK is expected any more for what is overdue. */
  private void letGo() {
    state = State.RUNNING;
    Delivery oldest = inFlight.peek();
    while (oldest != null && oldest.isOverdue()) {
      inFlight.remove().release();
      oldest = inFlight.peek();
    }
  }

  /** The peer closed its output: no late ACK can come any more. */
  void ended() {
    if (state == State.LINGERING) {
      finishLinger();
    }
  }

  private void finishLinger() {
    stop("the connection was closed after a message without ACK; it may have arrived");
    wire.close(new CloseReason(CloseReason.Kind.ACK_TIMEOUT, "no ACK came in time"));
  }

  /** The wire is gone: what is in flight is over; what waits keeps waiting for another wire. */
  void stop(String why) {
    state = State.STOPPED;
    echoed = 0;
    while (!inFlight.isEmpty()) {
      Delivery delivery = inFlight.remove();
      fail(delivery, Delivery.Failure.WIRE, why);
      delivery.release();
    }
  }

  /** There will be no other wire: everything that waits has failed. */
  void abandon(String why) {
    while (!queue.isEmpty()) {
      fail(queue.remove(), Delivery.Failure.WIRE, why);
    }
    queuedBytes = 0;
  }

  /** Fails a delivery, unless it has been settled already. */
  private void fail(Delivery delivery, Delivery.Failure whose, String why) {
    if (delivery.status() == Delivery.Status.PENDING) {
      delivery.failed(whose, why);
      wire.settled(delivery);
    }
  }

  int queued() {
    return queue.size();
  }

  /** Returns how many deliveries wait for their ACK. */
  int inFlight() {
    return inFlight.size() - echoed;
  }
}
