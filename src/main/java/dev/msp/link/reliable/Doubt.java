package dev.msp.link.reliable;

import dev.msp.link.CloseReason;

/**
 * Whether a peer that hangs up on the last message of a handshake, or never answers it, refuses us.
 * The first time the line may as well have been cut, for which no session is to end for good: a
 * peer that refuses does so again. Once there was a link, it does not refuse.
 */
final class Doubt {

  /** What is said where it is certain. */
  static final String REFUSED =
      "the peer did not take our part of the handshake: wrong passphrase, or our key is not"
          + " authorised there";

  private static final String PERHAPS =
      "the peer was gone after our part of the handshake: the line was cut, the passphrase is"
          + " wrong, or our key is not authorised there";

  private boolean admitted;
  private boolean gone;

  /** There is a link. */
  void admitted() {
    admitted = true;
  }

  /**
   * Returns why a handshake ended whose last message was sent.
   *
   * @param otherwise what it is if the peer does not refuse
   */
  CloseReason gone(CloseReason otherwise) {
    if (admitted) {
      return otherwise;
    }
    boolean again = gone;
    gone = true;
    return again
        ? new CloseReason(CloseReason.Kind.NOT_AUTHENTIC, REFUSED)
        : new CloseReason(otherwise.kind(), PERHAPS);
  }
}
