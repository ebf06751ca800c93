package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.msp.frame.Vectors.Vector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the encoder writes is what the reference writes. */
class FrameEncoderTest {

  static List<Vector> vectors() {
    return Vectors.valid();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void aFrameIsWrittenAsTheReferenceWritesIt(Vector vector) {
    Frame frame = new Frame(vector.version(), vector.type(), vector.payload());
    assertThat(FrameEncoder.encode(frame)).isEqualTo(vector.bytes());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void aFrameIsWrittenAnywhereAndNothingBesideIt(Vector vector) {
    byte[] payload = Bytes.hex("ffffff").plus(vector.payload()).toArray();
    int length = vector.payload().length();
    byte[] target = new byte[5 + length + 7 + 4];
    Arrays.fill(target, (byte) 0x5C);
    int written =
        FrameEncoder.encode(vector.version(), vector.type(), payload, 3, length, target, 5);
    assertThat(written).isEqualTo(length + 7);
    Bytes expected = Bytes.hex("5c5c5c5c5c").plus(vector.bytes()).plus(Bytes.hex("5c5c5c5c"));
    assertThat(Bytes.copyOf(target)).isEqualTo(expected);
  }

  @Test
  void aPayloadMayAlreadyStandInItsPlace() {
    byte[] buffer = Bytes.hex("0000000000004f4b00").toArray();
    FrameEncoder.encode(1, FrameType.ACK, buffer, 6, 2, buffer, 0);
    assertThat(Bytes.copyOf(buffer)).isEqualTo(Bytes.hex("aa55000901114f4b9a"));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 16, 0, 4, 0, VERSION -1",
    "256, 16, 0, 4, 0, VERSION 256",
    "1, -1, 0, 4, 0, TYPE -1",
    "1, 256, 0, 4, 0, TYPE 256",
    "1, 16, -1, 4, 0, payload -1+4 of 10 bytes",
    "1, 16, 0, -1, 0, payload 0+-1 of 10 bytes",
    "1, 16, 7, 4, 0, payload 7+4 of 10 bytes",
    "1, 16, 2147483647, 4, 0, payload 2147483647+4 of 10 bytes",
    "1, 16, 0, 65529, 0, over the 65528 of a frame",
    "1, 16, 0, 2147483647, 0, over the 65528 of a frame",
    "1, 16, 0, 4, -1, does not fit at -1 of 20",
    "1, 16, 0, 4, 10, does not fit at 10 of 20",
    "1, 16, 0, 4, 2147483647, does not fit at 2147483647 of 20",
  })
  void whatNoFrameCanHoldIsRefusedAndNothingWritten(
      int version, int type, int offset, int length, int at, String message) {
    byte[] target = new byte[20];
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> FrameEncoder.encode(version, type, new byte[10], offset, length, target, at))
        .withMessageContaining(message);
    assertThat(target).containsOnly(0);
  }
}
