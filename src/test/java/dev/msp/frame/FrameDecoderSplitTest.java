package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in a stream does not depend on how it was cut, and is what the protocol says. */
class FrameDecoderSplitTest {

  private static Recording inRandomPieces(byte[] stream, int limit, Random random, int largest) {
    Recording recording = new Recording(limit);
    int at = 0;
    while (at < stream.length) {
      int length = Math.min(stream.length - at, 1 + random.nextInt(largest));
      recording.piece(stream, at, length, at);
      at += length;
    }
    return recording;
  }

  private static void check(Recording recording, byte[] stream, int limit, String how) {
    assertThat(recording.joined())
        .as("%s", how)
        .isEqualTo(ReferenceDecoder.decode(stream, limit, false));
    recording.end();
    assertThat(recording.joined())
        .as("%s, ended", how)
        .isEqualTo(ReferenceDecoder.decode(stream, limit, true));
    assertThat(recording.reported()).as("%s, all bytes", how).isEqualTo(stream);
    assertThat(recording.decoder.pending()).as("%s, pending", how).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 600, 40, 40",
    "2000, 300, 300, 64",
    "2000, 100, 100, 9",
    "400, 9000, 3000, 5000",
    "40, 60000, 20000, 30000"
  })
  void randomStreamsAreReadAsTheReferenceReadsThem(int seeds, int size, int limit, int largest) {
    for (int seed = 0; seed < seeds; seed++) {
      Random random = new Random(seed);
      byte[] stream = RandomStream.make(random, size, limit);
      check(new Recording(limit).feed(stream), stream, limit, "whole, seed " + seed);
      check(
          inRandomPieces(stream, limit, random, largest),
          stream,
          limit,
          "pieces up to " + largest + ", seed " + seed);
    }
  }

  @Test
  void everyPairOfCutsOfThreeFramesGivesTheSame() {
    byte[] stream =
        Bytes.hex("aa55000901114f4b9aaa55000801104141aa55000c0110c2aa55c2aa2d").toArray();
    List<Event> whole = ReferenceDecoder.decode(stream, 65535, false);
    assertThat(whole).hasSize(3);
    for (int first = 0; first <= stream.length; first++) {
      for (int second = first; second <= stream.length; second++) {
        Recording recording = new Recording(65535);
        recording.piece(stream, 0, first, 0);
        recording.piece(stream, first, second - first, 0);
        recording.piece(stream, second, stream.length - second, 0);
        assertThat(recording.events).as("cut at %d and %d", first, second).isEqualTo(whole);
      }
    }
  }

  @Test
  void everyChunkSizeGivesTheSame() {
    for (int seed = 0; seed < 10; seed++) {
      byte[] stream = RandomStream.make(new Random(seed), 800, 200);
      for (int chunk = 1; chunk <= stream.length; chunk++) {
        Recording recording = new Recording(200).feed(stream, chunk, 0);
        check(recording, stream, 200, "pieces of " + chunk + ", seed " + seed);
      }
    }
  }

  @Test
  void noiseIsReportedAtOnceAndOnlyWhatMayBeAFrameIsHeld() {
    for (int seed = 0; seed < 200; seed++) {
      byte[] stream = RandomStream.make(new Random(seed), 400, 100);
      Recording recording = new Recording(100);
      for (int at = 0; at < stream.length; at++) {
        recording.piece(stream, at, 1, at);
        byte[] soFar = Arrays.copyOf(stream, at + 1);
        int judged =
            ReferenceDecoder.decode(soFar, 100, false).stream()
                .mapToInt(e -> e.raw().length())
                .sum();
        assertThat(recording.reported()).as("seed %d, byte %d", seed, at).hasSize(judged);
        assertThat(recording.decoder.pending())
            .as("seed %d, byte %d", seed, at)
            .isEqualTo(judged < soFar.length);
      }
    }
  }
}
