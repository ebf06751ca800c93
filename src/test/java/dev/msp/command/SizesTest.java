package dev.msp.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.frame.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {

  @ParameterizedTest
  @CsvSource({
    "64KB, 64000",
    "10MB, 10000000",
    "1gb, 1000000000",
    "2KiB, 2048",
    "1MiB, 1048576",
    "3GiB, 3221225472",
    "1000B, 1000",
    "1000GB, 1000000000000"
  })
  void aSizeIsANumberAndItsUnit(String text, long bytes) throws Exception {
    assertThat(Types.SIZE.read(Bytes.utf8(text))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "10, needs a unit",
    "MB, is no size",
    "'', is no size",
    "10TB, has no unit of KB",
    "1.5MB, has no unit of KB",
    "-1MB, is no size",
    "999B, is less than 1KB",
    "1001GB, is more than 1000GB",
    "99999999999999999999GB, is more than 1000GB"
  })
  void whatIsNoneIsToldWhy(String text, String why) {
    assertThatThrownBy(() -> Types.SIZE.read(Bytes.utf8(text))).hasMessageContaining(why);
  }
}
