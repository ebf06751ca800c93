package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.link.CloseReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Both ends say HELLO: the states IDLE and PROBE. Source: MSP protocol, sections 4.2 and 4.4. All
 * times in nanoseconds.
 */
final class Greeting implements Stage {

  private static final long SECOND = 1_000_000_000L;

  /** Seconds after the first at which HELLO goes out again, and after which it is given up. */
  private static final int[] TCP_PROBE = {1};

  private static final int[] SERIAL_PROBE = {1, 2, 3};
  private static final int[] INSISTING = {1, 3, 7, 10};

  /** So long a connection may take until its HELLO; as for classic, section 3, server rule 5. */
  private static final long PATIENCE = 60 * SECOND;

  /** Who lives with what a greeting comes to. */
  interface Owner {

    /** Sends a whole frame. */
    void transmit(byte[] frame, long now);

    /** Both HELLOs are there. */
    void agreed(Agreement agreement, byte[] answer, long now);

    /** The other end speaks classic. */
    void fallBack(String why);

    /** There will be no link. */
    void failed(CloseReason reason, long now);

    /** A frame counts for nothing. */
    void judged(String remark);
  }

  private final ReliableConfig config;
  private final Owner owner;
  private @Nullable Hello own;
  private long startedAt;
  private int sent;
  private long nextAt = Long.MAX_VALUE;
  private long helloAt = Long.MIN_VALUE;
  private long giveUpAt = Long.MAX_VALUE;

  Greeting(ReliableConfig config, Owner owner) {
    this.config = config;
    this.owner = owner;
  }

  /** Forgets what was said and waits for a HELLO. */
  void rest() {
    own = null;
    nextAt = Long.MAX_VALUE;
  }

  /** Waits for a HELLO; on a serial line as long as it takes. */
  void await(long now) {
    giveUpAt = config.isSerial() ? Long.MAX_VALUE : now + PATIENCE;
  }

  /** Says HELLO, again and again. */
  void call(long now) {
    own = hello(Optional.empty());
    startedAt = now;
    sent = 0;
    say(now);
  }

  private Hello hello(Optional<Bytes> answered) {
    Hello mine = own;
    Bytes nonce = mine == null ? config.random().get() : mine.nonce();
    return new Hello(nonce, config.mtu(), config.security(), answered);
  }

  private static byte[] frame(Hello hello) {
    byte[] payload = hello.payload().toArray();
    byte[] frame = new byte[payload.length + Frame.OVERHEAD];
    FrameEncoder.encode(LinkFrame.VERSION, FrameType.HELLO, payload, 0, payload.length, frame, 0);
    return frame;
  }

  private void say(long now) {
    Hello mine = own;
    if (mine != null) {
      nextAt = startedAt + times()[sent] * SECOND;
      sent++;
      helloAt = now;
      owner.transmit(frame(mine), now);
    }
  }

  private int[] times() {
    if (!config.mayFallBack()) {
      return INSISTING;
    }
    return config.isSerial() ? SERIAL_PROBE : TCP_PROBE;
  }

  @Override
  public boolean acceptsHeader(int version, int type) {
    return config.mayFallBack() || isOurs(version, type) || isClassic(version, type);
  }

  private static boolean isOurs(int version, int type) {
    return version == LinkFrame.VERSION && type >= FrameType.HELLO && type <= FrameType.SEAL;
  }

  /**
   * Returns whether a frame shows that its sender speaks classic MSP. The sum of a frame covers
   * neither VERSION nor TYPE: one changed byte there must not make a classic frame of one of ours.
   */
  private static boolean isClassic(int version, int type) {
    return version == LinkFrame.VERSION
        ? type == FrameType.DATA || type == FrameType.ENCRYPTED_DATA
        : type < FrameType.HELLO || type > FrameType.SEAL;
  }

  @Override
  public boolean accepts(byte[] array, int offset, int length) {
    boolean version = (array[offset + 4] & 0xFF) == LinkFrame.VERSION;
    boolean type = (array[offset + 5] & 0xFF) == FrameType.HELLO;
    if (!version && !type) {
      return true;
    }
    boolean hello =
        length <= Hello.MAX_FRAME && Hello.parse(Stage.payload(array, offset, length)).isPresent();
    return hello == (version && type);
  }

  @Override
  public void frame(int type, byte[] array, int offset, int length, long now) {
    int version = array[offset + 4] & 0xFF;
    if (isClassic(version, type)) {
      classic(now);
    } else if (!isOurs(version, type)) {
      owner.judged("neither classic MSP nor MSP/3");
    } else if (type == FrameType.HELLO) {
      hello(Stage.payload(array, offset, length), now);
    } else {
      owner.judged("no link is open");
      if (type != FrameType.NOISE && own == null && config.isSerial()) {
        unheard(now);
      }
    }
  }

  private void classic(long now) {
    if (config.mayFallBack()) {
      owner.fallBack("the peer speaks classic MSP");
      return;
    }
    owner.judged("classic MSP, and only MSP/3 is spoken here");
    if (own != null || !config.isSerial()) {
      owner.failed(
          new CloseReason(CloseReason.Kind.NO_ANSWER, "the peer speaks only classic MSP"), now);
    }
  }

  /** The other end goes on with a link that we know nothing of: we have restarted. */
  private void unheard(long now) {
    if (now - helloAt >= SECOND || helloAt == Long.MIN_VALUE) {
      call(now);
    }
  }

  /** A HELLO came, in this stage or in one that gave the link up for it. */
  void hello(Bytes payload, long now) {
    Hello other = Hello.parse(payload).orElseThrow(); // the decoder has looked
    Hello mine = own;
    if (mine != null && other.nonce().equals(mine.nonce())) {
      owner.judged("our own HELLO came back");
      owner.failed(
          new CloseReason(
              CloseReason.Kind.NO_ANSWER, "the line echoes: our own HELLO came back from it"),
          now);
    } else if (other.answered().isPresent()) {
      answered(mine, other, payload, now);
    } else if (mine != null && mine.isGreaterThan(other)) {
      owner.judged("both ends said HELLO, and ours goes first");
    } else {
      owner.judged("");
      answer(other, payload, now);
    }
  }

  private void answered(@Nullable Hello mine, Hello other, Bytes payload, long now) {
    if (mine == null || !other.answered().equals(Optional.of(mine.nonce()))) {
      owner.judged("it answers no HELLO of ours");
      return;
    }
    owner.judged("");
    settle(new Agreement(true, mine, other, mine.payload().plus(payload)), new byte[0], now);
  }

  private void answer(Hello other, Bytes payload, long now) {
    Hello reply = hello(Optional.of(other.nonce()));
    byte[] frame = frame(reply);
    owner.transmit(frame, now);
    settle(new Agreement(false, reply, other, payload.plus(reply.payload())), frame, now);
  }

  private void settle(Agreement agreement, byte[] answer, long now) {
    nextAt = Long.MAX_VALUE;
    giveUpAt = Long.MAX_VALUE;
    if (agreement.own().security().excludes(agreement.other().security())) {
      boolean weSeal = agreement.own().security() == Hello.Security.SEALED;
      owner.failed(
          new CloseReason(
              CloseReason.Kind.NO_AGREEMENT,
              weSeal
                  ? "the peer offers a clear link only, and a sealed one is demanded here; start it"
                      + " there with a passphrase, or with this end's key allowed"
                  : "the peer demands a sealed link, and this end offers a clear one only"),
          now);
    } else {
      owner.agreed(agreement, answer, now);
    }
  }

  @Override
  public long deadline() {
    return Math.min(nextAt, giveUpAt);
  }

  @Override
  public void tick(long now) {
    if (now >= giveUpAt) {
      giveUpAt = Long.MAX_VALUE;
      owner.failed(
          new CloseReason(CloseReason.Kind.IDLE, "the peer did not say HELLO within 60 s"), now);
    }
    if (now < nextAt) {
      return;
    }
    if (sent < times().length) {
      say(now);
      return;
    }
    nextAt = Long.MAX_VALUE;
    if (config.role() == ReliableConfig.Role.ANSWERING) {
      rest(); // whoever sent a frame of an old link has gone: wait for the next
      return;
    }
    int waited = times()[times().length - 1];
    if (config.mayFallBack()) {
      owner.fallBack("the peer did not answer an MSP/3 HELLO within " + waited + " s");
    } else {
      owner.failed(
          new CloseReason(
              CloseReason.Kind.NO_ANSWER,
              "no answer to an MSP/3 HELLO within "
                  + waited
                  + " s: the peer speaks only classic MSP or something else, or nobody is there"),
          now);
    }
  }

  @Override
  public void lost(CloseReason reason) {
    nextAt = Long.MAX_VALUE;
    giveUpAt = Long.MAX_VALUE;
  }
}
