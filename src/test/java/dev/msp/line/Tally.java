package dev.msp.line;

/**
 * What happened to the bytes in one direction so far.
 *
 * @param bytes how many were sent
 * @param flippedBits how many bits arrived as the other, bursts included
 * @param lost how many bytes did not arrive
 * @param inserted how many random bytes arrived beside
 * @param bursts how many bursts of garbage began
 */
public record Tally(long bytes, long flippedBits, long lost, long inserted, long bursts) {

  /** Nothing yet. */
  static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

  /** Tells whether anything arrived that was not sent, or did not arrive. */
  public boolean isDamaged() {
    return flippedBits + lost + inserted > 0;
  }
}
