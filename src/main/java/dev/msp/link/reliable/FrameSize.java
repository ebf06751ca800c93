package dev.msp.link.reliable;

/**
 * How much data goes into one frame: the more of them are lost, the shorter they are. Source: MSP
 * protocol, section 4.3, rule 4: sqrt(24 x bytes sent per frame lost), 32 to what the mtu allows,
 * 128 at first.
 */
final class FrameSize {

  private static final int SMALLEST = 32;
  private static final int FIRST = 128;
  private static final double OVERHEAD = 24;

  /** After so many losses what lies behind weighs half: a line may become worse. */
  private static final double MEMORY = 40;

  /** A line that brought so many times more than usual without a loss has become better. */
  private static final double BETTER = 4;

  private final int greatest;

  /** Weighted; begins with what makes {@link #FIRST}. */
  private double sent = FIRST * FIRST / OVERHEAD;

  private double lost = 1;
  private double sinceLoss;
  private int size = FIRST;

  /**
   * Begins with short frames.
   *
   * @param greatest bytes of data that a frame may carry
   */
  FrameSize(int greatest) {
    this.greatest = greatest;
    this.size = Math.min(FIRST, greatest);
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
    double best = Math.sqrt(OVERHEAD * Math.max(sent / lost, sinceLoss / BETTER));
    size = (int) Math.max(Math.min(SMALLEST, greatest), Math.min(greatest, best));
  }
}
