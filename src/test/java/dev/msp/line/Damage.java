package dev.msp.line;

import java.util.random.RandomGenerator;

/**
 * Damages a stream of bytes as a {@link Plan} says. Every choice depends on the seed, the effect
 * and the place of the byte in the stream only: not on time, not on how the stream is cut, and not
 * on the other effects, so that changing one probability leaves the others' choices in place.
 */
final class Damage {

  /** The most bytes that one byte becomes. */
  static final int LARGEST_RESULT = 2;

  private static final int EFFECTS = 6;

  private final Plan plan;
  private final RandomGenerator noise;
  private final RandomGenerator burstBits;
  private final RandomGenerator burstLengths;
  private final Trials bitErrors;
  private final Trials losses;
  private final Trials insertions;
  private final Trials bursts;

  private long burstLeft;
  private long bytes;
  private long flippedBits;
  private long lost;
  private long inserted;
  private long begunBursts;

  /** Makes the damage of a direction; the two directions of a line have numbers of their own. */
  Damage(Plan plan, long seed, int direction) {
    this.plan = plan;
    long stream = (seed * 2 + direction) * (EFFECTS + 1);
    this.bitErrors = new Trials(plan.bitErrors(), stream);
    this.losses = new Trials(plan.loss(), stream + 1);
    this.insertions = new Trials(plan.insertion(), stream + 2);
    this.bursts = new Trials(plan.bursts(), stream + 3);
    this.noise = Trials.generator(stream + 4);
    this.burstBits = Trials.generator(stream + 5);
    this.burstLengths = Trials.generator(stream + 6);
  }

  /**
   * Puts what arrives in place of a byte into an array, and returns how many bytes that are: 0 to
   * {@link #LARGEST_RESULT}.
   */
  int apply(byte sent, byte[] arrived, int at) {
    bytes++;
    // All is drawn, also for a byte that is lost: choices depend on the place alone.
    boolean insertion = insertions.next();
    boolean loss = losses.next();
    int mask = burstMask() ^ errorMask();
    int length = 0;
    if (insertion) {
      arrived[at] = (byte) noise.nextInt();
      length++;
      inserted++;
    }
    if (loss) {
      lost++;
      return length;
    }
    flippedBits += Integer.bitCount(mask);
    arrived[at + length] = (byte) (sent ^ mask);
    return length + 1;
  }

  private int errorMask() {
    int mask = 0;
    for (int bit = 0; bit < Byte.SIZE; bit++) {
      if (bitErrors.next()) {
        mask |= 1 << bit;
      }
    }
    return mask;
  }

  private int burstMask() {
    if (bursts.next() && burstLeft == 0) {
      begunBursts++;
      burstLeft = Trials.untilSuccess(1.0 / Plan.BURST_BYTES, burstLengths);
    }
    if (burstLeft == 0) {
      return 0;
    }
    burstLeft--;
    return burstBits.nextInt() & 0xFF;
  }

  /** Tells whether the line is to be pulled out now. */
  boolean hangsUp() {
    return bytes >= plan.hangUpAfter();
  }

  Tally tally() {
    return new Tally(bytes, flippedBits, lost, inserted, begunBursts);
  }
}
