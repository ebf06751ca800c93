package dev.msp.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.session.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a file that goes out over a slow line. */
class MeterTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long TOTAL = 100_000;
  private static final long BUFFERS = 40_000;
  private static final long LINE = 1_000;

  private final List<Progress> told = new ArrayList<>();
  private long now;

  private final Clock clock =
      new Clock() {
        @Override
        public long nanos() {
          return now;
        }

        @Override
        public long micros(long nanos) {
          return nanos / 1000;
        }
      };

  /** Fills the buffers at once; then it goes on as the line does. */
  private Meter afterSeconds(int seconds) {
    Meter meter = new Meter("f", true, TOTAL, clock, told::add);
    meter.begin(0);
    for (int i = 1; i <= seconds; i++) {
      now += SECOND;
      meter.moved(BUFFERS + i * LINE, () -> BUFFERS);
    }
    return meter;
  }

  @Test
  void bytesThatWaitInBuffersAreNotTold() {
    afterSeconds(5);
    assertThat(told)
        .extracting(Progress::done)
        .containsExactly(0L, 1_000L, 2_000L, 3_000L, 4_000L, 5_000L);
  }

  @Test
  void rateIsThatOfTheLineFromTheBeginning() {
    afterSeconds(5);
    assertThat(told.subList(1, told.size()))
        .allSatisfy(progress -> assertThat(progress.rate()).isEqualTo(LINE));
  }

  @Test
  void whatWasToldIsNeverTakenBack() {
    Meter meter = afterSeconds(5);
    now += SECOND;
    meter.moved(BUFFERS + 6_000, () -> BUFFERS + 6_000);
    assertThat(told.get(told.size() - 1).done()).isEqualTo(5_000);
  }

  @Test
  void whatWasHandedOnCountsAsSent() {
    assertThat(afterSeconds(5).sent()).isEqualTo(BUFFERS + 5_000);
  }
}
