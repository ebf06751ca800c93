package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTripTimeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.00 ms",
    "9999, 0.00 ms",
    "10000, 0.01 ms",
    "80000, 0.08 ms",
    "1000000, 1.00 ms",
    "1050000, 1.05 ms",
    "9999999, 9.99 ms",
    "10000000, 10 ms",
    "12345678, 12 ms",
    "999999999, 999 ms",
    "1000000000, 1.0 s",
    "1250000000, 1.2 s",
    "59999999999, 59.9 s",
    "3600000000000, 3600.0 s"
  })
  void hasTheUnitThatAPersonReadsBest(long nanos, String expected) {
    assertThat(RoundTripTime.of(nanos)).isEqualTo(expected);
  }
}
