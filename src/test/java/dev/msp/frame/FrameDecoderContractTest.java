package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.frame.Fault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the caller of a decoder may rely on, and what is refused. */
class FrameDecoderContractTest {

  private static final Bytes GOOD = Bytes.hex("aa55000901104f4b9a");

  private static FrameDecoder decoder() {
    return new FrameDecoder(100, HalfFrame.onTcp());
  }

  private static FrameDecoder holding(String hex) {
    FrameDecoder decoder = decoder();
    byte[] bytes = Bytes.hex(hex).toArray();
    decoder.input(bytes, 0, bytes.length, 0);
    return decoder;
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 6, 65536, Integer.MAX_VALUE})
  void aLimitThatNoLengthCanHaveIsRefused(int limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrameDecoder(limit, HalfFrame.onTcp()))
        .withMessageContaining(Integer.toString(limit));
    assertThatIllegalArgumentException().isThrownBy(() -> decoder().limit(limit));
  }

  @Test
  void aFrameOfTheLimitIsTakenAndOneByteMoreIsNot() {
    Bytes frame = FrameEncoder.encode(new Frame(1, 16, Bytes.copyOf(new byte[50])));
    assertThat(new Recording(57).feed(frame.toArray()).frames()).containsExactly(frame);
    assertThat(new Recording(56).feed(frame.toArray()).faults().get(0))
        .isEqualTo(new Fault(Kind.LENGTH, 57, 56));
  }

  @Test
  void aNewLimitJudgesTheFrameThatHasBegun() {
    Recording recording = new Recording(100).feed(Bytes.hex("aa55004001").toArray());
    assertThat(recording.events).isEmpty();
    recording.decoder.limit(50);
    recording.feed(Bytes.hex("10").toArray());
    assertThat(recording.faults().get(0)).isEqualTo(new Fault(Kind.LENGTH, 64, 50));
    recording.decoder.limit(64);
    recording.feed(Bytes.hex("aa55004001").toArray());
    assertThat(recording.decoder.pending()).isTrue();
  }

  @Test
  void inputBeforeAllResultsWereFetchedIsRefused() {
    FrameDecoder decoder = holding(GOOD.toHex() + "00");
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.FRAME);
    assertThatIllegalStateException().isThrownBy(() -> decoder.input(new byte[1], 0, 1, 0));
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.DAMAGED);
    assertThatIllegalStateException().isThrownBy(() -> decoder.input(new byte[1], 0, 1, 0));
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.NEED_MORE);
    decoder.input(new byte[1], 0, 1, 0);
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.DAMAGED);
  }

  @Test
  void inputBeforeTheResultsOfTheEndWereFetchedIsRefused() {
    FrameDecoder decoder = holding("aa55");
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.NEED_MORE);
    decoder.end();
    assertThatIllegalStateException().isThrownBy(() -> decoder.input(new byte[1], 0, 1, 0));
  }

  @Test
  void aRangeOutsideTheArrayIsRefused() {
    assertThatThrownBy(() -> decoder().input(new byte[4], 2, 3, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void theEndOfNothingChangesNothingAndBytesMayFollowAnyEnd() {
    Recording recording = new Recording(100).end();
    assertThat(recording.events).isEmpty();
    recording.feed(GOOD.toArray()).end().feed(GOOD.toArray());
    recording.feed(Bytes.hex("aa5500").toArray()).end().feed(GOOD.toArray());
    assertThat(recording.frames()).containsExactly(GOOD, GOOD, GOOD);
  }

  @Test
  void theEndMayBeToldBeforeResultsWereFetched() {
    FrameDecoder decoder = holding(GOOD.toHex() + "aa550009");
    decoder.end();
    Recording recording = new Recording(decoder).drain();
    assertThat(recording.frames()).containsExactly(GOOD);
    assertThat(recording.faults()).containsExactly(new Fault(Kind.INCOMPLETE, 9, 4));
    decoder.input(GOOD.toArray(), 0, GOOD.length(), 0);
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.FRAME);
    decoder.end();
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.NEED_MORE);
  }

  @Test
  void aFrameIsOnlyThereAfterFrameAndAFaultOnlyAfterDamaged() {
    FrameDecoder decoder = holding(GOOD.toHex() + "00");
    assertThatIllegalStateException().isThrownBy(decoder::frame);
    assertThatIllegalStateException().isThrownBy(decoder::fault);
    decoder.next();
    assertThat(decoder.version()).isEqualTo(1);
    assertThat(decoder.type()).isEqualTo(16);
    assertThat(decoder.frame()).isEqualTo(new Frame(1, 16, Bytes.hex("4f4b")));
    assertThatIllegalStateException().isThrownBy(decoder::fault);
    decoder.next();
    assertThat(decoder.fault().kind()).isEqualTo(Kind.NOISE);
    assertThatIllegalStateException().isThrownBy(decoder::frame);
  }

  @Test
  void aFrameInsideTheCallersArrayIsNotCopiedEvenBehindACarriedOne() {
    Bytes two = GOOD.plus(GOOD);
    FrameDecoder decoder = holding(two.slice(0, 5).toHex());
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.NEED_MORE);
    byte[] rest = two.slice(5, 18).toArray();
    decoder.input(rest, 0, rest.length, 0);
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.FRAME);
    assertThat(decoder.array()).isNotSameAs(rest);
    assertThat(decoder.raw()).isEqualTo(GOOD);
    assertThat(decoder.next()).isEqualTo(FrameDecoder.Result.FRAME);
    assertThat(decoder.array()).isSameAs(rest);
    assertThat(decoder.offset()).isEqualTo(4);
  }
}
