package dev.msp.link.reliable;

/**
 * How much data goes into one frame: the more of them are lost, the shorter they are. Source: MSP
 * protocol, section 4.3, rule 4: sqrt(24 x bytes sent per frame lost), 32 to what the mtu allows,
 * 128 at first. Here what a frame really costs beside its data stands for the 24: 20 bytes where it
 * is clear, 32 where it is sealed. Over TCP, which damages nothing, the first are the longest.
 */
final class FrameSize {

  private static final int SMALLEST = 32;
  static final int FIRST = 128;

  /** After so many losses what lies behind weighs half: a line may become worse. */
  private static final double MEMORY = 40;

  /** A line that brought so many times more than usual without a loss has become better. */
  private static final double BETTER = 4;

  private final int greatest;
  private final double overhead;

  /** Weighted; begins with what makes the first size. */
  private double sent;

  private double lost = 1;
  private double sinceLoss;
  private int size;

  /**
   * Begins.
   *
   * @param first bytes of data that the first frame carries, if it may
   * @param greatest bytes of data that a frame may carry
   * @param overhead bytes that a frame has beside them
   */
  FrameSize(int first, int greatest, int overhead) {
    this.greatest = greatest;
    this.overhead = overhead;
    this.size = Math.min(first, greatest);
    this.sent = (double) size * size / overhead;
  }

  /** Returns how many bytes of data the next frame may carry. */
  int data() {
    return size;
  }

  /** Returns how many bytes of data a frame may carry at most. */
  int greatest() {
    return greatest;
  }

  void received(int bytes) {
    sent += bytes;
    sinceLoss += bytes;
    adapt();
  }

  void lost(int bytes) {
    sent += bytes;
    lost++;
    sinceLoss = 0;
    if (lost > MEMORY) {
      lost /= 2;
      sent /= 2;
    }
    adapt();
  }

  private void adapt() {
    double best = Math.sqrt(overhead * Math.max(sent / lost, sinceLoss / BETTER));
    size = (int) Math.max(Math.min(SMALLEST, greatest), Math.min(greatest, best));
  }
}
