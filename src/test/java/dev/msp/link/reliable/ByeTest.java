package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.link.reliable.SimulatedLine.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a link: section 4.2 and section 4.3, rule 10. */
class ByeTest {

  private static final long SECOND = SimulatedLine.SECOND;
  private static final long BAUD = 115_200;

  private static SimulatedLine open(long baud) {
    SimulatedLine line = SimulatedLine.clear(1, baud, Faults.NONE).open();
    line.pass(SECOND);
    assertThat(line.two.link.isOpen()).isTrue();
    return line;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, BAUD})
  void byeGoesBehindWhatWaitsAndBothEndsKnowWhy(long baud) {
    SimulatedLine line = open(baud);
    line.one.link.send(1, Bytes.utf8("last"), line.now);
    line.two.link.send(2, Bytes.utf8("from two"), line.now);
    line.one.link.bye("enough", line.now);
    assertThat(line.until(() -> line.one.closed, 5 * SECOND)).isTrue();
    line.pass(5 * SECOND);
    assertThat(line.one.log).contains("close BY_USER: closed by the user");
    assertThat(line.two.log)
        .anyMatch(e -> e.endsWith("the peer closed the link: enough"))
        .anyMatch(e -> e.startsWith(baud == 0 ? "close PEER_CLOSED" : "down"));
    assertThat(line.two.messages).containsExactly("last");
    assertThat(line.one.messages).containsExactly("from two");
    assertThat(line.one.acknowledged).containsExactly(1L);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, BAUD})
  void aLastAcknowledgementThatCrossesTheEndIsWorthNoWord(long baud) {
    SimulatedLine line = open(baud);
    line.one.link.bye("enough", line.now);
    assertThat(line.until(() -> line.one.closed, 5 * SECOND)).isTrue();
    line.pass(5 * SECOND);
    assertThat(line.one.log).noneMatch(e -> e.startsWith("judged"));
    assertThat(line.two.log).noneMatch(e -> e.startsWith("judged"));
  }

  @Test
  void whatComesAfterALinkThatWasResetIsOdd() {
    SimulatedLine line = open(0);
    line.one.link.send(1, Bytes.utf8("under way"), line.now);
    line.two.link.abort(new CloseReason(CloseReason.Kind.BY_USER, "stopped"), line.now);
    line.pass(SECOND);
    assertThat(line.two.log).contains("judged the link is over");
  }

  @Test
  void aSlowLineHasTimeForAllThatWaitsBeforeBye() {
    SimulatedLine line = open(9600);
    line.one.link.send(1, Bytes.utf8("x".repeat(30_000)), line.now); // half a minute
    line.one.link.bye("enough", line.now);
    assertThat(line.until(() -> line.one.closed, 60 * SECOND)).isTrue();
    assertThat(line.two.messages).hasSize(1);
    assertThat(line.one.log).contains("close BY_USER: closed by the user");
  }

  @Test
  void messagesThatWaitForResumeGoOutBeforeBye() {
    RawPeer peer = RawPeer.of(SimulatedLine.clear(1, BAUD, Faults.NONE));
    End end = peer.line.one;
    end.link.opened(0);
    peer.answer();
    end.link.send(0, Bytes.utf8("begun"), peer.line.now); // so that RESUME has something to say
    peer.line.pass(SECOND);
    end.link.lost(new CloseReason(CloseReason.Kind.WIRE_BROKE, "cut"));
    peer.resetStreams();
    end.link.send(1, Bytes.utf8("waited"), peer.line.now);
    end.link.opened(peer.line.now);
    peer.answer();
    end.link.bye("enough", peer.line.now);
    peer.line.pass(SECOND);
    assertThat(peer.stream()).doesNotContain("begun", "waited", "enough");
    peer.resume(0);
    peer.line.pass(SECOND);
    assertThat(peer.stream()).containsSubsequence("begun", "waited", "enough");
  }

  @Test
  void aPeerThatDoesNotAnswerByeIsResetAfterTenSeconds() {
    RawPeer peer = RawPeer.answering(BAUD);
    long start = peer.line.now;
    peer.line.one.link.bye("enough", start);
    assertThat(peer.line.until(() -> peer.line.one.closed, 20 * SECOND)).isTrue();
    assertThat(peer.line.now - start).isBetween(10 * SECOND, 10 * SECOND + SECOND / 5);
    assertThat(peer.reset()).isEqualTo(ProtocolFault.SHUTDOWN);
  }

  @Test
  void nothingIsSentBehindBye() {
    SimulatedLine line = open(BAUD);
    line.two.autoGrant = 0;
    int channel = line.two.link.openChannel(3, line.now).orElseThrow();
    line.pass(SECOND);
    line.one.link.grant(channel, 1000, line.now);
    line.pass(SECOND);
    line.one.link.bye("enough", line.now);
    line.one.link.grant(channel, 1000, line.now);
    line.one.link.refuse(channel, "no", line.now);
    line.one.link.openChannel(3, line.now);
    line.pass(5 * SECOND);
    assertThat(line.one.log).contains("close BY_USER: closed by the user");
    assertThat(line.two.log).contains("down the peer closed the link: enough");
  }

  @Test
  void aRecordBehindByeIsAFault() {
    RawPeer peer = RawPeer.answering(BAUD);
    Bytes bye = RawPeer.record(0, Bytes.copyOf(ControlRecord.bye(0, "")));
    peer.data(RawPeer.afterResume(), bye.plus(RawPeer.record(1, Bytes.utf8("late"))));
    assertThat(peer.reset()).isEqualTo(ProtocolFault.PROTOCOL);
    assertThat(peer.line.one.messages).isEmpty();
  }

  @Test
  void whoSaidByeAnswersRepetitionsForTwoTimeoutsOnASerialLine() {
    RawPeer peer = RawPeer.answering(BAUD);
    End end = peer.line.one;
    end.link.bye("enough", peer.line.now);
    peer.line.pass(SECOND / 10);
    Bytes bye = RawPeer.record(0, Bytes.copyOf(ControlRecord.bye(0, "")));
    peer.send(
        LinkFrame.KIND_DATA,
        RawPeer.afterResume(),
        new RawPeer.Block(peer.cum, peer.last, -1, 100),
        bye);
    peer.line.pass(SECOND / 20);
    assertThat(end.closed).isFalse();
    int before = peer.heard(LinkFrame.KIND_ACK).size();
    peer.data(RawPeer.afterResume(), bye);
    peer.line.pass(SECOND / 20);
    assertThat(peer.heard(LinkFrame.KIND_ACK).size()).isGreaterThan(before);
    peer.line.pass(3 * SECOND);
    assertThat(end.log).contains("close BY_USER: closed by the user");
    assertThat(peer.reset()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aResetEndsTheLinkAtOnce(int code) {
    RawPeer peer = RawPeer.answering(0);
    peer.send(
        LinkFrame.KIND_RESET,
        0,
        null,
        Bytes.copyOf(new byte[] {(byte) code}).plus(Bytes.utf8("why")));
    String kind = code == ProtocolFault.SHUTDOWN ? "PEER_CLOSED" : "PEER_RESET";
    assertThat(peer.line.one.log).contains("close " + kind + ": the peer ended the link: why");
  }

  @Test
  void abortTellsTheOtherEnd() {
    SimulatedLine line = open(0);
    line.one.link.abort(new CloseReason(CloseReason.Kind.BY_USER, "killed"), line.now);
    line.pass(SECOND);
    assertThat(line.one.log).contains("close BY_USER: killed");
    assertThat(line.two.log).contains("close PEER_CLOSED: the peer ended the link: killed");
  }
}
