package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What two HELLOs agreed on. Source: MSP protocol, sections 4.1 and 4.2.
 *
 * @param initiator whether this end is the initiator
 * @param own our HELLO
 * @param other the other end's
 * @param prologue both payloads as they were on the wire, the initiator's first
 */
record Agreement(boolean initiator, Hello own, Hello other, Bytes prologue) {

  private static final int SEED = 4;

  /** Returns whether the link is sealed. */
  boolean isSealed() {
    return own.security().seals(other.security());
  }

  /** Returns the greatest LENGTH that may be sent. */
  int mtu() {
    return Math.min(own.mtu(), other.mtu());
  }

  /** Returns the box of a clear link. */
  FrameBox clearBox() {
    byte[] hash = sha256();
    Bytes first = Bytes.copyOf(hash, 0, SEED);
    Bytes second = Bytes.copyOf(hash, SEED, SEED);
    return initiator ? FrameBox.clear(first, second) : FrameBox.clear(second, first);
  }

  private byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(prologue.toArray());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
