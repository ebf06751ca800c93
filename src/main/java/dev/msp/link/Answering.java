package dev.msp.link;

import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answering half of a classic link: each good message gets exactly one ACK. Source: MSP
 * protocol, section 3, server rules 1 to 8.
 */
final class Answering {

  /** What is still read after a bad frame before the connection is closed, in bytes. */
  static final long DISCARD_LIMIT = 65_536;

  /** How long the peer must be quiet after a bad frame before the connection is closed. */
  static final long DISCARD_QUIET = 1_000_000_000L;

  /** So many messages that the password does not open end the connection. */
  static final int MAX_BAD_SEALS = 3;

  private static final byte[] ACK_1 = ack(1);
  private static final byte[] ACK_2 = ack(2);

  private final ClassicConfig config;
  private final WireGate wire;
  private long deadline = ClassicConfig.NEVER;
  private boolean anyByte;
  private boolean discarding;
  private long discarded;
  private int badSeals;
  private int withheld;

  Answering(ClassicConfig config, WireGate wire) {
    this.config = config;
    this.wire = wire;
  }

  private static byte[] ack(int version) {
    byte[] frame = new byte[Frame.OVERHEAD + 2];
    FrameEncoder.encode(version, FrameType.ACK, new byte[] {'O', 'K'}, 0, 2, frame, 0);
    return frame;
  }

  void opened(long now) {
    anyByte = false;
    discarding = false;
    discarded = 0;
    badSeals = 0;
    deadline = ClassicConfig.after(now, config.firstTimeout());
  }

  /** The next so many messages get no ACK, also those that come over another wire. */
  void withhold(int count) {
    withheld = count;
  }

  /** Bytes came, whatever they are. */
  void heard(int length, long now) {
    if (discarding) {
      discarded += length;
      deadline = now + DISCARD_QUIET;
      if (discarded >= DISCARD_LIMIT) {
        hangUp();
      }
    } else {
      anyByte = true;
      deadline = ClassicConfig.after(now, config.idleTimeout());
    }
  }

  /** A good frame came: the idle time starts again. */
  void goodFrame(long now) {
    deadline = ClassicConfig.after(now, config.idleTimeout());
  }

  void data(int version) {
    boolean taken = config.box() == null || config.allowPlain();
    wire.judged(taken ? accepted() : Verdict.REFUSED_PLAIN, null);
    if (taken) {
      acknowledge(version);
    }
  }

  private Verdict accepted() {
    if (!wire.takesOutput()) {
      return Verdict.UNANSWERED;
    }
    return withheld > 0 ? Verdict.WITHHELD : Verdict.DELIVERED;
  }

  void encrypted(int version, byte[] array, int offset, int length) {
    Box box = config.box();
    if (box == null) {
      wire.judged(Verdict.NO_PASSWORD, null);
      return;
    }
    Optional<Bytes> plain = box.open(array, offset, length);
    wire.judged(plain.isPresent() ? accepted() : Verdict.WRONG_PASSWORD, orNull(plain));
    if (plain.isPresent()) {
      acknowledge(version);
    } else if (++badSeals == MAX_BAD_SEALS) {
      wire.close(
          new CloseReason(
              CloseReason.Kind.BAD_PASSWORD,
              MAX_BAD_SEALS + " messages could not be opened with this password"));
    }
  }

  private static @Nullable Bytes orNull(Optional<Bytes> plain) {
    return plain.isPresent() ? plain.get() : null;
  }

  private void acknowledge(int version) {
    if (wire.takesOutput() && withheld > 0) {
      withheld--;
    } else if (wire.takesOutput()) {
      wire.transmit(version == 2 ? ACK_2 : ACK_1, null);
    }
  }

  /** Bytes were skipped. */
  void damaged(Fault fault, long now) {
    if (config.onDamage() == ClassicConfig.OnDamage.RESYNC || discarding) {
      return;
    }
    if (fault.kind() == Fault.Kind.INCOMPLETE) {
      wire.close(
          new CloseReason(
              CloseReason.Kind.FRAME_TIMEOUT,
              "a frame began and did not end: " + fault.describe()));
    } else {
      // Whatever went out now its sender would take for the answer to the bad frame.
      wire.mute();
      discarding = true;
      deadline = now + DISCARD_QUIET;
    }
  }

  boolean isDiscarding() {
    return discarding;
  }

  long deadline() {
    return deadline;
  }

  void tick(long now) {
    if (now < deadline) {
      return;
    }
    if (discarding) {
      hangUp();
    } else {
      wire.close(
          new CloseReason(
              CloseReason.Kind.IDLE,
              anyByte ? "nothing came for too long" : "not a single byte came"));
    }
  }

  private void hangUp() {
    wire.close(
        new CloseReason(CloseReason.Kind.BAD_FRAME, "a bad frame came; nothing after it counts"));
  }
}
