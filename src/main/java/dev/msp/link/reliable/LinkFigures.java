package dev.msp.link.reliable;

/**
 * What one MSP/3 link has counted. Written by its link; another thread may read it, and then sees
 * values of some moment not long ago.
 */
public final class LinkFigures {
  long acknowledged;
  long lost;
  long timeouts;
  long resent;
  long dropped;
  long roundTrip = -1;

  /** Returns how many bytes of the stream the other end has acknowledged. */
  public long acknowledged() {
    return acknowledged;
  }

  /** Returns how many frames with data were lost on their way. */
  public long lost() {
    return lost;
  }

  /** Returns how many bytes of data were sent again. */
  public long resent() {
    return resent;
  }

  /** Returns how many frames came that counted for nothing: replayed, or against the rules. */
  public long dropped() {
    return dropped;
  }

  /** Returns how often everything on its way was given up for lost. */
  public long timeouts() {
    return timeouts;
  }

  /** Returns the smoothed round-trip time in nanoseconds, or -1 if none was measured. */
  public long roundTripNanos() {
    return roundTrip;
  }
}
