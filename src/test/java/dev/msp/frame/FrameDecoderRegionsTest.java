package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Fault.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How skipped bytes are put together and named. */
class FrameDecoderRegionsTest {

  private static final Bytes GOOD = Bytes.hex("aa55000901104f4b9a");

  private static Event.Bad bad(String hex, Kind kind, int stated, int actual) {
    return new Event.Bad(Bytes.hex(hex), new Fault(kind, stated, actual));
  }

  private static List<Event> read(int limit, String hex) {
    return new Recording(limit).feed(Bytes.hex(hex).toArray()).events;
  }

  @Test
  void noiseIsOneRegionUpToTheNextFrame() {
    assertThat(read(100, "0055aaff0102" + GOOD.toHex() + "03"))
        .containsExactly(
            bad("0055aaff0102", Kind.NOISE, 0, 0),
            new Event.Good(GOOD),
            bad("03", Kind.NOISE, 0, 0));
  }

  @Test
  void aRefusedLengthTakesInItsFourBytesAndNoiseBehindItIsNoise() {
    assertThat(read(100, "aa5500650110ff"))
        .containsExactly(bad("aa550065", Kind.LENGTH, 101, 100), bad("0110ff", Kind.NOISE, 0, 0));
    assertThat(read(100, "aa5500060110ff"))
        .containsExactly(bad("aa550006", Kind.LENGTH, 6, 100), bad("0110ff", Kind.NOISE, 0, 0));
  }

  @Test
  void refusedLengthsThatTouchOrOverlapAreOneRegion() {
    assertThat(read(100, "aa55ffffaa55fffe00"))
        .containsExactly(
            bad("aa55ffffaa55fffe", Kind.LENGTH, 0xFFFF, 100), bad("00", Kind.NOISE, 0, 0));
    assertThat(read(100, "aa55aa55aa55000000"))
        .containsExactly(
            bad("aa55aa55aa550000", Kind.LENGTH, 0xAA55, 100), bad("00", Kind.NOISE, 0, 0));
    assertThat(read(100, "aa5566aa55770000"))
        .containsExactly(
            bad("aa5566aa557700", Kind.LENGTH, 0x66AA, 100), bad("00", Kind.NOISE, 0, 0));
  }

  @Test
  void aGoodFrameThatOverlapsARefusedLengthIsFound() {
    assertThat(read(100, "aa55" + GOOD.toHex()))
        .containsExactly(bad("aa55", Kind.LENGTH, 0xAA55, 100), new Event.Good(GOOD));
    assertThat(read(100, "aa55ff" + GOOD.toHex()))
        .containsExactly(bad("aa55ff", Kind.LENGTH, 0xFFAA, 100), new Event.Good(GOOD));
    assertThat(read(100, "aa55ffff" + GOOD.toHex()))
        .containsExactly(bad("aa55ffff", Kind.LENGTH, 0xFFFF, 100), new Event.Good(GOOD));
  }

  @Test
  void aWrongCrcTakesInTheWholeFrame() {
    assertThat(read(100, "aa550010011048656c6c6f204d535005" + GOOD.toHex()))
        .containsExactly(
            bad("aa550010011048656c6c6f204d535005", Kind.CHECKSUM, 5, 4), new Event.Good(GOOD));
  }

  @Test
  void twoWrongCrcsAreTwoRegions() {
    assertThat(read(100, "aa55000801104142aa55000801104143"))
        .containsExactly(
            bad("aa55000801104142", Kind.CHECKSUM, 0x42, 0x41),
            bad("aa55000801104143", Kind.CHECKSUM, 0x43, 0x41));
  }

  @Test
  void falseFramesAndRefusedLengthsInsideADamagedOneBelongToIt() {
    String damaged =
        "aa550014" + "0110" + "aa55ffff" + "aa550008" + "00" + "00" + "aa55" + "99" + "00";
    assertThat(read(100, damaged + GOOD.toHex()))
        .containsExactly(bad(damaged, Kind.CHECKSUM, 0x00, 0x9C), new Event.Good(GOOD));
  }

  @Test
  void aGoodFrameInsideADamagedOneIsDelivered() {
    String outer = "aa550014011001" + GOOD.toHex() + "02030405";
    assertThat(read(100, outer))
        .containsExactly(
            bad("aa550014011001", Kind.CHECKSUM, 5, sum(outer)),
            new Event.Good(GOOD),
            bad("02030405", Kind.NOISE, 0, 0));
  }

  private static int sum(String frame) {
    byte[] bytes = Bytes.hex(frame).toArray();
    int sum = 0;
    for (int i = 6; i < bytes.length - 1; i++) {
      sum += bytes[i] & 0xFF;
    }
    return sum % 256;
  }

  @Test
  void aDamagedFrameIsReportedBeforeTheUnfinishedOneThatItHoldsIsWaitedFor() {
    Recording recording = new Recording(100).feed(Bytes.hex("aa55000a0110aa55000a").toArray());
    assertThat(recording.events).containsExactly(bad("aa55000a0110", Kind.CHECKSUM, 0x0A, 0xFF));
    assertThat(recording.decoder.pending()).isTrue();
    recording.feed(Bytes.hex("0110010203").toArray());
    assertThat(recording.events).hasSize(1);
    recording.feed(Bytes.hex("06").toArray());
    assertThat(recording.frames()).containsExactly(Bytes.hex("aa55000a0110010203" + "06"));
  }

  @Test
  void whatDoesNotEndIsIncompleteUpToItsDeclaredEnd() {
    Recording recording = new Recording(100).feed(Bytes.hex("aa55001001104865").toArray()).end();
    assertThat(recording.events).containsExactly(bad("aa55001001104865", Kind.INCOMPLETE, 16, 8));
  }

  @Test
  void aHeaderThatDoesNotComeIsIncompleteWithoutLength() {
    for (String part : List.of("aa", "aa55", "aa5500")) {
      Recording recording = new Recording(100).feed(Bytes.hex(part).toArray()).end();
      assertThat(recording.events)
          .containsExactly(bad(part, Kind.INCOMPLETE, 0, part.length() / 2));
    }
  }

  @Test
  void everythingHeldFailsAtTheEndAndGoodFramesInsideAreDelivered() {
    Recording recording =
        new Recording(100)
            .feed(Bytes.hex("aa5500600110aa5500" + GOOD.toHex() + "aa550060aa").toArray());
    assertThat(recording.events).isEmpty();
    recording.end();
    assertThat(recording.events)
        .containsExactly(
            bad("aa5500600110aa5500", Kind.INCOMPLETE, 0x60, 23),
            new Event.Good(GOOD),
            bad("aa550060aa", Kind.INCOMPLETE, 0x60, 5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65534, 65535, 65536, 200_000})
  void noRegionIsLongerThan65535Bytes(int size) {
    byte[] noise = new byte[size];
    Recording recording = new Recording(65535).feed(noise);
    assertThat(recording.reported()).isEqualTo(noise);
    assertThat(recording.events).hasSize((size + 65534) / 65535);
    byte[] refused = new byte[size * 4];
    for (int i = 0; i < refused.length; i += 4) {
      refused[i] = (byte) 0xAA;
      refused[i + 1] = 0x55;
    }
    recording = new Recording(65535).feed(refused);
    assertThat(recording.reported()).isEqualTo(refused);
    assertThat(recording.faults().get(0)).isEqualTo(new Fault(Kind.LENGTH, 0, 65535));
    assertThat(recording.events).hasSizeLessThan(size * 4 / 65535 * 2 + 2);
  }

  @Test
  void noiseIsHandedOutWithTheInputThatBroughtIt() {
    Recording recording = new Recording(100);
    recording.feed(Bytes.hex("0102aa").toArray());
    assertThat(recording.events).containsExactly(bad("0102", Kind.NOISE, 0, 0));
    recording.feed(Bytes.hex("03").toArray());
    assertThat(recording.reported()).isEqualTo(Bytes.hex("0102aa03").toArray());
    assertThat(recording.decoder.pending()).isFalse();
  }

  @Test
  void falseFramesFarApartInALongCarryAreAllReported() {
    byte[] stream = new byte[300_000];
    Arrays.fill(stream, (byte) 0x7E);
    for (int at = 0; at + 4 < stream.length; at += 9973) {
      Bytes.hex("aa55fde8").copyTo(stream, at);
    }
    for (int chunk : new int[] {999, 10_000, 65_536}) {
      Recording recording = new Recording(65535).feed(stream, chunk, 0);
      assertThat(recording.joined()).isEqualTo(ReferenceDecoder.decode(stream, 65535, false));
      recording.end();
      assertThat(recording.reported()).isEqualTo(stream);
    }
  }
}
