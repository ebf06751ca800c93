package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sum of eight bytes at a time is the sum of the bytes. */
class ChecksumTest {

  private static final int LONGEST = 2100;

  private static int oneByOne(byte[] a, int offset, int length) {
    int sum = 0;
    for (int i = offset; i < offset + length; i++) {
      sum = (sum + (a[i] & 0xFF)) % 256;
    }
    return sum;
  }

  private static void checkAllRanges(byte[] a, String what) {
    for (int offset = 0; offset <= 17; offset++) {
      int expected = 0;
      for (int length = 0; length <= LONGEST; length++) {
        if (Checksum.sum(a, offset, length) != expected) {
          assertThat(Checksum.sum(a, offset, length))
              .as("%s, %d bytes from %d on", what, length, offset)
              .isEqualTo(expected);
        }
        expected = (expected + (a[offset + length] & 0xFF)) % 256;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x01, 0x7F, 0x80, 0xAA, 0xFF})
  void equalBytesOfEveryLengthAtEveryOffsetAreSummed(int value) {
    byte[] a = new byte[LONGEST + 18];
    Arrays.fill(a, (byte) value);
    checkAllRanges(a, "all " + value);
  }

  @Test
  void randomBytesOfEveryLengthAtEveryOffsetAreSummed() {
    for (long seed = 0; seed < 5; seed++) {
      byte[] a = new byte[LONGEST + 18];
      new Random(seed).nextBytes(a);
      checkAllRanges(a, "seed " + seed);
    }
  }

  @Test
  void bytesBeforeAndBehindTheRangeDoNotCount() {
    for (int size = 0; size < 40; size++) {
      byte[] a = new byte[size];
      Arrays.fill(a, (byte) 0xFF);
      for (int from = 0; from <= size; from++) {
        for (int to = from; to <= size; to++) {
          Arrays.fill(a, from, to, (byte) 3);
          assertThat(Checksum.sum(a, from, to - from)).isEqualTo(3 * (to - from));
          Arrays.fill(a, from, to, (byte) 0xFF);
        }
      }
    }
  }

  @Test
  void theLargestPayloadIsSummed() {
    byte[] a = new byte[Frame.MAX_PAYLOAD];
    Arrays.fill(a, (byte) 0xFF);
    assertThat(Checksum.sum(a, 0, a.length)).isEqualTo(oneByOne(a, 0, a.length));
    new Random(1).nextBytes(a);
    assertThat(Checksum.sum(a, 0, a.length)).isEqualTo(oneByOne(a, 0, a.length));
  }

  @Test
  void aRangeOutsideTheArrayIsRefused() {
    byte[] a = new byte[8];
    assertThatThrownBy(() -> Checksum.sum(a, 0, 9)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Checksum.sum(a, -1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Checksum.sum(a, 1, -1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
