package dev.msp.command.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {

  @ParameterizedTest
  @CsvSource({
    "-1, 5s",
    "0, 5s",
    "2500, 5s",
    "2501, 10s",
    "15000, 30s",
    "15001, 1m",
    "1800000, 1h",
    "9000000, 5h",
    "9000001, 24h",
    "99999999, 24h"
  })
  void atLeastTwiceTheTimeIsWaitedAndAtLeastFiveSeconds(long millis, String written) {
    assertThat(Expectation.patience(millis * 1_000)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "dev, DEV_PASSWORD",
    "tcp://127.0.0.1:9009, TCP_127_0_0_1_9009_PASSWORD",
    "7, _7_PASSWORD",
    "é, PASSWORD",
    "'', PASSWORD"
  })
  void thePasswordOfASessionHasAVariable(String session, String variable) {
    assertThat(StepText.variable(session)).isEqualTo(variable);
  }
}
