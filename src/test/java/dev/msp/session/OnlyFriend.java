package dev.msp.session;

import dev.msp.crypto.PeerKey;
import dev.msp.link.CloseReason;
import java.util.Optional;

/**
 * Calls everybody, and lets one in.
 *
 * @param friend the key that is let in
 */
record OnlyFriend(PeerKey friend) implements SealPlan.Guard {

  @Override
  public Optional<CloseReason> judge(PeerKey key, boolean withPassphrase) {
    return Optional.empty();
  }

  @Override
  public boolean isAuthorized(PeerKey key) {
    return key.equals(friend);
  }
}
