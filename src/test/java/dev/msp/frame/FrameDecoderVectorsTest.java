package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Fault.Kind;
import dev.msp.frame.Vectors.Vector;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds the frames of the reference to the decoder in every way a stream can bring them. */
class FrameDecoderVectorsTest {

  private static final Bytes NOISE = Bytes.hex("00ff55aa01aaaa5500065541aa");

  static List<Vector> valid() {
    return Vectors.valid();
  }

  static List<Vector> damaged() {
    return Vectors.damaged();
  }

  /** Every size for short frames; for long ones the small ones and those around the edges. */
  private static Set<Integer> chunkSizes(int length) {
    Set<Integer> sizes = new TreeSet<>();
    for (int size = 1; size <= Math.min(length, 1100); size++) {
      sizes.add(size);
    }
    for (int size = Math.max(1, length - 9); size <= length; size++) {
      sizes.add(size);
    }
    return length > 2000 ? new TreeSet<>(Set.of(1, 2, 3, 5, 7, 64, 1024, 65534, 65535)) : sizes;
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aWholeFrameIsReadAsTheReferenceMadeIt(Vector vector) {
    FrameDecoder decoder = new FrameDecoder(65535, HalfFrame.onTcp());
    byte[] bytes = vector.bytes().toArray();
    decoder.input(bytes, 0, bytes.length, 0);
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.FRAME);
    assertThat(decoder.array()).isSameAs(bytes);
    assertThat(decoder.offset()).isZero();
    assertThat(decoder.length()).isEqualTo(bytes.length);
    assertThat(decoder.payloadOffset()).isEqualTo(6);
    assertThat(decoder.payloadLength()).isEqualTo(vector.payload().length());
    assertThat(decoder.frame())
        .isEqualTo(new Frame(vector.version(), vector.type(), vector.payload()));
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.NEED_MORE);
    assertThat(decoder.pending()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aFrameMayComeInPiecesOfAnySize(Vector vector) {
    byte[] bytes = vector.bytes().toArray();
    for (int chunk : chunkSizes(bytes.length)) {
      assertThat(new Recording(65535).feed(bytes, chunk, 0).events)
          .as("pieces of %d", chunk)
          .containsExactly(new Event.Good(vector.bytes()));
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void framesMayFollowEachOtherInPiecesOfAnySize(Vector vector) {
    byte[] three = vector.bytes().plus(vector.bytes()).plus(vector.bytes()).toArray();
    for (int chunk : chunkSizes(three.length)) {
      assertThat(new Recording(65535).feed(three, chunk, 0).frames())
          .as("pieces of %d", chunk)
          .containsExactly(vector.bytes(), vector.bytes(), vector.bytes());
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aFrameBehindNoiseIsFoundAndTheNoiseReported(Vector vector) {
    byte[] bytes = NOISE.plus(vector.bytes()).toArray();
    for (int chunk : chunkSizes(bytes.length)) {
      Recording recording = new Recording(65535).feed(bytes, chunk, 0);
      assertThat(recording.joined())
          .as("pieces of %d", chunk)
          .containsExactly(
              new Event.Bad(NOISE, recording.faults().get(0)), new Event.Good(vector.bytes()));
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aFrameCutAtAnyByteWaitsForItsRestAndIsIncompleteWithoutIt(Vector vector) {
    byte[] bytes = vector.bytes().toArray();
    int step = bytes.length > 2000 ? 977 : 1;
    for (int cut = 1; cut < bytes.length; cut += step) {
      Recording recording = new Recording(65535);
      recording.piece(bytes, 0, cut, 0);
      assertThat(recording.events).as("cut at %d", cut).isEmpty();
      assertThat(recording.decoder.pending()).isTrue();
      recording.end();
      int stated = cut < 4 ? 0 : bytes.length;
      assertThat(recording.faults().get(0))
          .as("cut at %d", cut)
          .isEqualTo(new Fault(Kind.INCOMPLETE, stated, cut));
      assertThat(recording.reported()).isEqualTo(vector.bytes().slice(0, cut).toArray());
    }
  }

  @Test
  void allVectorsInOneStreamAreAllFoundInPiecesOfAnySize() {
    List<Bytes> frames =
        valid().stream().map(Vector::bytes).filter(b -> b.length() < 2000).toList();
    byte[] stream = frames.stream().reduce(Bytes.EMPTY, Bytes::plus).toArray();
    for (int chunk = 1; chunk < 1500; chunk++) {
      assertThat(new Recording(65535).feed(stream, chunk, 0).frames())
          .as("pieces of %d", chunk)
          .isEqualTo(frames);
    }
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void whatTheReferenceRefusedIsNamedAndReportedByteForByte(Vector vector) {
    byte[] bytes = vector.bytes().toArray();
    for (int chunk = 1; chunk <= bytes.length; chunk++) {
      Recording recording = new Recording(65535).feed(bytes, chunk, 0).end();
      assertThat(recording.frames()).isEmpty();
      assertThat(recording.reported()).isEqualTo(bytes);
      assertThat(recording.faults().get(0).kind()).isEqualTo(kind(vector.expect()));
    }
  }

  private static Kind kind(String expect) {
    return switch (expect) {
      case "corrupt" -> Kind.CHECKSUM;
      case "incomplete" -> Kind.INCOMPLETE;
      case "resync" -> Kind.LENGTH;
      case "noise" -> Kind.NOISE;
      default -> throw new IllegalArgumentException(expect);
    };
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void aGoodFrameBehindADamagedOneIsDelivered(Vector vector) {
    Bytes good = Bytes.hex("aa55000901104f4b9a");
    byte[] bytes = vector.bytes().plus(good).toArray();
    for (int chunk = 1; chunk <= bytes.length; chunk++) {
      Recording recording = new Recording(65535).feed(bytes, chunk, 0);
      assertThat(recording.frames()).containsExactly(good);
      assertThat(recording.reported()).isEqualTo(bytes);
    }
  }
}
