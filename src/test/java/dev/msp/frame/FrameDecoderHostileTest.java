package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.msp.frame.Fault.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a peer sends hides a good frame, makes the decoder throw, or keeps it busy. */
class FrameDecoderHostileTest {

  private static final Bytes GOOD = Bytes.hex("aa55000901104f4b9a");

  /** A decoder of quadratic cost would need many minutes for a stream. */
  private static final Duration HANG = Duration.ofSeconds(60);

  private static final int MEBIBYTES_4 = 4 << 20;

  private static Bytes header(int length) {
    return Bytes.copyOf(new byte[] {(byte) 0xAA, 0x55, (byte) (length >> 8), (byte) length});
  }

  @Test
  void everyLengthIsTakenOrRefusedAndGoodFramesBehindItAreDelivered() {
    for (int length = 0; length <= 65535; length++) {
      byte[] bytes = header(length).plus(GOOD).plus(GOOD).toArray();
      for (int limit : new int[] {65535, 1024}) {
        Recording recording = new Recording(limit).feed(bytes);
        boolean refused = length < 7 || length > limit;
        if (refused) {
          assertThat(recording.faults()).containsExactly(new Fault(Kind.LENGTH, length, limit));
          assertThat(recording.frames()).hasSize(2);
        } else if (length > bytes.length) {
          assertThat(recording.events).isEmpty();
        }
        recording.end();
        assertThat(recording.frames()).as("LENGTH %d", length).hasSizeGreaterThan(0);
        assertThat(recording.joined()).isEqualTo(ReferenceDecoder.decode(bytes, limit, true));
        assertThat(recording.reported()).isEqualTo(bytes);
      }
    }
  }

  @Test
  void everyValueOfEveryHeaderByteIsReadAsTheProtocolSays() {
    for (int place = 0; place < 6; place++) {
      for (int value = 0; value < 256; value++) {
        byte[] bytes = GOOD.plus(GOOD).toArray();
        bytes[place] = (byte) value;
        for (int chunk : new int[] {1, 5, bytes.length}) {
          Recording recording = new Recording(300).feed(bytes, chunk, 0).end();
          assertThat(recording.joined())
              .as("byte %d = %d, pieces of %d", place, value, chunk)
              .isEqualTo(ReferenceDecoder.decode(bytes, 300, true));
          assertThat(recording.frames()).contains(GOOD);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 100, 1000, 1023, 1024})
  void goodFramesBehindAForgedLengthAreDeliveredWithinTheLimit(int length) {
    Recording recording = new Recording(1024).feed(header(length).toArray());
    int sent = 4;
    while (recording.frames().isEmpty() && sent <= 1024) {
      recording.feed(GOOD.toArray());
      sent += GOOD.length();
    }
    assertThat(recording.frames()).isNotEmpty().allMatch(GOOD::equals);
    assertThat(recording.reported()).startsWith(header(length).toArray());
  }

  @Test
  void syncAtEveryPlaceOfAPayloadLosesNothing() {
    for (int place = 0; place < 40; place++) {
      for (String forged : List.of("aa55", "aa550009", "aa55ffff", "aa550007011000")) {
        byte[] payload = new byte[50];
        Bytes.hex(forged).copyTo(payload, place);
        Bytes frame = FrameEncoder.encode(new Frame(1, 16, Bytes.copyOf(payload)));
        byte[] stream = frame.plus(frame).toArray();
        for (int chunk = 1; chunk <= stream.length; chunk++) {
          assertThat(new Recording(65535).feed(stream, chunk, 0).events)
              .containsExactly(new Event.Good(frame), new Event.Good(frame));
        }
      }
    }
  }

  static List<String> storms() {
    return List.of(
        "aa55ffff",
        "aa55aa55",
        "aa",
        "aa5500",
        "aa550010",
        "aa55003f",
        "aa550400",
        "aa55ffaa",
        "aa550007",
        "aa550000",
        "aa55fffe00000000000000000000",
        "55aa",
        "00");
  }

  private static byte[] repeat(byte[] unit) {
    byte[] stream = new byte[MEBIBYTES_4];
    for (int i = 0; i < stream.length; i++) {
      stream[i] = unit[i % unit.length];
    }
    return stream;
  }

  @ParameterizedTest
  @MethodSource("storms")
  void aStormOfFalseFramesIsWorkedThroughAndReported(String unit) {
    byte[] stream = repeat(Bytes.hex(unit).toArray());
    assertTimeoutPreemptively(
        HANG,
        () -> {
          checkTotals(stream, 65535, stream.length);
          checkTotals(stream, 65535, 65536);
          checkTotals(stream, 65535, 1000);
          checkTotals(stream, 1024, 65536);
          checkTotals(stream, 65535, 3);
        });
  }

  @Test
  void randomBytesAreWorkedThroughAndReported() {
    byte[] stream = new byte[MEBIBYTES_4];
    new Random(11).nextBytes(stream);
    assertTimeoutPreemptively(
        HANG,
        () -> {
          checkTotals(stream, 65535, stream.length);
          checkTotals(stream, 65535, 1000);
        });
  }

  /** Checks that every byte is reported where it stands. */
  private static void checkTotals(byte[] stream, int limit, int chunk) {
    FrameDecoder decoder = new FrameDecoder(limit, HalfFrame.onTcp());
    int reported = 0;
    for (int at = 0; at < stream.length; at += chunk) {
      decoder.input(stream, at, Math.min(chunk, stream.length - at), at);
      reported = drain(decoder, stream, reported);
    }
    decoder.end();
    assertThat(drain(decoder, stream, reported)).isEqualTo(stream.length);
  }

  private static int drain(FrameDecoder decoder, byte[] stream, int reported) {
    int at = reported;
    while (decoder.next() != FrameDecoder.Result.NEED_MORE) {
      int length = decoder.length();
      if (!Arrays.equals(
          decoder.array(), decoder.offset(), decoder.offset() + length, stream, at, at + length)) {
        assertThat(decoder.raw()).as("at %d", at).isEqualTo(Bytes.copyOf(stream, at, length));
      }
      at += length;
    }
    return at;
  }
}
