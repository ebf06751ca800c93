package dev.msp.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a file that is stored. */
class StoredTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a|1|1|0|a, 1 byte",
        "a|0|0|0|a, 0 bytes",
        "b|691200|691200|999999999|a as b, 691200 bytes",
        "a|691200|691200|61440000000|a, 691200 bytes, in 1:01 min, 11.3 kB/s",
        "a|691200|0|0|a, 691200 bytes, of which 0 were missing",
        "b|20000|5000|2500000000|a as b, 20000 bytes, of which 5000 were missing, in 2.5 s, 2000 B/s",
      })
  void aLineTellsNamesLengthAndWhatTookASecondOrMore(
      String storedAs, long size, long moved, long nanos, String line) {
    assertThat(StoredText.of(new TransferEvents.Stored("a", storedAs, true, size, moved, nanos)))
        .isEqualTo(line);
  }
}
