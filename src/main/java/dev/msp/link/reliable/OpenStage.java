package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.link.CloseReason;
import java.util.Optional;

/**
 * The state OPEN: passes frames to the link, and knows what a HELLO or a NOISE frame means there.
 * Source: MSP protocol, section 4.2. All times in nanoseconds.
 */
final class OpenStage implements Stage {

  /** Who owns the link. */
  interface Owner {

    /** Sends a whole frame. */
    void transmit(byte[] frame, long now);

    /** A frame counts for nothing, or for something if the remark is empty. */
    void judged(String remark);

    /** The link is over. */
    void ended(CloseReason reason, long now);

    /** The other end has restarted, and said HELLO. */
    void restarted(Bytes hello, long now);
  }

  private final ReliableConfig config;
  private final Agreement agreement;
  private final OpenLink link;
  private final byte[] answer;
  private final Bytes third;
  private final Owner owner;
  private Bytes newcomer = Bytes.EMPTY;

  /**
   * Makes one.
   *
   * @param answer the frame that answered the other end's HELLO; none for the initiator
   * @param third message 3 of the handshake, for the responder of a sealed link; else no bytes
   */
  OpenStage(
      ReliableConfig config,
      Agreement agreement,
      OpenLink link,
      byte[] answer,
      Bytes third,
      Owner owner) {
    this.config = config;
    this.agreement = agreement;
    this.link = link;
    this.answer = answer;
    this.third = third;
    this.owner = owner;
  }

  OpenLink link() {
    return link;
  }

  @Override
  public boolean acceptsHeader(int version, int type) {
    return version == LinkFrame.VERSION && type >= FrameType.HELLO && type <= FrameType.SEAL;
  }

  @Override
  public boolean accepts(byte[] array, int offset, int length) {
    int type = array[offset + 5] & 0xFF;
    if (type == link.type()) {
      return link.accepts(array, offset, length);
    }
    return switch (type) {
      case FrameType.HELLO -> Hello.parse(Stage.payload(array, offset, length)).isPresent();
      case FrameType.NOISE -> KeyStage.isNoise(array, offset, length);
      default -> false;
    };
  }

  @Override
  public void frame(int type, byte[] array, int offset, int length, long now) {
    if (type == link.type()) {
      if (link.judge(array, offset)) {
        link.take(array, offset, now);
      }
    } else if (type == FrameType.HELLO) {
      hello(Stage.payload(array, offset, length), now);
    } else if (!third.isEmpty() && KeyStage.noise(array, offset, length).equals(third)) {
      owner.judged("");
      link.acknowledge(now); // message 3 again: our first frame was lost
    } else {
      owner.judged("out of its turn");
    }
    settle(now);
  }

  private void hello(Bytes payload, long now) {
    Optional<Hello> hello = Hello.parse(payload).filter(h -> h.answered().isEmpty());
    boolean again = hello.isPresent() && hello.get().nonce().equals(agreement.other().nonce());
    if (again && !link.hasHeard() && answer.length > 0) {
      owner.judged("");
      owner.transmit(answer, now);
    } else if (hello.isPresent() && config.isSerial()) {
      owner.judged("");
      newcomer = payload;
      link.probe(now);
    } else {
      owner.judged("the link is open");
    }
  }

  @Override
  public long deadline() {
    return link.deadline();
  }

  @Override
  public void tick(long now) {
    if (!newcomer.isEmpty() && link.hasRestarted(now)) {
      link.lost(new CloseReason(CloseReason.Kind.PEER_CLOSED, "the peer restarted"));
      owner.restarted(newcomer, now);
    } else {
      link.tick(now);
      settle(now);
    }
  }

  /** Looks whether the link is over, whatever led to it. */
  void settle(long now) {
    CloseReason reason = link.end();
    if (reason != null) {
      owner.ended(reason, now);
    }
  }

  @Override
  public void lost(CloseReason reason) {
    link.lost(reason);
  }
}
