package dev.msp.session;

import dev.msp.link.reliable.LinkFigures;
import dev.msp.link.reliable.ReliableLink;

/**
 * How the MSP/3 link of a session stands.
 *
 * @param isOpen whether messages and channels go both ways
 * @param fingerprint who the peer of a sealed link has proved to be; empty on a clear one
 * @param figures what was counted, which goes on counting
 */
public record LinkState(boolean isOpen, String fingerprint, LinkFigures figures) {

  static LinkState of(ReliableLink link) {
    return new LinkState(link.isOpen(), link.fingerprint(), link.figures());
  }

  /** Returns whether the link is open and sealed. */
  public boolean isSealed() {
    return isOpen && !fingerprint.isEmpty();
  }
}
