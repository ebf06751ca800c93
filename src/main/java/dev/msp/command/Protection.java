package dev.msp.command;

import java.util.Optional;

/**
 * What was typed of how a session is to be protected.
 *
 * @param password of classic MSP
 * @param passphrase of a sealed MSP/3 link, which both ends have
 * @param peerKey the fingerprint that the peer of a sealed link must have
 * @param sealed whether the link must be sealed, whatever else was typed
 */
public record Protection(
    Optional<String> password,
    Optional<String> passphrase,
    Optional<String> peerKey,
    boolean sealed) {

  /** Nothing was typed. */
  public static final Protection NONE = password(Optional.empty());

  /** Returns what a password says, or none. */
  public static Protection password(Optional<String> password) {
    return new Protection(password, Optional.empty(), Optional.empty(), false);
  }

  /** Returns whether something was typed that only a sealed link has. */
  public boolean demandsSeal() {
    return sealed || passphrase.isPresent() || peerKey.isPresent();
  }
}
