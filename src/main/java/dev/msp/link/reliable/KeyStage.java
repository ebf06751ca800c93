package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import dev.msp.link.CloseReason;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The handshake of a sealed link: N1 to N3. Source: MSP protocol, sections 4.2 and 4.3, rule 8. All
 * times in nanoseconds.
 */
final class KeyStage implements Stage {

  private static final long SECOND = 1_000_000_000L;

  /** Seconds after a message at which it goes out again. */
  private static final int[] AGAIN = {1, 2, 4, 8};

  private static final String NOT_OURS = "the peer does not accept the key that this end shows";

  private static final String PUT_OFF =
      "the peer makes no sealed link now, after handshakes that failed or because too many are"
          + " going on; try again in a while";

  private static final byte[] NO_SEED = {};
  private static final long GIVE_UP = 20 * SECOND;

  /** Who lives with the keys. */
  interface Owner {

    /** Sends a whole frame. */
    void transmit(byte[] frame, long now);

    /** A frame counts for nothing, or for something if the remark is empty. */
    void judged(String remark);

    /** Runs what takes long; {@link #deadline} tells then that it is over. */
    void elsewhere(Runnable work);

    /**
     * There are keys, and the other end has shown that it has them too.
     *
     * @param third message 3 for the responder, which may come again; else no bytes
     */
    void keyed(OpenLink link, KeyExchange keys, Bytes third, long now);

    /** There will be none. */
    void failed(CloseReason reason, long now);

    /** The other end has begun anew with a HELLO, on a line where that cannot be seen otherwise. */
    void restarted(Bytes hello, long now);

    /** Makes the link that is open with these keys. */
    OpenLink link(Agreement agreement, FrameBox box);
  }

  private final Agreement agreement;
  private final KeyExchange keys;
  private final byte[] answer;
  private final boolean serial;
  private final Doubt doubt;
  private final Owner owner;
  private final HandshakeReset reset;
  private final long until;

  private byte[] pending = new byte[0];
  private long pendingSince;
  private int repeats;
  private long nextAt = Long.MAX_VALUE;
  private Bytes first = Bytes.EMPTY;
  private @Nullable OpenLink link;
  private boolean answered;

  /** Set on another thread, when the work for message 3 is done. */
  private volatile boolean worked;

  /**
   * Begins.
   *
   * @param answer the frame that answered the other end's HELLO, which may have been lost
   * @param serial whether the other end may restart unseen
   * @param doubt outlives it
   */
  KeyStage(
      Agreement agreement,
      KeyExchange keys,
      byte[] answer,
      boolean serial,
      Doubt doubt,
      Owner owner,
      long now) {
    this.agreement = agreement;
    this.keys = keys;
    this.answer = answer;
    this.serial = serial;
    this.doubt = doubt;
    this.owner = owner;
    this.reset = new HandshakeReset(agreement);
    this.until = now + GIVE_UP;
  }

  void begin(long now) {
    if (agreement.initiator()) {
      send(keys.first(), now);
    }
  }

  private void send(KeyExchange.Message message, long now) {
    pending = frame(message);
    pendingSince = now;
    repeats = 0;
    if (agreement.initiator()) {
      nextAt = now + AGAIN[0] * SECOND;
    }
    owner.transmit(pending, now);
  }

  /** Returns STEP, the noise message and their CRC-32C as a frame. */
  private static byte[] frame(KeyExchange.Message message) {
    int covered = Frame.HEADER_LENGTH + 1 + message.noise().length();
    byte[] frame = new byte[covered + LinkFrame.CRC_LENGTH + LinkFrame.SUM_LENGTH];
    LinkFrame.header(frame, FrameType.NOISE);
    frame[Frame.HEADER_LENGTH] = (byte) message.step();
    message.noise().copyTo(frame, Frame.HEADER_LENGTH + 1);
    int from = LinkFrame.COVERED_AT;
    LinkFrame.putInt(frame, covered, LinkFrame.crc(NO_SEED, frame, from, covered - from));
    LinkFrame.sum(frame);
    return frame;
  }

  @Override
  public boolean acceptsHeader(int version, int type) {
    return version == LinkFrame.VERSION && type >= FrameType.HELLO && type <= FrameType.SEAL;
  }

  @Override
  public boolean accepts(byte[] array, int offset, int length) {
    OpenLink open = link;
    return switch (array[offset + 5] & 0xFF) {
      case FrameType.HELLO -> Hello.parse(Stage.payload(array, offset, length)).isPresent();
      case FrameType.NOISE -> isNoise(array, offset, length);
      case FrameType.LINK -> reset.isOne(array, offset, length);
      case FrameType.SEAL -> open != null && open.accepts(array, offset, length);
      default -> false;
    };
  }

  static boolean isNoise(byte[] array, int offset, int length) {
    int crcAt = length - LinkFrame.SUM_LENGTH - LinkFrame.CRC_LENGTH;
    int from = LinkFrame.COVERED_AT;
    return crcAt > Frame.HEADER_LENGTH
        && LinkFrame.crc(NO_SEED, array, offset + from, crcAt - from)
            == LinkFrame.getInt(array, offset + crcAt);
  }

  /** Returns the noise message in a frame. */
  static Bytes noise(byte[] array, int offset, int length) {
    int size = length - Frame.OVERHEAD - 1 - LinkFrame.CRC_LENGTH;
    return Bytes.copyOf(array, offset + Frame.HEADER_LENGTH + 1, size);
  }

  @Override
  public void frame(int type, byte[] array, int offset, int length, long now) {
    switch (type) {
      case FrameType.HELLO -> hello(Stage.payload(array, offset, length), now);
      case FrameType.NOISE -> noise(array, offset, length, now);
      case FrameType.LINK -> resetBy(HandshakeReset.code(array, offset), now);
      default -> opened(array, offset, now);
    }
  }

  private void hello(Bytes payload, long now) {
    Hello hello = Hello.parse(payload).orElseThrow(); // the decoder has looked
    boolean again = hello.nonce().equals(agreement.other().nonce());
    if (again && hello.answered().isEmpty() && answer.length > 0) {
      owner.judged("");
      owner.transmit(answer, now);
    } else if (serial && !again && hello.answered().isEmpty()) {
      owner.judged("");
      owner.restarted(payload, now); // there is nothing yet that could be lost by it
    } else {
      owner.judged("a handshake is going on");
    }
  }

  private void noise(byte[] array, int offset, int length, long now) {
    int step = array[offset + Frame.HEADER_LENGTH] & 0xFF;
    Bytes noise = noise(array, offset, length);
    try {
      if (agreement.initiator()) {
        asInitiator(step, noise, now);
      } else {
        asResponder(step, noise, now);
      }
    } catch (KeyExchange.Failure e) {
      fail(e, now);
    }
  }

  private void fail(KeyExchange.Failure failure, long now) {
    owner.transmit(reset.frame(failure.reason().kind()), now);
    owner.failed(failure.reason(), now);
  }

  /** The other end goes on no further, and says so. */
  private void resetBy(int code, long now) {
    owner.judged("");
    boolean later = code == ProtocolFault.LIMIT;
    String refused = agreement.initiator() ? Doubt.REFUSED : NOT_OURS;
    owner.failed(
        new CloseReason(
            later ? CloseReason.Kind.PUT_OFF : CloseReason.Kind.NOT_AUTHENTIC,
            later ? PUT_OFF : refused),
        now);
  }

  private void asInitiator(int step, Bytes noise, long now) throws KeyExchange.Failure {
    if (step != 2 || answered) {
      owner.judged("out of its turn");
      return;
    }
    owner.judged("");
    answered = true;
    nextAt = Long.MAX_VALUE; // message 1 has arrived
    Optional<Runnable> work = keys.judge(noise);
    if (work.isPresent()) {
      owner.elsewhere(() -> finish(work.get()));
    } else {
      third(now);
    }
  }

  private void finish(Runnable work) {
    try {
      work.run();
    } finally {
      worked = true;
    }
  }

  private void third(long now) throws KeyExchange.Failure {
    KeyExchange.Message third = keys.third();
    link = makeLink();
    send(third, now);
  }

  private void asResponder(int step, Bytes noise, long now) throws KeyExchange.Failure {
    if (step == 1 && first.isEmpty()) {
      owner.judged("");
      first = noise;
      send(keys.second(noise), now);
    } else if (step == 1 && first.equals(noise)) {
      owner.judged("");
      owner.transmit(pending, now);
    } else if ((step == 3 || step == KeyExchange.STEP_3_PASSPHRASE) && !first.isEmpty()) {
      owner.judged("");
      keys.finish(new KeyExchange.Message(step, noise));
      owner.keyed(makeLink(), keys, noise, now);
    } else {
      owner.judged("out of its turn");
    }
  }

  private OpenLink makeLink() {
    FrameBox box = FrameBox.sealed(keys.sealing(), keys.opening(), agreement.own().mtu());
    return owner.link(agreement, box);
  }

  /** The first good SEAL came: the responder has the keys. */
  private void opened(byte[] array, int offset, long now) {
    OpenLink open = link;
    if (open != null && open.judge(array, offset)) {
      owner.keyed(open, keys, Bytes.EMPTY, now);
      open.take(array, offset, now);
    }
  }

  /** Returns why the other end hung up. */
  CloseReason hungUp() {
    return gone(
        CloseReason.Kind.PEER_CLOSED, "the peer closed the connection during the handshake");
  }

  private CloseReason gone(CloseReason.Kind kind, String why) {
    CloseReason reason = new CloseReason(kind, why);
    return link == null ? reason : doubt.gone(reason);
  }

  @Override
  public long deadline() {
    return worked ? 0 : Math.min(nextAt, until);
  }

  @Override
  public void tick(long now) {
    if (worked) {
      worked = false;
      try {
        third(now);
      } catch (KeyExchange.Failure e) {
        fail(e, now);
      }
    } else if (now >= until) {
      String why = "the handshake did not end within 20 s";
      owner.failed(gone(CloseReason.Kind.NO_ANSWER, why), now);
    } else if (now >= nextAt) {
      repeats++;
      nextAt = repeats < AGAIN.length ? pendingSince + AGAIN[repeats] * SECOND : Long.MAX_VALUE;
      owner.transmit(Arrays.copyOf(pending, pending.length), now);
    }
  }

  @Override
  public void lost(CloseReason reason) {
    nextAt = Long.MAX_VALUE;
    keys.wipe();
    OpenLink open = link;
    if (open != null) {
      open.lost(reason);
    }
  }
}
