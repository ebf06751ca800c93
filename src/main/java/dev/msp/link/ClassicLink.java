package dev.msp.link;

import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.util.List;
import java.util.Optional;

/**
 * The classic link (MSP v1 and v2), both roles in one machine: it sends messages and waits for
 * their ACKs, and it acknowledges the messages that come. Source: MSP protocol, sections 2 and 3.
 *
 * <p>No I/O, no clock, no thread: inputs are method calls with the time handed in, effects are
 * calls of {@link LinkEffects}. All calls come from one thread at a time. After {@link #lost} the
 * same link may be {@link #opened} again on another wire; what is still queued then goes out.
 *
 * <p>Times are nanoseconds on any clock that starts near zero and never goes back; {@link
 * Long#MAX_VALUE} means never.
 */
public final class ClassicLink {

  private final ClassicConfig config;
  private final WireGate wire;
  private final Outgoing outgoing;
  private final Answering answering;
  private long lastId;

  /** Makes a link that is not open yet. */
  public ClassicLink(ClassicConfig config, LinkEffects effects) {
    this.config = config;
    this.wire = new WireGate(effects);
    this.outgoing = new Outgoing(config, wire);
    this.answering = new Answering(config, wire);
  }

  /**
   * A wire is there.
   *
   * @throws IllegalStateException if there was one already and {@link #lost} was not called
   */
  public void opened(long now) {
    if (wire.isOpen() || !outgoing.isStopped()) {
      throw new IllegalStateException("opened again before the wire was lost");
    }
    wire.opened();
    answering.opened(now);
    outgoing.opened(now);
  }

  /**
   * On each wire opened from now on nothing is sent before the peer has sent a frame, or so many
   * nanoseconds have passed: what it sends may show that it is to be spoken to otherwise.
   *
   * @param nanos 0 to send at once
   */
  public void letPeerBegin(long nanos) {
    outgoing.letPeerBegin(nanos);
  }

  /** Takes out the messages that were not sent yet, for another link of the same session. */
  public List<Delivery> takeQueued() {
    return outgoing.takeQueued();
  }

  /**
   * Takes a message of strict UTF-8. It is sent when the window allows, or fails at once if it can
   * never be sent here; in any case the returned delivery tells.
   */
  public Delivery send(Bytes text, long now) {
    Delivery delivery = create(text);
    submit(delivery, now);
    return delivery;
  }

  /** Gives a message its number; to be sent by this link or by another one of the same session. */
  public Delivery create(Bytes text) {
    return new Delivery(++lastId, text);
  }

  /** Takes an answer to a message of the peer, like {@link #send}; fewer of them may wait. */
  public void answer(Bytes text, long now) {
    outgoing.answer(create(text), now);
  }

  /** Takes a message that {@link #create} made, like {@link #send}. */
  public void submit(Delivery delivery, long now) {
    outgoing.submit(delivery, now);
  }

  /** Refuses a message for a reason outside of the link; what the returned delivery tells. */
  public Delivery refuse(Bytes text, String why) {
    Delivery delivery = create(text);
    outgoing.refuse(delivery, why);
    return delivery;
  }

  /**
   * Takes back a message that was not sent yet, which then has failed.
   *
   * @param why what its delivery tells
   * @return false if it went out already, or is over
   */
  public boolean withdraw(Delivery delivery, String why) {
    return outgoing.withdraw(delivery, why);
  }

  /** Returns why a message cannot be sent on this link, as a clause for the user, if it cannot. */
  public Optional<String> refusal(Bytes text) {
    return Optional.ofNullable(outgoing.refusal(text));
  }

  /**
   * Keeps back the ACKs of messages to come, to test their sender; such a message is not delivered.
   *
   * @param count how many from now on, 0 for none any more
   */
  public void withholdAcks(int count) {
    answering.withhold(count);
  }

  /** Returns the longest message in bytes of UTF-8. */
  public int longestMessage() {
    return config.longestMessage();
  }

  /** Some bytes came from the wire; said once for each read, before its frames and faults. */
  public void heard(int length, long now) {
    if (wire.isOpen()) {
      answering.heard(length, now);
    }
  }

  /**
   * A good frame came. The array may be read during this call only. Where nothing counts any more,
   * behind a bad frame or when the wire is to be closed, it is passed over without a verdict.
   *
   * @param version its VERSION
   * @param type its TYPE
   * @param array holds the whole frame
   * @param offset index of its first byte
   * @param length its LENGTH
   */
  public void frame(int version, int type, byte[] array, int offset, int length, long now) {
    if (!wire.isOpen() || answering.isDiscarding()) {
      return;
    }
    answering.goodFrame(now);
    switch (type) {
      case FrameType.ACK -> acknowledgement(array, offset, length, now);
      case FrameType.DATA, FrameType.ENCRYPTED_DATA -> {
        Delivery echoed = outgoing.echoed(array, offset, length);
        if (echoed == null) {
          message(version, type, array, offset, length);
        } else {
          wire.judged(Verdict.ECHO, null);
          outgoing.failEchoed(echoed);
        }
      }
      default -> wire.judged(Verdict.UNKNOWN_TYPE, null);
    }
    outgoing.begun(now);
  }

  private void acknowledgement(byte[] array, int offset, int length, long now) {
    int payload = offset + Frame.HEADER_LENGTH;
    boolean ok = length == Frame.OVERHEAD + 2 && array[payload] == 'O' && array[payload + 1] == 'K';
    if (outgoing.awaitsAck()) {
      wire.judged(ok ? Verdict.ACKNOWLEDGES : Verdict.NEGATIVE_ACK, null);
    } else {
      wire.judged(Verdict.STRAY_ACK, null);
    }
    outgoing.acknowledged(ok, now);
  }

  private void message(int version, int type, byte[] array, int offset, int length) {
    if (type == FrameType.DATA) {
      outgoing.peerSaid(array, offset, length);
      answering.data(version);
    } else {
      answering.encrypted(version, array, offset + Frame.HEADER_LENGTH, length - Frame.OVERHEAD);
    }
  }

  /** Bytes had to be skipped. */
  public void damaged(Fault fault, long now) {
    if (wire.isOpen()) {
      answering.damaged(fault, now);
    }
  }

  /** Returns whether a bad frame came over a wire where nothing after it counts. */
  public boolean isDiscarding() {
    return answering.isDiscarding();
  }

  /** The other end closed its output. */
  public void ended() {
    outgoing.ended();
    wire.close(new CloseReason(CloseReason.Kind.PEER_CLOSED, "the peer closed the connection"));
  }

  /** The wire is gone, or is about to be; messages that were not sent yet keep waiting. */
  public void lost(CloseReason reason) {
    wire.lost();
    outgoing.stop("no ACK: " + reason.text() + "; it may have arrived");
  }

  /** There will be no other wire: messages that still wait have failed. */
  public void abandon(CloseReason reason) {
    lost(reason);
    outgoing.abandon("not sent: " + reason.text());
  }

  /** Returns when {@link #tick} is due. */
  public long deadline() {
    return wire.isOpen()
        ? Math.min(outgoing.deadline(), answering.deadline())
        : ClassicConfig.NEVER;
  }

  /** The time has come. */
  public void tick(long now) {
    if (wire.isOpen()) {
      outgoing.tick(now);
    }
    if (wire.isOpen()) {
      answering.tick(now);
    }
  }

  /** Returns whether a message handed in now might go out at once, and not only join the queue. */
  public boolean mayTransmit() {
    return outgoing.hasRoom();
  }

  /** Returns whether there is a wire on which a message could go out, now or when it has room. */
  public boolean isOpen() {
    return !outgoing.isStopped();
  }

  /** Returns how many messages wait to be sent. */
  public int queued() {
    return outgoing.queued();
  }

  /** Returns how many messages wait for their ACK. */
  public int inFlight() {
    return outgoing.inFlight();
  }
}
