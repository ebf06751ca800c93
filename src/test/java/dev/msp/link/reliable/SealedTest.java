package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import dev.msp.link.reliable.Hello.Security;
import dev.msp.link.reliable.ReliableConfig.Role;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two ends agree on, and the handshake: sections 4.1, 4.2 and 4.3, rule 8. */
class SealedTest {

  private static final long SECOND = SimulatedLine.SECOND;
  private static final long BAUD = 115_200;

  static SimulatedLine line(long baud, Security one, Security two, String first, String second) {
    return new SimulatedLine(
        1,
        SimulatedLine.config(Role.CALLING, baud, 2, one, false, ToyKeys.with(first)),
        SimulatedLine.config(Role.ANSWERING, baud, 3, two, false, ToyKeys.with(second)),
        Faults.NONE);
  }

  static SimulatedLine sealed(long baud) {
    return line(baud, Security.SEALED, Security.SEALED, "", "");
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "CLEAR, CLEAR, clear",
    "CLEAR, EITHER, clear",
    "CLEAR, SEALED, none",
    "EITHER, CLEAR, clear",
    "EITHER, EITHER, sealed",
    "EITHER, SEALED, sealed",
    "SEALED, CLEAR, none",
    "SEALED, EITHER, sealed",
    "SEALED, SEALED, sealed"
  })
  void bothEndsComeToTheSame(Security one, Security two, String link) {
    SimulatedLine line = line(0, one, two, "", "").open();
    line.one.link.send(1, Bytes.utf8("Hello"), line.now);
    line.pass(SECOND);
    for (End end : List.of(line.one, line.two)) {
      if (link.equals("none")) {
        assertThat(end.log).anyMatch(entry -> entry.startsWith("close NO_AGREEMENT"));
      } else {
        assertThat(end.log).anyMatch(entry -> entry.startsWith(link));
        assertThat(end.link.isSealed()).isEqualTo(link.equals("sealed"));
      }
    }
    assertThat(line.two.messages).hasSize(link.equals("none") ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({"0", "9600", "115200"})
  void aSealedLinkCarriesMessagesAndKnowsItsPeer(long baud) {
    SimulatedLine line = sealed(baud).open();
    for (int i = 0; i < 20; i++) {
      line.one.link.send(i, Bytes.utf8("message " + i), line.now);
      line.two.link.send(i, Bytes.utf8("answer " + i), line.now);
    }
    line.pass(10 * SECOND);
    assertThat(line.two.messages).hasSize(20);
    assertThat(line.one.messages).hasSize(20);
    assertThat(line.one.link.fingerprint()).isEqualTo("SHA256:responder");
    assertThat(line.two.link.fingerprint()).isEqualTo("SHA256:initiator");
    assertThat(line.sentByOne).noneMatch(frame -> frame.at(5) == FrameType.LINK);
    line.one.link.bye("enough", line.now);
    line.pass(10 * SECOND);
    assertThat(line.one.log).contains("close BY_USER: closed by the user");
    assertThat(line.one.link.fingerprint()).isEmpty();
  }

  @Test
  void whatMayBeSealedNeedsAKeyExchange() {
    assertThatThrownBy(
            () ->
                new SimulatedLine(
                    1,
                    SimulatedLine.config(Role.CALLING, 0, 1),
                    SimulatedLine.config(Role.ANSWERING, 0, 1, Security.EITHER, false, null),
                    Faults.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noiseMessagesAreRepeatedBitForBitUntilTheHandshakeEnds() {
    SimulatedLine line = sealed(BAUD);
    int[] left = {3};
    line.toOne = frame -> frame[5] == FrameType.NOISE && left[0]-- > 0 ? null : frame; // message 2
    line.open();
    line.pass(5 * SECOND);
    assertThat(line.one.link.isOpen()).isTrue();
    List<Bytes> messages = noise(line.sentByOne);
    assertThat(messages.subList(1, 4)).allMatch(m -> m.equals(messages.get(0)));
    assertThat(messages).hasSize(5);
    List<Bytes> answers = noise(line.sentByTwo);
    assertThat(answers).hasSize(4).allMatch(m -> m.equals(answers.get(0)));
  }

  private static List<Bytes> noise(List<Bytes> frames) {
    return frames.stream().filter(f -> f.at(5) == FrameType.NOISE).toList();
  }

  @Test
  void messageOneGoesOutAgainAfter1And2And4And8SecondsAndIsGivenUpAfter20() {
    SimulatedLine line = sealed(BAUD);
    line.toTwo = frame -> frame[5] == FrameType.NOISE ? null : frame;
    line.open();
    assertThat(line.until(() -> !noise(line.sentByOne).isEmpty(), SECOND)).isTrue();
    long start = line.now;
    for (int i = 1; i <= 4; i++) {
      int sent = i + 1;
      assertThat(line.until(() -> noise(line.sentByOne).size() == sent, 20 * SECOND)).isTrue();
      assertThat(line.now - start).isEqualTo((1L << (i - 1)) * SECOND);
    }
    line.pass(start + 20 * SECOND - line.now);
    assertThat(line.one.log).contains("down the handshake did not end within 20 s");
    assertThat(noise(line.sentByOne)).hasSize(5);
  }

  @Test
  void aRepeatedMessageThreeIsAnsweredWithASealAtOnce() {
    SimulatedLine line = sealed(BAUD);
    int[] left = {2};
    line.toOne = frame -> frame[5] == FrameType.SEAL && left[0]-- > 0 ? null : frame;
    line.open();
    assertThat(line.until(line.one.link::isOpen, 5 * SECOND)).isTrue();
    assertThat(noise(line.sentByOne).stream().distinct().count()).isEqualTo(2);
    // 1; 3 at once; 3 again after 1 and 2 s, when its answer came
    assertThat(noise(line.sentByOne)).hasSize(4);
    line.one.link.send(1, Bytes.utf8("Hello"), line.now);
    line.pass(SECOND);
    assertThat(line.two.messages).containsExactly("Hello");
  }

  @Test
  void aNoiseFrameThatIsNoRepetitionIsNotAnsweredOnAnOpenLink() {
    SimulatedLine line = sealed(BAUD).open();
    line.pass(5 * SECOND);
    byte[] forged = noise(line.sentByOne).get(1).toArray();
    forged[Frame.HEADER_LENGTH + 5] ^= 1;
    int crcAt = forged.length - 5;
    CRC32C crc = new CRC32C();
    crc.update(forged, 2, crcAt - 2);
    LinkFrame.putInt(forged, crcAt, (int) crc.getValue());
    LinkFrame.sum(forged);
    int before = line.sentByTwo.size();
    line.inject(line.two, forged, line.now);
    line.pass(SECOND);
    assertThat(line.two.log).contains("judged out of its turn");
    assertThat(line.sentByTwo).hasSize(before);
    line.inject(line.two, noise(line.sentByOne).get(1).toArray(), line.now);
    line.pass(SECOND);
    assertThat(line.sentByTwo).hasSize(before + 1);
  }

  @Test
  void aWrongPassphraseEndsBothWithAReasonAndTheAnswererWaitsForAnother() {
    SimulatedLine line = line(BAUD, Security.SEALED, Security.SEALED, "right", "wrong").open();
    line.one.link.send(1, Bytes.utf8("secret"), line.now);
    line.pass(30 * SECOND);
    assertThat(line.one.log)
        .anyMatch(e -> e.startsWith("close NOT_AUTHENTIC: the peer did not take our part"));
    assertThat(line.two.log).contains("down message 3wrong is not genuine");
    assertThat(line.two.closed).isFalse();
    assertThat(line.two.messages).isEmpty();
    assertThat(line.one.link.isSealed()).isFalse();
  }

  @Test
  void messageThreeWaitsForWorkThatIsDoneElsewhereAndGoesOutOnce() {
    KeyExchanges slow =
        (initiator, prologue) ->
            new ToyKeys.Wrapped(ToyKeys.with("").begin(initiator, prologue)) {
              @Override
              public Optional<Runnable> judge(Bytes second) throws Failure {
                super.judge(second);
                return Optional.of(() -> {});
              }
            };
    SimulatedLine line =
        new SimulatedLine(
            1,
            SimulatedLine.config(Role.CALLING, BAUD, 2, Security.SEALED, false, slow),
            SimulatedLine.config(Role.ANSWERING, BAUD, 3, Security.SEALED, false, ToyKeys.with("")),
            Faults.NONE);
    line.open();
    line.pass(10 * SECOND);
    assertThat(noise(line.sentByOne)).hasSize(1); // and message 1 does not go out again
    Bytes second = noise(line.sentByTwo).get(0);
    line.inject(line.one, second.toArray(), line.now);
    line.pass(SECOND);
    assertThat(line.one.log).contains("judged out of its turn");
    assertThat(line.one.elsewhere).hasSize(1);
    line.one.elsewhere.get(0).run();
    line.pass(SECOND);
    assertThat(line.one.link.isOpen()).isTrue();
    assertThat(noise(line.sentByOne)).hasSize(2);
  }

  @Test
  void aPeerThatRestartsInTheHandshakeIsAnsweredAnewOnASerialLine() {
    SimulatedLine line = sealed(BAUD);
    boolean[] deaf = {true};
    line.toTwo = frame -> frame[5] == FrameType.NOISE && deaf[0] ? null : frame;
    line.open();
    line.pass(SECOND / 2);
    line.one.link.lost(
        new dev.msp.link.CloseReason(dev.msp.link.CloseReason.Kind.WIRE_BROKE, "killed"));
    deaf[0] = false;
    line.one.link.opened(line.now);
    assertThat(line.until(line.one.link::isOpen, SECOND)).isTrue();
  }

  @Test
  void aResetThatIsTheFirstSealEndsTheLinkAtOnce() {
    SimulatedLine line = sealed(0);
    line.toOne = frame -> frame[5] == FrameType.SEAL && frame.length < 60 ? null : frame;
    line.open();
    line.pass(SECOND / 10);
    assertThat(line.two.link.isOpen()).isTrue();
    assertThat(line.one.link.isOpen()).isFalse();
    line.two.link.abort(
        new dev.msp.link.CloseReason(
            dev.msp.link.CloseReason.Kind.BY_USER,
            "a reason that is long enough to be let through"),
        line.now);
    line.pass(SECOND / 10);
    assertThat(line.one.log).anyMatch(e -> e.startsWith("close PEER_CLOSED: the peer ended"));
  }

  @Test
  void noEditedByteOfAHelloMakesALinkThatDeliversUnlessBothEndsKnowTheEdit() {
    for (Security security : List.of(Security.CLEAR, Security.EITHER, Security.SEALED)) {
      SimulatedLine whole = line(0, security, security, "", "").open();
      whole.pass(SECOND / 10);
      for (boolean first : new boolean[] {true, false}) {
        int length = (first ? whole.sentByOne : whole.sentByTwo).get(0).length();
        for (int at = 0; at < length; at++) {
          for (int bit = 0; bit < 8; bit++) {
            edited(security, first, at, (byte) (1 << bit));
          }
        }
      }
    }
  }

  private static void edited(Security security, boolean first, int at, byte bits) {
    SimulatedLine line = line(0, security, security, "", "");
    java.util.function.UnaryOperator<byte[]> edit =
        frame -> frame[5] == FrameType.HELLO ? edit(frame.clone(), at, bits) : frame;
    if (first) {
      line.toTwo = edit::apply;
    } else {
      line.toOne = edit::apply;
    }
    line.open();
    line.one.link.send(1, Bytes.utf8("to two"), line.now);
    line.two.link.send(1, Bytes.utf8("to one"), line.now);
    line.pass(60 * SECOND);
    String what = security + (first ? " first " : " second ") + at + " " + bits;
    assertThat(line.two.messages).as(what).isEmpty();
    assertThat(line.one.messages).as(what).isEmpty();
    assertThat(line.one.acknowledged).as(what).isEmpty();
    assertThat(line.one.closed).as(what).isTrue();
  }

  /** Edits a byte as one would who wants not to be noticed: crc and sum fit again. */
  private static byte[] edit(byte[] frame, int at, byte bits) {
    frame[at] ^= bits;
    int crcAt = frame.length - 1 - 8;
    if (at >= Frame.HEADER_LENGTH && at < crcAt - 5) {
      CRC32C crc = new CRC32C();
      crc.update(frame, Frame.HEADER_LENGTH, crcAt - 5 - Frame.HEADER_LENGTH);
      byte[] digits =
          Bytes.utf8(java.util.HexFormat.of().toHexDigits((int) crc.getValue())).toArray();
      System.arraycopy(digits, 0, frame, crcAt, 8);
    }
    if (at != frame.length - 1) {
      LinkFrame.sum(frame);
    }
    return frame;
  }
}
