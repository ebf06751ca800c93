package dev.msp.session;

/**
 * What a session, or all connections of a listener, have counted so far. Written under the control
 * of the session; a reader elsewhere may see figures that are a moment old.
 */
public final class Counters {

  long framesIn;
  long unknown;
  long framesOut;
  long bytesIn;
  long bytesOut;
  long sent;
  long acked;
  long late;
  long timedOut;
  long failed;
  long delivered;
  long refused;
  long bad;
  long skipped;
  private final RoundTrips roundTrips = new RoundTrips();

  /** Adds what another has counted, but for its round trips. */
  void add(Counters other) {
    framesIn += other.framesIn;
    unknown += other.unknown;
    framesOut += other.framesOut;
    bytesIn += other.bytesIn;
    bytesOut += other.bytesOut;
    sent += other.sent;
    acked += other.acked;
    late += other.late;
    timedOut += other.timedOut;
    failed += other.failed;
    delivered += other.delivered;
    refused += other.refused;
    bad += other.bad;
    skipped += other.skipped;
  }

  /** Returns good frames received. */
  public long framesIn() {
    return framesIn;
  }

  /**
   * Returns good frames received whose TYPE means nothing: among much noise they come by chance.
   */
  public long unknown() {
    return unknown;
  }

  /** Returns frames sent. */
  public long framesOut() {
    return framesOut;
  }

  /** Returns bytes received. */
  public long bytesIn() {
    return bytesIn;
  }

  /** Returns bytes sent. */
  public long bytesOut() {
    return bytesOut;
  }

  /** Returns messages sent. */
  public long sent() {
    return sent;
  }

  /** Returns messages acknowledged in time. */
  public long acked() {
    return acked;
  }

  /** Returns messages acknowledged too late. */
  public long late() {
    return late;
  }

  /** Returns messages without ACK, those that were late not among them. */
  public long timedOut() {
    return timedOut;
  }

  /** Returns messages that failed otherwise. */
  public long failed() {
    return failed;
  }

  /** Returns messages received and acknowledged. */
  public long delivered() {
    return delivered;
  }

  /** Returns messages received and refused: plain beside a password, or not to be opened. */
  public long refused() {
    return refused;
  }

  /** Returns stretches of bytes that began like a frame and were none. */
  public long bad() {
    return bad;
  }

  /** Returns bytes that belong to no good frame. */
  public long skipped() {
    return skipped;
  }

  /** Returns the round-trip times. */
  public RoundTrips roundTrips() {
    return roundTrips;
  }
}
