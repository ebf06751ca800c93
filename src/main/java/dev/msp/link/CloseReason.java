package dev.msp.link;

/**
 * Why a link or a session ended.
 *
 * @param kind what happened
 * @param text one sentence or clause for the user, without a full stop
 */
public record CloseReason(Kind kind, String text) {

  /** What can end a link. */
  public enum Kind {
    /** The user asked for it. */
    BY_USER,
    /** The other end closed the connection. */
    PEER_CLOSED,
    /** The wire could not be opened. */
    CONNECT_FAILED,
    /** The wire is there and cannot be had: another program holds it, or it is forbidden. */
    CONNECT_DENIED,
    /** The wire broke. */
    WIRE_BROKE,
    /** A delivery was not acknowledged in time. */
    ACK_TIMEOUT,
    /** Nothing came for too long. */
    IDLE,
    /** A frame began and did not end in time. */
    FRAME_TIMEOUT,
    /** A bad frame came over TCP. */
    BAD_FRAME,
    /** Encrypted messages could not be opened. */
    BAD_PASSWORD
  }
}
