package dev.msp.crypto;

/** A handshake that has failed for good; its message is one clause that may be shown to a user. */
public final class HandshakeException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why a handshake fails. */
  public enum Reason {
    /** A message is shorter than what it must hold. */
    TRUNCATED,
    /** A tag is wrong: bytes were changed on the way, or the passwords differ. */
    FORGED,
    /** A public key of small order, with which everybody knows the shared secret. */
    WEAK_KEY,
    /** The cost of the password is outside the limits, or more than this machine can pay. */
    COST
  }

  private final Reason reason;

  HandshakeException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns why, for whoever must choose what to do. */
  public Reason reason() {
    return reason;
  }
}
