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

  /** Returns how many bytes of its stream the peer has acknowledged. */
  public long acknowledged() {
    return figures.acknowledged();
  }

  /** Returns how many frames with data were lost on their way. */
  public long lost() {
    return figures.lost();
  }

  /** Returns how many bytes of data were sent again. */
  public long resent() {
    return figures.resent();
  }

  /** Returns whether the link is open and sealed. */
  public boolean isSealed() {
    return isOpen && !fingerprint.isEmpty();
  }
}
