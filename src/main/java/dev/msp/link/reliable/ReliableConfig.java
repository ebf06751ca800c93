package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How an MSP/3 link behaves.
 *
 * @param role who speaks first
 * @param baud bits a second of a serial line; 0 on TCP
 * @param mtu greatest LENGTH that this end takes, 256 to 65535
 * @param store where its links keep what is not whole yet
 * @param security what this end demands
 * @param mayFallBack whether a peer that speaks classic MSP only is spoken to so
 * @param random makes 16 fresh random bytes
 * @param keys makes the key exchange of a sealed link; null if there can be none
 * @param conversations what this end remembers of peers that come back
 */
public record ReliableConfig(
    Role role,
    long baud,
    int mtu,
    Store store,
    Hello.Security security,
    boolean mayFallBack,
    Supplier<Bytes> random,
    @Nullable KeyExchanges keys,
    Conversations conversations) {

  /** Greatest LENGTH on TCP, unless set. */
  public static final int TCP_MTU = 16 << 10;

  private static final int SERIAL_MTU = 2 << 10;

  /** A frame on a serial line should not last longer, in parts of a second. */
  private static final int SHARE = 5;

  /** Who speaks first. */
  public enum Role {
    /** This end says HELLO when the wire is there. */
    CALLING,
    /** This end waits for a HELLO. */
    ANSWERING
  }

  /** Returns the same with other key exchanges. */
  public ReliableConfig with(KeyExchanges other) {
    return new ReliableConfig(
        role, baud, mtu, store, security, mayFallBack, random, other, conversations);
  }

  /** Returns whether nobody can use a link here who does not come through a handshake. */
  public boolean isSealedOnly() {
    return security == Hello.Security.SEALED && !mayFallBack;
  }

  /** Returns the mtu for a serial line. */
  public static int serialMtu(long baud) {
    return (int) Math.max(Hello.MIN_MTU, Math.min(SERIAL_MTU, baud / 10 / SHARE));
  }

  /** Checks what would only show when a peer asks for it. */
  void check() {
    if (security != Hello.Security.CLEAR && keys == null) {
      throw new IllegalArgumentException("a link that may be sealed needs a key exchange");
    }
    if (mtu < Hello.MIN_MTU || mtu > Frame.MAX_LENGTH) {
      throw new IllegalArgumentException("an mtu of " + mtu + " is not in 256..65535");
    }
  }

  /** Returns whether the wire is a serial line, where frames are lost and peers restart unseen. */
  boolean isSerial() {
    return baud > 0;
  }
}
