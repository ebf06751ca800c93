package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RoundTripsTest {

  private static final double[] PERCENTS = {0, 50, 99, 100};

  private final RoundTrips times = new RoundTrips();

  @Test
  void withoutAnyTimeThePercentilesAreZero() {
    for (double percent : PERCENTS) {
      assertThat(times.percentileMicros(percent)).isZero();
    }
    assertThat(times.count()).isZero();
  }

  @Test
  void upToSixteenTimesPercentilesAreExact() {
    for (int i = 16; i >= 1; i--) {
      times.add(i * 1_234_567L);
    }
    times.flush();
    assertThat(times.count()).isEqualTo(16);
    assertThat(times.percentileMicros(0)).isEqualTo(1_234);
    assertThat(times.percentileMicros(50)).isEqualTo(8 * 1_234_567L / 1_000);
    assertThat(times.percentileMicros(51)).isEqualTo(9 * 1_234_567L / 1_000);
    assertThat(times.percentileMicros(99)).isEqualTo(16 * 1_234_567L / 1_000);
    assertThat(times.percentileMicros(100)).isEqualTo(16 * 1_234_567L / 1_000);
  }

  @Test
  void fromTheSeventeenthOnTheyAreGoodToTwoDigitsAndTheFirstStillCount() {
    for (int i = 1; i <= 1_000; i++) {
      times.add(i * 1_000_000L);
    }
    times.flush();
    assertThat(times.count()).isEqualTo(1_000);
    assertThat(times.percentileMicros(1)).isCloseTo(10_000, Percentage.withPercentage(1));
    assertThat(times.percentileMicros(50)).isCloseTo(500_000, Percentage.withPercentage(1));
    assertThat(times.percentileMicros(99)).isCloseTo(990_000, Percentage.withPercentage(1));
    assertThat(times.percentileMicros(100)).isCloseTo(1_000_000, Percentage.withPercentage(1));
  }

  @Test
  void timesBelowOneMicrosecondAndAboveOneHourAreTakenAsThose() {
    times.add(1);
    times.flush();
    assertThat(times.percentileMicros(100)).isEqualTo(1);
    times.add(Long.MAX_VALUE);
    times.flush();
    assertThat(times.percentileMicros(100)).isEqualTo(3_600_000_000L);
    for (int i = 0; i < 20; i++) {
      times.add(Long.MAX_VALUE);
    }
    times.flush();
    assertThat(times.percentileMicros(100)).isCloseTo(3_600_000_000L, Percentage.withPercentage(1));
  }
}
