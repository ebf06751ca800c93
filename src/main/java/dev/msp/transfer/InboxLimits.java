package dev.msp.transfer;

/**
 * How much an inbox takes.
 *
 * @param maxFile bytes of one file, at least 1
 * @param maxPeer bytes that one peer may store while this program runs, at least 1
 * @param keepFree percent of the disk that stay free, 0 to 99
 */
public record InboxLimits(long maxFile, long maxPeer, int keepFree) {

  /** 1 GiB a file, 16 GiB a peer, and 5 percent of the disk stay free. */
  public static final InboxLimits DEFAULT = new InboxLimits(1L << 30, 16L << 30, 5);

  /** Checks the ranges. */
  public InboxLimits {
    if (maxFile < 1 || maxPeer < 1 || keepFree < 0 || keepFree > 99) {
      throw new IllegalArgumentException("limits out of range");
    }
  }

  /** Returns the same with another limit for a file. */
  public InboxLimits withMaxFile(long bytes) {
    return new InboxLimits(bytes, Math.max(maxPeer, bytes), keepFree);
  }
}
