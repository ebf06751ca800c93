package dev.msp.link;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import org.jspecify.annotations.Nullable;

/**
 * How a classic link behaves. Times are in nanoseconds; {@link #NEVER} switches one off.
 *
 * @param version VERSION of the frames sent, 1 or 2
 * @param window frames that may wait for their ACK, 1 or more
 * @param frameLimit largest frame sent, 7 to 65535 bytes; 1024 for a peer that takes one read for
 *     one frame
 * @param ackTimeout how long a delivery waits for its ACK, 1 or more
 * @param onDamage what to do when bytes had to be skipped
 * @param afterTimeout what to do when an ACK did not come
 * @param box opens and seals messages, null where no password is set
 * @param allowPlain whether plain DATA is taken although a password is set
 * @param firstTimeout close when not a single byte came for this long after opening, 1 or more
 * @param idleTimeout close when nothing more came for this long, 1 or more
 */
public record ClassicConfig(
    int version,
    int window,
    int frameLimit,
    long ackTimeout,
    OnDamage onDamage,
    AfterTimeout afterTimeout,
    @Nullable Box box,
    boolean allowPlain,
    long firstTimeout,
    long idleTimeout) {

  /** A time that never comes. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Largest frame that the reference takes: it reads 1024 bytes for one frame. */
  public static final int REFERENCE_FRAME = 1024;

  /** Checks the ranges; a link that could never send or never wait is a bug of its maker. */
  public ClassicConfig {
    boolean frames =
        (version == 1 || version == 2)
            && window > 0
            && frameLimit >= Frame.MIN_LENGTH
            && frameLimit <= Frame.MAX_LENGTH;
    if (!frames || ackTimeout < 1 || firstTimeout < 1 || idleTimeout < 1) {
      throw new IllegalArgumentException(
          "version "
              + version
              + ", window "
              + window
              + ", frame limit "
              + frameLimit
              + ", times "
              + ackTimeout
              + ", "
              + firstTimeout
              + ", "
              + idleTimeout);
    }
  }

  /** What to do when bytes had to be skipped. Source: MSP protocol, section 3, server rule 4. */
  public enum OnDamage {
    /** Count it and go on with the next good frame. */
    RESYNC,
    /** Answer nothing more, let the peer finish, and close: what a server does over TCP. */
    HANG_UP
  }

  /** What to do when an ACK did not come. Source: MSP protocol, section 3, client rule 5. */
  public enum AfterTimeout {
    /** Close our output, read one second more, close: the next message needs a new connection. */
    CLOSE,
    /** Keep the wire, hold the next frame until the late ACK came or one more timeout passed. */
    HOLD,
    /** Forget the delivery and go on: for answers that nobody need acknowledge. */
    GO_ON
  }

  /** Returns a client that does as the protocol says, over TCP, without a password. */
  public static ClassicConfig client() {
    return new ClassicConfig(
        1,
        1,
        REFERENCE_FRAME,
        5_000_000_000L,
        OnDamage.RESYNC,
        AfterTimeout.CLOSE,
        null,
        false,
        NEVER,
        NEVER);
  }

  /**
   * Returns either end of a serial line as the protocol says, without a password: the wire is never
   * opened again because of a lost ACK, which would reset boards, and never closed for damage.
   */
  public static ClassicConfig serial() {
    return new ClassicConfig(
        1,
        1,
        REFERENCE_FRAME,
        5_000_000_000L,
        OnDamage.RESYNC,
        AfterTimeout.HOLD,
        null,
        false,
        NEVER,
        NEVER);
  }

  /** Returns a server that does as the protocol says, over TCP, without a password. */
  public static ClassicConfig server() {
    return new ClassicConfig(
        1,
        1,
        REFERENCE_FRAME,
        5_000_000_000L,
        OnDamage.HANG_UP,
        AfterTimeout.CLOSE,
        null,
        false,
        60_000_000_000L,
        600_000_000_000L);
  }

  /** Returns the same with a password's box; frames then go out as VERSION 2. */
  public ClassicConfig withBox(Box other) {
    return new ClassicConfig(
        2,
        window,
        frameLimit,
        ackTimeout,
        onDamage,
        afterTimeout,
        other,
        allowPlain,
        firstTimeout,
        idleTimeout);
  }

  /**
   * Returns the time that lies {@code span} behind {@code now}, {@link #NEVER} if that is too far.
   */
  static long after(long now, long span) {
    return span >= NEVER - now ? NEVER : now + span;
  }

  /**
   * Returns the whole frame in which a message goes out: sealed anew each time, where a password is
   * set.
   *
   * @param text at most {@link #longestMessage} bytes
   */
  public byte[] frame(Bytes text) {
    return box == null
        ? FrameEncoder.frame(version, FrameType.DATA, text)
        : FrameEncoder.frame(version, FrameType.ENCRYPTED_DATA, box.seal(text));
  }

  /** Returns the longest message, in bytes of UTF-8, that fits one frame. */
  public int longestMessage() {
    int payload = frameLimit - Frame.OVERHEAD;
    return box == null ? payload : box.longestPlain(payload);
  }
}
