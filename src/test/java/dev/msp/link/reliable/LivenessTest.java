package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Silence, restarts and closed windows: section 4.2 and section 4.3, rules 6, 7 and 9. */
class LivenessTest {

  private static final long SECOND = SimulatedLine.SECOND;
  private static final long BAUD = 115_200;
  private static final byte[] STRANGER =
      RawPeer.hello(
          new Hello(
              Bytes.hex("ffeeddccbbaa99887766554433221100"),
              2048,
              Hello.Security.CLEAR,
              Optional.empty()));

  @ParameterizedTest
  @ValueSource(longs = {0, BAUD})
  void aSilentPeerIsAskedAfter15AndGivenUpAfter45Seconds(long baud) {
    RawPeer peer = RawPeer.answering(baud);
    End end = peer.line.one;
    peer.line.pass(2 * SECOND);
    peer.ack(100);
    long heard = peer.line.now;
    peer.line.pass(45 * SECOND - 1);
    List<Long> pings = peer.heard(LinkFrame.KIND_PING).stream().map(p -> p.time() - heard).toList();
    assertThat(pings).containsExactly(15 * SECOND, 30 * SECOND);
    assertThat(peer.heard(LinkFrame.KIND_PING)).allMatch(p -> p.block() != null);
    assertThat(end.link.isOpen()).isTrue();
    peer.line.pass(1);
    assertThat(end.link.isOpen()).isFalse();
    assertThat(peer.reset()).isEqualTo(ProtocolFault.SHUTDOWN);
    assertThat(end.log).anyMatch(entry -> entry.endsWith("nothing came from the peer for 45 s"));
    assertThat(end.closed).isEqualTo(baud == 0);
  }

  @Test
  void twoEndsThatSayNothingKeepTheirLinkForHours() {
    SimulatedLine line = SimulatedLine.clear(1, BAUD, Faults.NONE).open();
    line.pass(10 * 3600 * SECOND);
    assertThat(line.one.link.isOpen()).isTrue();
    assertThat(line.two.link.isOpen()).isTrue();
    assertThat(line.one.framesOut + line.two.framesOut).isLessThan(2 * 10 * 3600 / 15 + 10);
  }

  @Test
  void replayedFramesDoNotKeepALinkAlive() {
    RawPeer peer = RawPeer.answering(BAUD);
    byte[] old = peer.frame(LinkFrame.KIND_PING, 0, null, Bytes.EMPTY);
    for (int i = 0; i < 50; i++) {
      peer.raw(old);
      peer.line.pass(SECOND);
    }
    assertThat(peer.line.one.link.isOpen()).isFalse();
  }

  @Test
  void anOpenLinkThatIsGreetedAnewAsksFirstAndStaysIfItIsAnswered() {
    RawPeer peer = RawPeer.answering(BAUD);
    peer.raw(STRANGER);
    peer.line.pass(SECOND / 100);
    assertThat(peer.heard(LinkFrame.KIND_PING)).hasSize(1);
    peer.send(LinkFrame.KIND_PONG, 0, null, Bytes.EMPTY);
    peer.line.pass(10 * SECOND);
    assertThat(peer.line.one.link.isOpen()).isTrue();
    assertThat(peer.line.one.log).doesNotContain("down the peer restarted");
  }

  @Test
  void anOpenLinkThatIsGreetedAnewAnswersWithinOneAndAHalfSecondsOfSilence() {
    RawPeer peer = RawPeer.answering(BAUD);
    long start = peer.line.now;
    peer.raw(STRANGER);
    int before = peer.frames.size();
    assertThat(
            peer.line.until(
                () -> peer.line.one.log.contains("down the peer restarted"), 2 * SECOND))
        .isTrue();
    assertThat(peer.line.now - start).isBetween(SECOND / 10, 3 * SECOND / 2 + SECOND / 10);
    Hello answer =
        Hello.parse(RawPeer.payload(peer.frames.get(peer.frames.size() - 1))).orElseThrow();
    assertThat(peer.frames.size()).isGreaterThan(before);
    assertThat(answer.answered()).contains(Bytes.hex("ffeeddccbbaa99887766554433221100"));
    assertThat(peer.line.one.link.isOpen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {9600, BAUD, 921_600})
  void aForgedHelloDoesNotEndALinkThatIsBusyBothWays(long baud) {
    SimulatedLine line = SimulatedLine.clear(5, baud, Faults.NONE).open();
    assertThat(line.until(line.one.link::isOpen, 5 * SECOND)).isTrue();
    line.stream((int) (baud / 10 * 8), 4096);
    for (int i = 0; i < 20; i++) {
      line.two.link.send(i, Bytes.utf8("x".repeat((int) (baud / 30))), line.now);
    }
    line.pass(SECOND);
    for (int i = 0; i < 20; i++) {
      line.inject(line.one, STRANGER, line.now + i * SECOND / 4);
      line.inject(line.two, STRANGER, line.now + i * SECOND / 4 + SECOND / 8);
    }
    line.pass(30 * SECOND);
    assertThat(line.one.log).doesNotContain("down the peer restarted");
    assertThat(line.two.log).doesNotContain("down the peer restarted");
    assertThat(line.one.messages).hasSize(20);
    assertThat(line.two.blockBytes).isEqualTo(baud / 10 * 8);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, BAUD})
  void aClosedWindowIsAskedAboutEachTimeoutUntilItOpens(long baud) {
    RawPeer peer = RawPeer.answering(baud);
    End end = peer.line.one;
    end.link.send(1, Bytes.utf8("x".repeat(20_000)), peer.line.now);
    while (peer.cum < 4096 - 64) {
      int before = peer.cum;
      peer.ack(0);
      peer.line.pass(SECOND / 5);
      assertThat(peer.cum).as("it goes on for what it may send at first").isGreaterThan(before);
    }
    peer.ack(0);
    peer.heard.clear();
    long start = peer.line.now;
    peer.line.pass(5 * SECOND);
    List<RawPeer.Heard> pings = peer.heard(LinkFrame.KIND_PING);
    assertThat(peer.heard(LinkFrame.KIND_DATA)).isEmpty();
    assertThat(pings.get(0).time() - start).isLessThanOrEqualTo(SECOND);
    if (baud == 0) {
      assertThat(pings).hasSize(5);
    } else {
      assertThat(pings.size()).isGreaterThan(5);
    }
    peer.ack(1000);
    peer.line.pass(SECOND / 5);
    assertThat(peer.heard(LinkFrame.KIND_DATA)).isNotEmpty();
  }

  @Test
  void afterADayAnIdleLinkIsMadeAnew() {
    SimulatedLine line = SimulatedLine.clear(1, BAUD, Faults.NONE).open();
    line.pass(24 * 3600 * SECOND - SECOND);
    assertThat(line.one.log).noneMatch(entry -> entry.startsWith("down"));
    line.pass(10 * SECOND);
    assertThat(line.one.log)
        .anyMatch(entry -> entry.startsWith("down") && entry.contains("over 24 h old"));
    assertThat(line.one.link.isOpen()).isTrue();
    line.one.link.send(1, Bytes.utf8("on the new one"), line.now);
    line.pass(SECOND);
    assertThat(line.two.messages).containsExactly("on the new one");
  }

  @Test
  void afterADayABusyLinkGoesOnUntilItIsIdle() {
    SimulatedLine line = SimulatedLine.clear(1, BAUD, Faults.NONE).open();
    line.pass(SECOND);
    int channel = line.one.link.openChannel(3, line.now).orElseThrow();
    line.pass(25 * 3600 * SECOND);
    assertThat(line.one.log).noneMatch(entry -> entry.startsWith("down"));
    line.one.link.closeChannel(channel, line.now);
    line.pass(10 * SECOND);
    assertThat(line.one.log)
        .anyMatch(entry -> entry.startsWith("down") && entry.contains("over 24 h old"));
  }

  @Test
  void nothingIsDueWhileTheWireTakesNothing() {
    RawPeer peer = RawPeer.answering(0);
    End end = peer.line.one;
    end.hasRoom = false;
    end.link.send(1, Bytes.utf8("waits"), peer.line.now);
    peer.send(LinkFrame.KIND_PING, 0, null, Bytes.EMPTY);
    int before = peer.frames.size();
    assertThat(end.link.deadline()).isGreaterThan(peer.line.now + SECOND);
    peer.line.pass(10 * SECOND);
    assertThat(peer.frames).hasSize(before);
    end.hasRoom = true;
    assertThat(end.link.deadline()).isLessThanOrEqualTo(peer.line.now);
    peer.line.pass(0);
    assertThat(peer.frames).hasSize(before + 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, BAUD})
  void aWireThatTakesNothingForHalfAMinuteCostsNothing(long baud) {
    SimulatedLine line = SimulatedLine.clear(3, baud, Faults.NONE).open();
    line.pass(SECOND);
    line.one.hasRoom = false;
    for (int i = 0; i < 10; i++) {
      line.one.link.send(i, Bytes.utf8("m" + i), line.now);
      line.pass(3 * SECOND);
    }
    assertThat(line.two.messages).isEmpty();
    line.one.hasRoom = true;
    line.pass(SECOND);
    assertThat(line.two.messages).isEqualTo(IntStream.range(0, 10).mapToObj(i -> "m" + i).toList());
    assertThat(line.one.log).noneMatch(entry -> entry.startsWith("down"));
  }

  @Test
  void aStoppedEndMakesTheLinkAnewWhenItGoesOnAndLosesNothing() {
    SimulatedLine line = SimulatedLine.clear(3, BAUD, Faults.NONE).open();
    line.pass(SECOND);
    line.cut = true;
    for (int i = 0; i < 10; i++) {
      line.one.link.send(i, Bytes.utf8("m" + i), line.now);
    }
    line.pass(60 * SECOND);
    line.cut = false;
    line.pass(60 * SECOND);
    assertThat(line.two.messages).isEqualTo(IntStream.range(0, 10).mapToObj(i -> "m" + i).toList());
    assertThat(line.one.acknowledged).hasSize(10);
  }
}
