package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.link.CloseReason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An MSP/3 link once it is open: frames in and out, acknowledgements, liveness, and its end.
 * Source: MSP protocol, sections 4.2 and 4.3. All times in nanoseconds.
 */
final class OpenLink {

  /** Why a link ends that its user closes. */
  static final CloseReason LEFT = new CloseReason(CloseReason.Kind.BY_USER, "closed by the user");

  private static final CloseReason OLD =
      new CloseReason(CloseReason.Kind.IDLE, "the link is over 24 h old: a new one is made");

  static final long NEVER = Long.MAX_VALUE;

  private static final long SECOND = 1_000_000_000L;
  private static final long BYE_WAIT = 10 * SECOND;
  private static final long PROBE_AT_MOST = 3 * SECOND / 2;

  /** Keys, and seeds, are replaced by a new link after that. */
  private static final long OLD_AFTER = 24 * 3600 * SECOND;

  private final ReliableConfig config;
  private final ReliableEffects effects;
  private final FrameBox box;
  private final FrameBox.Body body = new FrameBox.Body();
  private final LineRate line;
  private final Records records;
  private final Inbound in;
  private final Outbound out;
  private final LinkFigures figures;

  private final Liveness alive = new Liveness();
  private long byeUntil = NEVER;
  private long byeSince;
  private long lingerUntil = NEVER;
  private long oldAt;
  private boolean heard;
  private @Nullable CloseReason end;

  OpenLink(
      ReliableConfig config,
      Agreement agreed,
      FrameBox box,
      LineRate line,
      Records records,
      ReliableEffects effects,
      LinkFigures figures) {
    this.config = config;
    this.effects = effects;
    this.box = box;
    this.line = line;
    this.records = records;
    this.figures = figures;
    this.in = new Inbound(config.store(), records, effects::takesMessages);
    int greatest = box.greatestData(agreed.mtu());
    int first = config.isSerial() ? FrameSize.FIRST : greatest;
    FrameSize size = new FrameSize(first, greatest, box.overhead() + LinkFrame.BODY_HEADER);
    this.out = new Outbound(size, line, config.isSerial(), figures);
  }

  void countFrom(Origin origin) {
    in.countFrom(origin);
    out.countFrom(origin);
    byeSince = origin.offset();
  }

  /** The other end may send no messages: one ends the link. */
  void refuseMessages() {
    records.refuseMessages();
  }

  void opened(long now) {
    alive.begin(now);
    oldAt = now + OLD_AFTER;
    records.opened();
    pump(now);
  }

  /** Returns why the link is over, or null while it is not. */
  @Nullable CloseReason end() {
    return end;
  }

  /** Returns whether a whole frame is one of this link; its body is kept at hand. */
  boolean accepts(byte[] array, int offset, int length) {
    if (length > config.mtu() || length < box.overhead() + LinkFrame.BODY_HEADER) {
      return false;
    }
    long counter = counterOf(array, offset);
    return counter > 0 && box.open(array, offset, length, counter, body);
  }

  private long counterOf(byte[] array, int offset) {
    return in.counters().unwrap(LinkFrame.getInt(array, offset + LinkFrame.COUNTER_AT));
  }

  int type() {
    return box.type();
  }

  /**
   * Says what a frame is worth that {@link #accepts} has just accepted; returns whether it counts.
   */
  boolean judge(byte[] array, int offset) {
    String remark = remark(counterOf(array, offset));
    Bytes plain = body.array == array ? null : Bytes.copyOf(body.array, body.offset, body.length);
    effects.judged(remark, plain);
    if (!remark.isEmpty()) {
      figures.dropped++;
    }
    return remark.isEmpty();
  }

  /** Takes a frame that counts. */
  void take(byte[] array, int offset, long now) {
    heard = true;
    alive.heard(now);
    try {
      taken(in.take(counterOf(array, offset)), now);
    } catch (ProtocolFault e) {
      reset(e, now);
      return;
    }
    pump(now);
  }

  /** Takes one piece of what was kept until messages may be handed on; returns whether it did. */
  boolean takeKept(long now) {
    try {
      if (end != null || !in.handOnOne()) {
        return false;
      }
      in.ask(now); // the window is open again
      pump(now);
    } catch (ProtocolFault e) {
      reset(e, now);
    }
    return true;
  }

  /** Returns why a frame counts for nothing; empty if it counts. */
  private String remark(long counter) {
    int kind = kind();
    boolean block = hasBlock();
    int data = body.length - LinkFrame.BODY_HEADER - (block ? LinkFrame.BLOCK : 0);
    if (counter <= in.counters().last()) {
      return "its CTR came before";
    } else if (kind < LinkFrame.KIND_DATA || kind > LinkFrame.KIND_RESET) {
      return "unknown KIND";
    } else if (data < 0 || kind == LinkFrame.KIND_ACK && !block) {
      return "body too short for its KIND";
    } else if (kind == LinkFrame.KIND_DATA && !in.hasRoom(offset(), data)) {
      return "beyond the window";
    }
    return "";
  }

  private int kind() {
    return body.array[body.offset] & 0x7F;
  }

  private boolean hasBlock() {
    return (body.array[body.offset] & LinkFrame.WITH_BLOCK) != 0;
  }

  private long offset() {
    return in.unwrap(LinkFrame.getInt(body.array, body.offset + 1));
  }

  private void taken(boolean inTurn, long now) throws ProtocolFault {
    byte[] array = body.array;
    int at = body.offset + LinkFrame.BODY_HEADER;
    if (hasBlock()) {
      out.acknowledged(
          LinkFrame.getInt(array, at),
          LinkFrame.getInt(array, at + 4),
          LinkFrame.getInt(array, at + 8),
          LinkFrame.getShort(array, at + 12),
          now);
      acknowledged(now);
      figures.roundTrip = out.roundTrip().smoothed();
      at += LinkFrame.BLOCK;
    }
    int length = body.offset + body.length - at;
    switch (kind()) {
      case LinkFrame.KIND_DATA -> in.data(offset(), array, at, length, inTurn, now);
      case LinkFrame.KIND_PING -> alive.pinged(array, at, length);
      case LinkFrame.KIND_PONG -> alive.ponged();
      case LinkFrame.KIND_RESET -> resetBy(array, at, length);
      default -> {} // ACK: the block was all
    }
    if (records.isByeReceived() && byeUntil == NEVER) {
      byeUntil = now + BYE_WAIT;
    }
  }

  private void acknowledged(long now) {
    long start = out.buffer().start();
    records.book().acknowledged(start, now);
    if (byeUntil != NEVER && start > byeSince && !records.isEndWritten()) {
      byeUntil = now + BYE_WAIT; // what waits before our BYE goes on
    }
    byeSince = start;
  }

  private void resetBy(byte[] array, int at, int length) {
    int code = length > 0 ? array[at] & 0xFF : 0;
    String text = ControlRecord.text(Arrays.copyOfRange(array, at, at + length), 1);
    CloseReason.Kind kind =
        code == ProtocolFault.SHUTDOWN ? CloseReason.Kind.PEER_CLOSED : CloseReason.Kind.PEER_RESET;
    finish(new CloseReason(kind, "the peer ended the link" + (text.isEmpty() ? "" : ": " + text)));
  }

  /** Sends all that may be sent now. */
  void pump(long now) {
    if (now >= oldAt && isIdle()) {
      records.askEnd(OLD, OLD.text());
      byeUntil = Math.min(byeUntil, now + BYE_WAIT);
    }
    records.endIfAsked();
    while (end == null && effects.hasRoom() && wants(now) && line.isFree(now)) {
      sendNext(now);
      records.endIfAsked();
    }
    settle(now);
  }

  private boolean isIdle() {
    return records.isIdle() && out.isAcknowledged();
  }

  private boolean wants(long now) {
    return now >= alive.pongAt() || now >= in.dueAt() || alive.wantsPing() || hasData();
  }

  private boolean hasData() {
    return out.maySendAgain() || records.hasMore() && out.newRoom() > 0;
  }

  /** PONG and PING go first: what asks whether we are alive does not wait for a file. */
  private void sendNext(long now) {
    byte[] pong = alive.takePong(now);
    if (pong != null) {
      small(LinkFrame.KIND_PONG, pong, now);
    } else if (alive.wantsPing()) {
      long leftAt = small(LinkFrame.KIND_PING, new byte[0], now);
      alive.asked(leftAt, Math.min(PROBE_AT_MOST, 2 * out.roundTrip().timeout()));
    } else if (out.maySendAgain()) {
      sendAgain(now);
    } else if (!(records.hasMore() && out.newRoom() > 0 && sendNew(now))) {
      small(LinkFrame.KIND_ACK, new byte[0], now);
    }
  }

  private void sendAgain(long now) {
    SendBuffer buffer = out.buffer();
    long from = buffer.firstLost();
    int length = out.takeLost();
    byte[] frame = dataFrame(length);
    buffer.copy(from, length, frame, frame.length - length - trailer());
    figures.resent += length;
    sendData(frame, from, length, now);
  }

  /** Returns false if there was no record worth a frame of its own. */
  private boolean sendNew(long now) {
    SendBuffer buffer = out.buffer();
    int room = out.newRoom();
    byte[] frame = dataFrame(room);
    int at = frame.length - room - trailer();
    int length = records.write(frame, at, room, buffer.end(), now);
    if (length == 0) {
      return false;
    }
    if (records.isEndWritten()) {
      byeUntil = now + BYE_WAIT;
    }
    buffer.append(frame, at, length);
    byte[] cut = length == room ? frame : Arrays.copyOf(frame, frame.length - room + length);
    sendData(cut, buffer.end() - length, length, now);
    return true;
  }

  private int trailer() {
    return box.overhead() - LinkFrame.BODY_AT;
  }

  /** Returns a frame with room for so much data, and for the block if that is to go with it. */
  private byte[] dataFrame(int length) {
    return new byte
        [box.overhead() + LinkFrame.BODY_HEADER + (in.isStale() ? LinkFrame.BLOCK : 0) + length];
  }

  private void sendData(byte[] frame, long offset, int length, long now) {
    boolean block = frame.length > box.overhead() + LinkFrame.BODY_HEADER + length;
    long counter = send(frame, LinkFrame.KIND_DATA, offset, block);
    long leftAt = line.sent(frame.length, now);
    out.sent(new Flight.Sent(counter, offset, offset + length, leftAt), now);
  }

  /** Sends a frame without stream data but with the block; returns when it has left. */
  private long small(int kind, byte[] data, long now) {
    return small(kind, data, true, now);
  }

  private long small(int kind, byte[] data, boolean block, long now) {
    int length = LinkFrame.BODY_HEADER + (block ? LinkFrame.BLOCK : 0) + data.length;
    byte[] frame = new byte[box.overhead() + length];
    System.arraycopy(data, 0, frame, LinkFrame.BODY_AT + length - data.length, data.length);
    send(frame, kind, out.buffer().end(), block);
    return line.sent(frame.length, now);
  }

  private long send(byte[] frame, int kind, long offset, boolean block) {
    int at = LinkFrame.BODY_AT;
    frame[at] = (byte) (block ? kind | LinkFrame.WITH_BLOCK : kind);
    LinkFrame.putInt(frame, at + 1, (int) offset);
    if (block) {
      in.writeBlock(frame, at + LinkFrame.BODY_HEADER);
    }
    Bytes plain =
        box.type() == FrameType.SEAL
            ? Bytes.copyOf(frame, at, frame.length - box.overhead())
            : null;
    long counter = out.nextCounter();
    box.protect(frame, counter);
    effects.transmit(frame, plain);
    return counter;
  }

  private void reset(ProtocolFault fault, long now) {
    sendReset(fault.code(), fault.why(), now);
    boolean refused = fault.code() == ProtocolFault.AUTHENTICATION;
    String why = refused ? fault.why() : "the peer broke the protocol: " + fault.why();
    finish(new CloseReason(CloseReason.Kind.PROTOCOL_ERROR, why));
  }

  private void sendReset(int code, String why, long now) {
    Bytes text = Bytes.copyOf(new byte[] {(byte) code}).plus(Bytes.utf8(why));
    byte[] data = text.slice(0, Math.min(text.length(), Hello.MIN_MTU / 2)).toArray();
    // What is refused is not acknowledged: its sender would take it for delivered.
    small(LinkFrame.KIND_RESET, data, code == ProtocolFault.SHUTDOWN, now);
  }

  /**
   * Ends the link in order: no message is taken after it, those that wait still go out.
   *
   * @param told what the other end is told; empty for no more than that it is the end
   */
  void bye(String told, long now) {
    records.askEnd(LEFT, told);
    if (byeUntil == NEVER) {
      byeUntil = now + BYE_WAIT;
    }
    pump(now);
  }

  /** Ends the link at once; the other end is told. */
  void abort(CloseReason reason, long now) {
    if (end == null) {
      sendReset(ProtocolFault.SHUTDOWN, reason.text(), now);
      finish(reason);
    }
  }

  /** Returns whether both ends have said BYE and know it of each other. */
  boolean hasParted() {
    return records.isEndWritten() && records.isByeReceived() && out.isAcknowledged();
  }

  private void settle(long now) {
    if (end == null && hasParted()) {
      // Our last acknowledgement may be lost: the other end then asks again.
      if (lingerUntil == NEVER) {
        small(LinkFrame.KIND_ACK, new byte[0], now);
        lingerUntil = config.isSerial() ? now + 2 * out.roundTrip().timeout() : now;
      }
      if (now >= lingerUntil) {
        finish(records.byeReason());
      }
    }
  }

  private void finish(CloseReason reason) {
    if (end == null) {
      end = reason;
      records.lost();
      in.end();
      box.wipe();
    }
  }

  /** The wire is gone. */
  void lost(CloseReason reason) {
    finish(reason);
  }

  /** A HELLO came that is none of this link: is the other end still the same? */
  void probe(long now) {
    if (end == null) {
      alive.probe(now);
      pump(now);
    }
  }

  /** Returns whether the other end did not answer the probe in time. */
  boolean hasRestarted(long now) {
    return now >= alive.probeUntil();
  }

  /** Something in front of us in the handshake came again: acknowledge at once. */
  void acknowledge(long now) {
    in.ask(now);
    pump(now);
  }

  /** Returns whether any frame of the other end was taken. */
  boolean hasHeard() {
    return heard;
  }

  long deadline() {
    if (end != null) {
      return NEVER;
    }
    long over = lingerUntil == NEVER ? byeUntil : lingerUntil;
    long next = Math.min(Math.min(alive.deadAt(), alive.probeUntil()), over);
    next = Math.min(next, Math.min(out.timeoutAt(), pingDue()));
    next = Math.min(next, byeUntil == NEVER && isIdle() ? oldAt : NEVER);
    return Math.min(next, transmitAt());
  }

  /** Returns when to ask: nothing was heard for long, or nothing may be sent until it is told. */
  private long pingDue() {
    long quiet = alive.quietAt();
    return isShutOut()
        ? Math.min(quiet, Math.max(out.toldAt(), alive.pingAt()) + shutOutGap())
        : quiet;
  }

  /** Returns when something may go out: not before the line is free, nor while there is no room. */
  private long transmitAt() {
    if (!effects.hasRoom()) {
      return NEVER;
    }
    long at = Math.min(in.dueAt(), alive.pongAt());
    at = alive.wantsPing() || hasData() ? Math.min(at, line.freeAt()) : at;
    return Math.max(at, line.freeAt());
  }

  private boolean isShutOut() {
    return records.hasMore() && out.isShutOut();
  }

  void tick(long now) {
    if (end != null) {
      return;
    }
    if (now >= alive.deadAt()) {
      sendReset(ProtocolFault.SHUTDOWN, "nothing came for 45 s", now);
      finish(new CloseReason(CloseReason.Kind.IDLE, "nothing came from the peer for 45 s"));
    } else if (now >= byeUntil && lingerUntil == NEVER) {
      abort(records.byeReason(), now);
    } else {
      if (now >= out.timeoutAt()) {
        out.timedOut();
      }
      if (now >= pingDue()) {
        alive.ask(now);
      }
      pump(now);
    }
  }

  private long shutOutGap() {
    return config.isSerial() ? out.roundTrip().timeout() : SECOND;
  }

  /** Returns how many bytes at most of what a channel took the other end does not have yet. */
  long pending(int channel) {
    return (long) records.channels().waiting(channel) + out.buffer().length();
  }

  Records records() {
    return records;
  }
}
