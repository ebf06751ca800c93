package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.link.CloseReason;
import dev.msp.link.reliable.Hello.Security;
import dev.msp.link.reliable.ReliableConfig.Role;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a handshake that comes to nothing is ended: section 4.3, rule 10. */
class HandshakeResetTest {

  private static final long SECOND = SimulatedLine.SECOND;
  private static final long BAUD = 115_200;

  private static SimulatedLine line(long baud, KeyExchanges calling, KeyExchanges answering) {
    return new SimulatedLine(
        1,
        SimulatedLine.config(Role.CALLING, baud, 2, Security.SEALED, false, calling),
        SimulatedLine.config(Role.ANSWERING, baud, 3, Security.SEALED, false, answering),
        Faults.NONE);
  }

  private static List<Bytes> resets(List<Bytes> frames) {
    return frames.stream().filter(frame -> frame.at(5) == FrameType.LINK).toList();
  }

  /** KIND, OFF and what follows, without CTR, CRC-32C and sum. */
  private static Bytes body(Bytes frame) {
    return frame.slice(LinkFrame.BODY_AT, frame.length() - 5);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, BAUD})
  void whoeverIsNotAcceptedIsToldAtOnceByAResetWithCode4(long baud) {
    SimulatedLine line = line(baud, ToyKeys.with("right"), ToyKeys.with("wrong")).open();
    line.pass(SECOND);
    assertThat(line.one.log)
        .contains(
            "close NOT_AUTHENTIC: the peer did not take our part of the handshake: wrong"
                + " passphrase, or our key is not authorised there");
    assertThat(resets(line.sentByTwo)).hasSize(1);
    assertThat(body(resets(line.sentByTwo).get(0)))
        .isEqualTo(Bytes.hex("050000000004").plus(Bytes.utf8("not accepted")));
  }

  @Test
  void aWrongPassphraseAndAKeyThatIsNotAuthorisedLookTheSame() {
    SimulatedLine passphrase = line(BAUD, ToyKeys.with("guess"), ToyKeys.with("right")).open();
    SimulatedLine key = line(BAUD, ToyKeys.with(""), ToyKeys.with("right")).open();
    passphrase.pass(SECOND);
    key.pass(SECOND);
    assertThat(body(resets(passphrase.sentByTwo).get(0)))
        .isEqualTo(body(resets(key.sentByTwo).get(0)));
    assertThat(last(passphrase.one)).isEqualTo(last(key.one));
  }

  private static String last(End end) {
    return end.log.get(end.log.size() - 1);
  }

  @Test
  void theCallerTellsToWhoseKeyItDoesNotTrust() {
    KeyExchanges suspicious =
        (initiator, prologue) ->
            new ToyKeys.Wrapped(ToyKeys.with("").begin(initiator, prologue)) {
              @Override
              public Optional<Runnable> judge(Bytes second) throws Failure {
                throw new Failure(CloseReason.Kind.UNKNOWN_PEER, "never met");
              }
            };
    SimulatedLine line = line(BAUD, suspicious, ToyKeys.with("")).open();
    line.pass(SECOND);
    assertThat(line.one.log).contains("close UNKNOWN_PEER: never met");
    assertThat(line.two.log).contains("down the peer does not accept the key that this end shows");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, BAUD})
  void whoeverIsPutOffIsToldSoAndMayComeAgain(long baud) {
    boolean[] busy = {true};
    KeyExchanges busyOnce =
        (initiator, prologue) -> {
          if (busy[0]) {
            throw new KeyExchange.Failure(CloseReason.Kind.PUT_OFF, "put off");
          }
          return ToyKeys.with("").begin(initiator, prologue);
        };
    SimulatedLine line = line(baud, ToyKeys.with(""), busyOnce).open();
    line.pass(SECOND / 2);
    assertThat(body(resets(line.sentByTwo).get(0)))
        .isEqualTo(Bytes.hex("050000000002").plus(Bytes.utf8("not now")));
    String told =
        "the peer makes no sealed link now, after handshakes that failed or because too many are"
            + " going on; try again in a while";
    if (baud == 0) {
      assertThat(line.one.log).contains("close PUT_OFF: " + told);
      assertThat(line.two.log).contains("close PUT_OFF: put off");
    } else {
      assertThat(line.one.log).contains("down " + told);
      assertThat(line.two.log).noneMatch(entry -> entry.startsWith("down"));
      busy[0] = false;
      assertThat(line.until(line.one.link::isOpen, 3 * SECOND)).isTrue();
    }
  }

  @Test
  void aResetThatIsNotOfThisHandshakeEndsNothing() {
    SimulatedLine refused = line(0, ToyKeys.with("right"), ToyKeys.with("wrong")).open();
    refused.pass(SECOND);
    byte[] reset = resets(refused.sentByTwo).get(0).toArray();
    for (int bit = 0; bit < 8 * reset.length; bit++) {
      SimulatedLine line = line(0, ToyKeys.with("right"), ToyKeys.with("wrong"));
      int at = bit;
      line.toOne =
          frame -> {
            if (frame[5] == FrameType.LINK) {
              frame = frame.clone();
              frame[at / 8] ^= (byte) (1 << at % 8);
            }
            return frame;
          };
      line.open();
      line.pass(SECOND);
      assertThat(line.one.log).as("bit %d", bit).noneMatch(entry -> entry.startsWith("close"));
    }
  }

  /** One calls again; the wire is gone when its last message of the handshake was sent. */
  private static String hungUpOn(SimulatedLine line) {
    line.toTwo = frame -> frame[5] == FrameType.NOISE && frame[6] == 3 ? null : frame;
    line.open();
    line.pass(SECOND);
    line.one.link.ended();
    line.two.link.lost(new CloseReason(CloseReason.Kind.WIRE_BROKE, "cut"));
    return last(line.one);
  }

  @Test
  void onlyWhoeverHangsUpTwiceOnOurPartIsBelievedToRefuseUs() {
    SimulatedLine line = line(0, ToyKeys.with(""), ToyKeys.with(""));
    assertThat(hungUpOn(line))
        .startsWith("close PEER_CLOSED: the peer was gone after our part of the handshake");
    assertThat(hungUpOn(line)).startsWith("close NOT_AUTHENTIC: the peer did not take our part");
  }

  @Test
  void aSilentPeerOnASerialLineIsCalledOnceMoreBeforeItIsBelievedToRefuseUs() {
    SimulatedLine line = line(BAUD, ToyKeys.with(""), ToyKeys.with(""));
    line.toTwo = frame -> frame[5] == FrameType.NOISE && frame[6] == 3 ? null : frame;
    line.open();
    line.pass(22 * SECOND);
    assertThat(line.one.log)
        .anyMatch(e -> e.startsWith("down the peer was gone after our part of the handshake"));
    assertThat(line.one.closed).isFalse();
    line.pass(30 * SECOND);
    assertThat(last(line.one))
        .startsWith("close NOT_AUTHENTIC: the peer did not take our part of the handshake");
  }
}
