package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import java.util.Optional;

/**
 * The handshake of one sealed link, as the link sees it: noise messages in, noise messages out, and
 * two seals at its end. Source: MSP protocol, section 4.3, rule 8.
 */
public interface KeyExchange {

  /** The STEP of message 3 when a passphrase is mixed into it. */
  int STEP_3_PASSPHRASE = 0x83;

  /**
   * A noise message.
   *
   * @param step its STEP: 1, 2, 3 or {@link #STEP_3_PASSPHRASE}
   * @param noise what Noise made of it
   */
  record Message(int step, Bytes noise) {}

  /** The exchange is over, and there are no keys. */
  final class Failure extends Exception {
    private static final long serialVersionUID = 1;
    private final CloseReason.Kind kind;

    /**
     * Makes one.
     *
     * @param why a clause for the user
     */
    public Failure(CloseReason.Kind kind, String why) {
      super(why);
      this.kind = kind;
    }

    /** Returns what ended it. */
    public CloseReason reason() {
      return new CloseReason(kind, String.valueOf(getMessage()));
    }
  }

  /** Returns message 1; for the initiator, once. */
  Message first();

  /** Returns message 2, the responder's answer to message 1. */
  Message second(Bytes first) throws Failure;

  /**
   * Takes message 2; for the initiator, once.
   *
   * @return what is to be run before {@link #third} and takes about a second, on any thread; empty
   *     if nothing does
   */
  Optional<Runnable> judge(Bytes second) throws Failure;

  /** Returns message 3, the initiator's answer to message 2; it then has the keys. */
  Message third() throws Failure;

  /** Takes message 3; the responder then has the keys. */
  void finish(Message third) throws Failure;

  /**
   * Returns who the other end has proved to be, {@code SHA256:} and Base64, once there are keys.
   */
  String fingerprint();

  /** Returns whether the other end may send messages, once there are keys. */
  boolean grantsMessages();

  /** Returns the cipher for what this end sends, once there are keys. */
  FrameSeal sealing();

  /** Returns the cipher for what comes, once there are keys. */
  FrameSeal opening();

  /** Overwrites what secrets it still holds; the seals stay. */
  void wipe();
}
