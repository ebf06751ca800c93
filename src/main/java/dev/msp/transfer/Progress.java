package dev.msp.transfer;

/**
 * How far a file is.
 *
 * @param name what it is called on the wire; foreign where a peer named it
 * @param sends whether it is sent from here
 * @param done bytes that have arrived at the receiver, as far as is known
 * @param total bytes of the whole
 * @param resumedFrom bytes that were there already when this began
 * @param rate bytes a second, over the last few seconds; 0 while it is not known
 * @param retries how often it was begun again
 */
public record Progress(
    String name, boolean sends, long done, long total, long resumedFrom, long rate, int retries) {

  /** Returns how many seconds it will still take; -1 if that is not known. */
  public long secondsLeft() {
    return rate == 0 ? -1 : (total - done + rate - 1) / rate;
  }

  /** Returns how much is done, 0 to 100. */
  public int percent() {
    return total == 0 ? 100 : (int) (done * 100.0 / total);
  }
}
