package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Fault.Kind;
import org.junit.jupiter.api.Test;

/** When a frame that began and does not end counts as failed. */
class FrameDecoderTimeTest {

  private static final long MS = 1_000_000;
  private static final Bytes GOOD = Bytes.hex("aa55000901104f4b9a");

  private static Recording onSerial() {
    return new Recording(new FrameDecoder(1000, HalfFrame.onSerial(115200)));
  }

  private static Recording onTcp() {
    return new Recording(new FrameDecoder(1000, HalfFrame.onTcp()));
  }

  private static Recording feed(Recording recording, String hex, long now) {
    byte[] bytes = Bytes.hex(hex).toArray();
    return recording.feed(bytes, bytes.length, now);
  }

  @Test
  void nothingHeldHasNoDeadline() {
    Recording recording = onSerial();
    assertThat(recording.decoder.deadline()).isEqualTo(FrameDecoder.NO_DEADLINE);
    feed(recording, "00" + GOOD.toHex() + "00", MS);
    assertThat(recording.decoder.deadline()).isEqualTo(FrameDecoder.NO_DEADLINE);
    assertThat(recording.decoder.pending()).isFalse();
    assertThat(recording.tick(Long.MAX_VALUE).events).hasSize(3);
  }

  @Test
  void aLoneFirstSyncByteHasADeadline() {
    Recording recording = feed(onSerial(), "aa", 7 * MS);
    assertThat(recording.decoder.pending()).isTrue();
    assertThat(recording.decoder.deadline()).isEqualTo(57 * MS);
    recording.tick(57 * MS);
    assertThat(recording.faults()).containsExactly(new Fault(Kind.INCOMPLETE, 0, 1));
    assertThat(recording.decoder.deadline()).isEqualTo(FrameDecoder.NO_DEADLINE);
  }

  @Test
  void onSerialQuietIsMeasuredFromTheLastByte() {
    Recording recording = feed(onSerial(), "aa550010", 0);
    feed(recording, "01", 49 * MS);
    assertThat(recording.decoder.deadline()).isEqualTo(99 * MS);
    assertThat(recording.tick(99 * MS - 1).events).isEmpty();
    assertThat(recording.decoder.pending()).isTrue();
    assertThat(recording.tick(99 * MS).faults()).containsExactly(new Fault(Kind.INCOMPLETE, 16, 5));
  }

  @Test
  void anInputOfNoBytesIsNoInput() {
    Recording recording = feed(onSerial(), "aa550010", 0);
    recording.decoder.input(new byte[0], 0, 0, 40 * MS);
    assertThat(recording.drain().decoder.deadline()).isEqualTo(50 * MS);
  }

  @Test
  void aQuietLineFailsAllThatIsHeldAndDeliversGoodFramesInside() {
    Recording recording = feed(onSerial(), "aa550100aa5500f0" + GOOD.toHex() + "aa5500", 0);
    assertThat(recording.events).isEmpty();
    recording.tick(50 * MS);
    assertThat(recording.frames()).containsExactly(GOOD);
    assertThat(recording.faults())
        .containsExactly(new Fault(Kind.INCOMPLETE, 256, 20), new Fault(Kind.INCOMPLETE, 0, 3));
    assertThat(recording.decoder.pending()).isFalse();
    assertThat(feed(recording, GOOD.toHex(), 51 * MS).frames()).hasSize(2);
  }

  @Test
  void onTcpAgeIsMeasuredFromTheFirstByte() {
    Recording recording = feed(onTcp(), "aa", 5 * MS);
    feed(recording, "55", 5000 * MS);
    feed(recording, "0010", 9000 * MS);
    assertThat(recording.decoder.deadline()).isEqualTo(10_005 * MS);
    assertThat(recording.tick(10_005 * MS - 1).events).isEmpty();
    recording.tick(10_005 * MS);
    assertThat(recording.faults()).containsExactly(new Fault(Kind.INCOMPLETE, 16, 4));
  }

  @Test
  void aFrameBehindAFinishedOneIsAgedFromItsOwnFirstByte() {
    Recording recording = feed(onTcp(), "aa5500", 0);
    feed(recording, "0901104f4b9a" + "aa55", 4000 * MS);
    assertThat(recording.frames()).containsExactly(GOOD);
    assertThat(recording.decoder.deadline()).isEqualTo(14_000 * MS);
  }

  @Test
  void onTcpOnlyTheOldCandidateFailsAndTheNextIsAgedFromTheLastInput() {
    Recording recording = feed(onTcp(), "aa550100" + "aa5500f0" + GOOD.toHex(), 0);
    feed(recording, "0102", 3000 * MS);
    recording.tick(10_000 * MS);
    assertThat(recording.frames()).isEmpty();
    assertThat(recording.events)
        .containsExactly(new Event.Bad(Bytes.hex("aa550100"), new Fault(Kind.INCOMPLETE, 256, 19)));
    assertThat(recording.decoder.deadline()).isEqualTo(13_000 * MS);
    recording.tick(13_000 * MS);
    assertThat(recording.frames()).containsExactly(GOOD);
    assertThat(recording.decoder.pending()).isFalse();
    assertThat(recording.reported()).hasSize(19);
  }

  @Test
  void aCandidateThatTakesThePlaceOfADamagedOneIsAgedFromTheInputThatShowedIt() {
    Recording recording = feed(onTcp(), "aa55000f0110" + "aa550020", 0);
    feed(recording, "0000000000", 2000 * MS);
    assertThat(recording.faults()).extracting(Fault::kind).containsExactly(Kind.CHECKSUM);
    assertThat(recording.decoder.deadline()).isEqualTo(12_000 * MS);
  }

  @Test
  void aDeadlineBeyondTheClockIsNone() {
    Recording recording = feed(onTcp(), "aa", Long.MAX_VALUE - 5);
    assertThat(recording.decoder.pending()).isTrue();
    assertThat(recording.decoder.deadline()).isEqualTo(FrameDecoder.NO_DEADLINE);
  }

  @Test
  void aTickWhileResultsWaitChangesNothing() {
    Recording recording = feed(onSerial(), "aa550009", 0);
    byte[] rest = Bytes.hex("01104f4b9aaa55").toArray();
    recording.decoder.input(rest, 0, rest.length, 10 * MS);
    assertThat(recording.decoder.next()).isEqualTo(FrameDecoder.Result.FRAME);
    recording.tick(1000 * MS);
    assertThat(recording.events).isEmpty();
    assertThat(recording.decoder.deadline()).isEqualTo(60 * MS);
  }
}
