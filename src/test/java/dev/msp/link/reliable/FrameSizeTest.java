package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long frames are on a line that damages some: MSP protocol, section 4.3, rule 4. */
class FrameSizeTest {

  private static final int GREATEST = 2000;

  @Test
  void theFirstOnesAreAsLongAsItIsSaidAndALossShortensThem() {
    assertThat(new FrameSize(128, GREATEST, 20).data()).isEqualTo(128);
    FrameSize size = new FrameSize(GREATEST, GREATEST, 20);
    assertThat(size.data()).isEqualTo(GREATEST);
    size.lost(GREATEST);
    assertThat(size.data()).isLessThan(GREATEST);
  }

  @ParameterizedTest(name = "{0} bytes of overhead, bit errors {1}")
  @CsvSource({"20, 1e-4", "32, 1e-4", "20, 1e-5", "32, 1e-5", "20, 3e-4", "32, 3e-4"})
  void theyGetAsLongAsCarriesMost(int overhead, double bitErrors) {
    FrameSize size = new FrameSize(FrameSize.FIRST, GREATEST, overhead);
    double due = 0;
    for (int frame = 0; frame < 50_000; frame++) {
      due += 1 - arriving(overhead + size.data(), bitErrors);
      if (due >= 1) {
        due--;
        size.lost(size.data());
      } else {
        size.received(size.data());
      }
    }
    assertThat(size.data()).isCloseTo(best(overhead, bitErrors), Percentage.withPercentage(10));
  }

  private static int best(int overhead, double bitErrors) {
    int best = 1;
    for (int data = 1; data <= GREATEST; data++) {
      if (carried(data, overhead, bitErrors) > carried(best, overhead, bitErrors)) {
        best = data;
      }
    }
    return best;
  }

  /** Returns the share of the line that is left for data. */
  private static double carried(int data, int overhead, double bitErrors) {
    return arriving(data + overhead, bitErrors) * data / (data + overhead);
  }

  /** Returns the share of frames that arrive. */
  private static double arriving(int length, double bitErrors) {
    return Math.pow(1 - bitErrors, 8.0 * length);
  }
}
