package dev.msp.transport.serial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineClockTest {

  /** 1 ms a byte. */
  private static final LineSettings SLOW =
      new LineSettings(10_000, 8, 'N', "1", LineSettings.Flow.NONE);

  private static final long MILLI = 1_000_000;

  private final LineClock clock = new LineClock();

  @Test
  void aLineThatWasNotUsedNeedsNoTime() {
    assertThat(clock.left(5)).isZero();
  }

  @Test
  void aLineNeedsTheTimeOfItsBytesAndAMargin() {
    clock.wrote(20, SLOW, 100 * MILLI);
    assertThat(clock.left(100 * MILLI)).isEqualTo(20 * MILLI + LineClock.MARGIN);
    assertThat(clock.left(115 * MILLI)).isEqualTo(5 * MILLI + LineClock.MARGIN);
    assertThat(clock.left(120 * MILLI + LineClock.MARGIN)).isZero();
    assertThat(clock.left(900 * MILLI)).isZero();
  }

  @Test
  void bytesQueueBehindEachOther() {
    clock.wrote(20, SLOW, 100 * MILLI);
    clock.wrote(10, SLOW, 110 * MILLI);
    assertThat(clock.left(110 * MILLI)).isEqualTo(20 * MILLI + LineClock.MARGIN);
    clock.wrote(1, SLOW, 500 * MILLI);
    assertThat(clock.left(500 * MILLI)).isEqualTo(MILLI + LineClock.MARGIN);
  }

  @Test
  void noMoreIsOnItsWayThanADriverHolds() {
    clock.wrote(10_000_000, SLOW, 0);
    assertThat(clock.left(0)).isEqualTo(LineClock.QUEUE * MILLI + LineClock.MARGIN);
  }
}
