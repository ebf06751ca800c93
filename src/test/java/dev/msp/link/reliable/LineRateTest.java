package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When frames are handed to a serial port: MSP protocol, section 4.3, rule 6. */
class LineRateTest {

  private static final long MILLI = 1_000_000L;

  @ParameterizedTest
  @ValueSource(longs = {9600, 57_600, 115_200, 460_800})
  void aTimerThatComes16MillisecondsLateLeavesNoGapOnTheLine(long baud) {
    LineRate line = new LineRate(baud);
    long left = line.sent(ReliableConfig.serialMtu(baud), 0);
    long due = line.freeAt();
    assertThat(line.isFree(due)).isTrue();
    assertThat(due + 16 * MILLI).isLessThanOrEqualTo(left);
  }

  @ParameterizedTest
  @ValueSource(longs = {9600, 115_200, 921_600, 3_000_000})
  void noMoreThanHalfALongestFrameWaitsInTheDriver(long baud) {
    LineRate line = new LineRate(baud);
    int longest = ReliableConfig.serialMtu(baud);
    long left = line.sent(longest, 0);
    assertThat(line.isFree(left - longest * 10_000 * MILLI / baud / 2 - 1)).isFalse();
  }

  @Test
  void aWireWithoutARateIsAlwaysFree() {
    LineRate line = new LineRate(0);
    assertThat(line.sent(1_000_000, 5)).isEqualTo(5);
    assertThat(line.isFree(5)).isTrue();
  }
}
