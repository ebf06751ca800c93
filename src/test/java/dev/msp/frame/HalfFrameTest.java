package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.msp.frame.HalfFrame.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the protocol for half frames. */
class HalfFrameTest {

  @Test
  void onTcpAHalfFrameFailsTenSecondsAfterItsFirstByte() {
    assertThat(HalfFrame.onTcp()).isEqualTo(new HalfFrame(Kind.AGE, 10_000_000_000L));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 200000000000",
    "300, 666666666",
    "3999, 50012503",
    "4000, 50000000",
    "9600, 50000000",
    "115200, 50000000",
    "2147483647, 50000000"
  })
  void onSerialItFailsAfterTwentyByteTimesOfQuietAndNotBefore50Milliseconds(int baud, long nanos) {
    assertThat(HalfFrame.onSerial(baud)).isEqualTo(new HalfFrame(Kind.QUIET, nanos));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aLineWithoutBaudIsRefused(int baud) {
    assertThatIllegalArgumentException().isThrownBy(() -> HalfFrame.onSerial(baud));
  }

  @Test
  void noTimeAtAllIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new HalfFrame(Kind.AGE, 0));
  }
}
