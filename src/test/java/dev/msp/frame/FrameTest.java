package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.msp.frame.Fault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A frame holds what the wire can carry; types and faults have words for people. */
class FrameTest {

  @Test
  void theLargestAndTheSmallestFrameHaveTheirLength() {
    assertThat(new Frame(0, 0, Bytes.EMPTY).length()).isEqualTo(7);
    assertThat(new Frame(255, 255, Bytes.copyOf(new byte[65528])).length()).isEqualTo(65535);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0", "256, 0, 0", "0, -1, 0", "0, 256, 0", "0, 0, 65529"})
  void whatTheWireCannotCarryIsRefused(int version, int type, int payload) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Frame(version, type, Bytes.copyOf(new byte[payload])));
  }

  @ParameterizedTest
  @CsvSource({
    "0x10, DATA",
    "0x11, ACK",
    "0x20, ENCRYPTED DATA",
    "0x30, HELLO",
    "0x31, NOISE",
    "0x32, LINK",
    "0x33, SEAL",
    "0x00, 0x00",
    "0x7f, 0x7F",
    "0xff, 0xFF"
  })
  void typesHaveTheNamesOfTheProtocol(String type, String name) {
    assertThat(FrameType.name(Integer.decode(type))).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NOISE | 0 | 0 | no frame",
        "LENGTH | 6 | 1024 | LENGTH 6, smallest is 7",
        "LENGTH | 1025 | 1024 | LENGTH 1025, limit is 1024",
        "CHECKSUM | 79 | 81 | CRC 4F, computed 51",
        "INCOMPLETE | 16 | 8 | 8 of 16 bytes, then silence",
        "INCOMPLETE | 0 | 3 | 3 of the first 4 bytes, then silence"
      })
  void aFaultIsDescribedInOnePhrase(Kind kind, int stated, int actual, String phrase) {
    assertThat(new Fault(kind, stated, actual).describe()).isEqualTo(phrase);
  }
}
