package dev.msp.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rules of {@link Damage}. */
class DamageTest {

  private static final int LENGTH = 1 << 20;
  private static final long SEED = 20;
  private static final byte[] SENT = random();

  @Test
  void aCleanPlanChangesNothing() {
    Damage damage = new Damage(Plan.CLEAN, SEED, 0);
    assertThat(arrived(damage, SENT)).isEqualTo(SENT);
    assertThat(damage.tally()).isEqualTo(new Tally(LENGTH, 0, 0, 0, 0));
    assertThat(damage.tally().isDamaged()).isFalse();
  }

  @Test
  void bitErrorsComeAtTheirRateAndAreCounted() {
    Damage damage = new Damage(Plan.CLEAN.withBitErrors(1e-3), SEED, 0);
    byte[] arrived = arrived(damage, SENT);
    BitSet difference = BitSet.valueOf(SENT);
    difference.xor(BitSet.valueOf(arrived));
    int flipped = difference.cardinality();
    assertThat(damage.tally().flippedBits()).as("seed %d", SEED).isEqualTo(flipped);
    isAbout(flipped, 8.0 * LENGTH * 1e-3);
  }

  @Test
  void lossComesAtItsRate() {
    Damage damage = new Damage(Plan.CLEAN.withLoss(1e-3), SEED, 0);
    byte[] arrived = arrived(damage, SENT);
    assertThat(damage.tally().lost()).as("seed %d", SEED).isEqualTo(LENGTH - arrived.length);
    isAbout(damage.tally().lost(), LENGTH * 1e-3);
  }

  @Test
  void insertionComesAtItsRate() {
    Damage damage = new Damage(Plan.CLEAN.withInsertion(1e-3), SEED, 0);
    byte[] arrived = arrived(damage, SENT);
    assertThat(damage.tally().inserted()).as("seed %d", SEED).isEqualTo(arrived.length - LENGTH);
    isAbout(damage.tally().inserted(), LENGTH * 1e-3);
  }

  @Test
  void aBurstMakesHalfTheBitsOfAboutTwentyBytesWrong() {
    Damage damage = new Damage(Plan.CLEAN.withBursts(1e-4), SEED, 0);
    arrived(damage, SENT);
    isAbout(damage.tally().bursts(), LENGTH * 1e-4);
    double wrongBits = (double) damage.tally().flippedBits() / damage.tally().bursts();
    assertThat(wrongBits).as("seed %d", SEED).isCloseTo(20 * 4, within(80 * 0.4));
  }

  @Test
  void certainDamageHitsEveryByte() {
    Damage all = new Damage(Plan.CLEAN.withBitErrors(1), SEED, 0);
    assertThat(arrived(all, new byte[] {0, 0x55, -1})).containsExactly(0xFF, 0xAA, 0);
    Damage none = new Damage(Plan.CLEAN.withLoss(1), SEED, 0);
    assertThat(arrived(none, SENT)).isEmpty();
  }

  @Test
  void theSeedAndTheDirectionDecide() {
    Plan bad = Plan.CLEAN.withBitErrors(1e-3).withLoss(1e-3).withInsertion(1e-3).withBursts(1e-4);
    byte[] first = arrived(new Damage(bad, SEED, 0), SENT);
    assertThat(arrived(new Damage(bad, SEED, 0), SENT)).isEqualTo(first);
    assertThat(arrived(new Damage(bad, SEED, 1), SENT)).isNotEqualTo(first);
    assertThat(arrived(new Damage(bad, SEED + 1, 0), SENT)).isNotEqualTo(first);
  }

  @Test
  void oneEffectLeavesTheChoicesOfAnotherInPlace() {
    Damage one = new Damage(Plan.CLEAN.withLoss(1e-2), SEED, 0);
    Damage both = new Damage(Plan.CLEAN.withLoss(1e-2).withBitErrors(1), SEED, 0);
    byte[] inverted = arrived(both, SENT);
    for (int i = 0; i < inverted.length; i++) {
      inverted[i] = (byte) ~inverted[i];
    }
    assertThat(inverted).as("seed %d", SEED).isEqualTo(arrived(one, SENT));
  }

  @Test
  void itHangsUpAfterItsBytesAndNotBefore() {
    Damage damage = new Damage(Plan.CLEAN.hangingUpAfter(3), SEED, 0);
    arrived(damage, new byte[2]);
    assertThat(damage.hangsUp()).isFalse();
    arrived(damage, new byte[1]);
    assertThat(damage.hangsUp()).isTrue();
  }

  private static byte[] arrived(Damage damage, byte[] sent) {
    byte[] arrived = new byte[sent.length * Damage.LARGEST_RESULT];
    int length = 0;
    for (byte value : sent) {
      length += damage.apply(value, arrived, length);
    }
    return Arrays.copyOf(arrived, length);
  }

  /** Five standard deviations of a count of rare events. */
  private static void isAbout(long counted, double expected) {
    assertThat((double) counted)
        .as("seed %d", SEED)
        .isCloseTo(expected, within(5 * Math.sqrt(expected)));
  }

  private static byte[] random() {
    byte[] bytes = new byte[LENGTH];
    new Random(SEED).nextBytes(bytes);
    return bytes;
  }
}
