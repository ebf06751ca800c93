package dev.msp.session;

import dev.msp.crypto.Argon2Cost;
import dev.msp.crypto.Identity;
import dev.msp.crypto.PeerKey;
import dev.msp.crypto.Secret;
import dev.msp.link.CloseReason;
import java.util.Optional;

/**
 * With what a session seals its MSP/3 links. Source: MSP protocol, section 4.3, rule 8.
 *
 * @param own the key that this end shows
 * @param guard decides about the key of the other end
 * @param passphrase what the initiator mixes into message 3; empty for keys only
 * @param derived what a passphrase became, for the responder; empty for keys only
 */
public record SealPlan(
    Identity own, Guard guard, Optional<Secret> passphrase, Optional<Derived> derived) {

  /** Decides about keys. Called where the session is controlled: must not wait for a person. */
  public interface Guard {

    /**
     * The initiator has seen the responder's key, and has not shown its own.
     *
     * @param withPassphrase whether a passphrase will go into message 3
     * @return why the handshake must end here; empty to go on
     */
    Optional<CloseReason> judge(PeerKey key, boolean withPassphrase);

    /** Returns whether an initiator with this key, and without passphrase, is let in. */
    boolean isAuthorized(PeerKey key);

    /** Returns whether an initiator that its key alone has let in may send messages. */
    default boolean grantsMessages(PeerKey key) {
      return true;
    }
  }

  /**
   * A passphrase as a responder keeps it.
   *
   * @param cost how it was derived, which the initiator is told
   * @param secret what it became, 32 bytes
   */
  public record Derived(Argon2Cost cost, Secret secret) {}
}
