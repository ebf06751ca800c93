package dev.msp.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may do what, by all that the user says: {@code authorized_peers}, which {@code msp peers
 * allow} writes, and the {@code [peer FINGERPRINT]} of msp.conf, which is written by hand. What
 * both grant adds up; where both name a directory it is that of msp.conf.
 */
public final class PeerRights {

  private final Map<String, Grants> byFingerprint;
  private final List<AuthorizedPeer> listed;

  /** Puts both together. */
  public PeerRights(Config config, List<AuthorizedPeer> listed) {
    byFingerprint = config.peers();
    this.listed = List.copyOf(listed);
  }

  /**
   * Returns what a peer may do; empty if neither names it, so that its key alone lets it do
   * nothing.
   *
   * @param key its public key: 44 characters of Base64
   * @param fingerprint of that key: {@code SHA256:} and 43 characters
   */
  public Optional<Grants> of(String key, String fingerprint) {
    Optional<Grants> all = Optional.ofNullable(byFingerprint.get(fingerprint));
    for (AuthorizedPeer peer : listed) {
      if (peer.who().equals(key) || peer.who().equals(fingerprint)) {
        all = Optional.of(all.orElse(Grants.NONE).plus(peer.grants()));
      }
    }
    return all;
  }
}
