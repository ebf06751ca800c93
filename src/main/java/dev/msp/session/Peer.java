package dev.msp.session;

import java.util.Optional;

/**
 * Who is at the other end of an MSP/3 link.
 *
 * @param name where it is or what it is called, for a person
 * @param fingerprint of its static key, {@code SHA256:} and Base64; empty on a clear link, where
 *     nobody knows who it is
 */
public record Peer(String name, Optional<String> fingerprint) {

  /** Returns one; an empty fingerprint stands for none. */
  static Peer of(String name, String fingerprint) {
    return new Peer(name, fingerprint.isEmpty() ? Optional.empty() : Optional.of(fingerprint));
  }

  /** Returns whether the link is sealed, so that nobody in between can read or change it. */
  public boolean isSealed() {
    return fingerprint.isPresent();
  }
}
