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
    BAD_PASSWORD,
    /** The other end ended an MSP/3 link because something was wrong. */
    PEER_RESET,
    /** The other end broke the rules of MSP/3. */
    PROTOCOL_ERROR,
    /** The other end does not speak MSP/3, or not now. */
    NO_ANSWER,
    /** The two ends demand what excludes the other: a sealed link and a clear one. */
    NO_AGREEMENT,
    /** The other end is not who it should be, or could not prove that it is. */
    NOT_AUTHENTIC,
    /** The other end is not known here: its key must be accepted first. */
    UNKNOWN_PEER,
    /** One of the ends makes no sealed link now, and may do so later. */
    PUT_OFF
  }
}
