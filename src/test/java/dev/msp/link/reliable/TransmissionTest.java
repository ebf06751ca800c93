package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acknowledgements, losses, timeouts and what may be on the line: section 4.3, rules 2 to 6. */
class TransmissionTest {

  private static final long SECOND = SimulatedLine.SECOND;
  private static final long MILLI = SECOND / 1000;

  private final RawPeer peer = RawPeer.answering(921_600);
  private final End end = peer.line.one;
  private int sent = RawPeer.afterResume();

  /** Sends a piece of a block of channel 5 that does not end. */
  private void piece(int length) {
    byte[] record = new byte[3 + length];
    record[0] = (byte) (5 | Outflow.MORE);
    LinkFrame.putShort(record, 1, length);
    peer.data(sent, Bytes.copyOf(record));
    sent += record.length;
  }

  private void openChannel() {
    Bytes open = RawPeer.record(0, Bytes.copyOf(ControlRecord.open(5, 3)));
    peer.data(sent, open);
    sent += open.length();
    end.link.grant(5, 64 << 10, peer.line.now);
    peer.line.pass(SECOND);
    peer.ack(100);
    peer.heard.clear();
  }

  @Test
  void dataIsAcknowledgedWithin30Milliseconds() {
    openChannel();
    long start = peer.line.now;
    piece(10);
    peer.line.pass(29 * MILLI);
    assertThat(peer.heard).isEmpty();
    peer.line.pass(2 * MILLI);
    assertThat(peer.heard(LinkFrame.KIND_ACK)).hasSize(1);
    assertThat(peer.heard.get(0).time() - start).isEqualTo(30 * MILLI);
    assertThat(peer.heard.get(0).told().cum()).isEqualTo(sent);
  }

  @Test
  void eightFramesAreAcknowledgedAtOnce() {
    openChannel();
    for (int i = 0; i < 7; i++) {
      piece(10);
    }
    assertThat(peer.heard).isEmpty();
    piece(10);
    assertThat(peer.heard(LinkFrame.KIND_ACK)).hasSize(1);
  }

  @Test
  void aGapIsAcknowledgedAtOnceAndTheMapShowsIt() {
    openChannel();
    peer.counter++; // one is lost
    sent += 13;
    piece(10);
    RawPeer.Block block = peer.heard(LinkFrame.KIND_ACK).get(0).told();
    assertThat(block.last()).isEqualTo((int) peer.counter);
    assertThat(block.map() & 1).isZero();
    assertThat(block.map() & 2).isEqualTo(2);
    assertThat(block.cum()).isEqualTo(sent - 26);
  }

  @Test
  void theEndOfAMessageIsAcknowledgedAtOnce() {
    openChannel();
    peer.data(sent, RawPeer.record(1, Bytes.utf8("Hello")));
    assertThat(peer.heard(LinkFrame.KIND_ACK)).hasSize(1);
  }

  @Test
  void dataTheOtherWayTakesTheAcknowledgementAlong() {
    openChannel();
    piece(10);
    end.link.send(1, Bytes.utf8("Hello"), peer.line.now);
    assertThat(peer.heard).hasSize(1);
    assertThat(peer.heard.get(0).kind()).isEqualTo(LinkFrame.KIND_DATA);
    assertThat(peer.heard.get(0).told().cum()).isEqualTo(sent);
    peer.line.pass(SECOND / 20);
    assertThat(peer.heard(LinkFrame.KIND_ACK)).isEmpty();
  }

  @Test
  void whatTheMapDoesNotShowIsSentAgainAtOnce() {
    end.link.send(1, Bytes.utf8("lost"), peer.line.now);
    peer.line.pass(5 * MILLI);
    long offset = peer.heard.get(peer.heard.size() - 1).offset();
    int before = peer.last - 1;
    end.link.send(2, Bytes.utf8("came"), peer.line.now);
    peer.line.pass(5 * MILLI);
    peer.heard.clear();
    peer.send(
        LinkFrame.KIND_ACK, 0, new RawPeer.Block((int) offset, peer.last, ~1, 100), Bytes.EMPTY);
    assertThat(before).isEqualTo(peer.last - 3);
    assertThat(peer.heard(LinkFrame.KIND_DATA)).hasSize(1);
    assertThat(peer.heard.get(0).offset()).isEqualTo(offset);
    assertThat(peer.heard.get(0).data().length()).isEqualTo(Outflow.HEADER + 4);
    assertThat(end.link.figures().lost()).isEqualTo(1);
    assertThat(end.link.figures().timeouts()).isZero();
  }

  @Test
  void theTimeoutIsOneSecondAtFirstAndGrowsFourfoldAtMost() {
    RawPeer deaf = RawPeer.of(SimulatedLine.clear(1, 921_600, Faults.NONE));
    deaf.line.one.link.opened(0);
    deaf.answer();
    deaf.line.pass(20 * SECOND);
    List<Long> times = deaf.heard(LinkFrame.KIND_DATA).stream().map(RawPeer.Heard::time).toList();
    assertThat(times).hasSizeGreaterThan(5);
    long[] gaps = {1, 2, 4, 4, 4};
    for (int i = 0; i < gaps.length; i++) {
      assertThat(times.get(i + 1) - times.get(i))
          .as("gap %d", i)
          .isBetween(gaps[i] * SECOND, gaps[i] * SECOND + 5 * MILLI);
    }
    assertThat(deaf.heard(LinkFrame.KIND_DATA).stream().map(RawPeer.Heard::offset).distinct())
        .containsExactly(0L);
  }

  @Test
  void thereIsNoTimeoutOnTcpAndPingFindsWhatWasLost() {
    RawPeer tcp = RawPeer.answering(0);
    tcp.line.one.link.send(1, Bytes.utf8("refused by the peer's window"), tcp.line.now);
    int dataLast = tcp.last;
    int cumBefore = tcp.cum - Outflow.HEADER - 28;
    tcp.heard.clear();
    tcp.line.pass(14 * SECOND);
    assertThat(tcp.heard).isEmpty();
    tcp.line.pass(2 * SECOND);
    assertThat(tcp.heard(LinkFrame.KIND_PING)).hasSize(1);
    assertThat(tcp.last).isEqualTo(dataLast + 1);
    tcp.send(LinkFrame.KIND_PONG, 0, new RawPeer.Block(cumBefore, tcp.last, ~1, 100), Bytes.EMPTY);
    assertThat(tcp.heard(LinkFrame.KIND_DATA)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 300, 1000})
  void noFrameIsLongerThanThePeerTakes(int mtu) {
    ReliableConfig one = SimulatedLine.config(ReliableConfig.Role.CALLING, 0, 1);
    ReliableConfig two = SimulatedLine.config(ReliableConfig.Role.ANSWERING, 0, 2);
    SimulatedLine line =
        new SimulatedLine(
            1,
            one,
            new ReliableConfig(
                two.role(),
                0,
                mtu,
                two.store(),
                two.security(),
                false,
                two.random(),
                null,
                two.conversations()),
            Faults.NONE);
    line.open();
    line.pass(SECOND);
    line.stream(500_000, 8192);
    assertThat(line.until(() -> line.two.blockBytes == 500_000, 60 * SECOND)).isTrue();
    assertThat(line.sentByOne).allMatch(frame -> frame.length() <= mtu);
    assertThat(line.sentByOne).anyMatch(frame -> frame.length() >= mtu - 16);
  }

  @Test
  void noMoreThan20MillisecondsQueueBehindTheDriverOfASerialPort() {
    SimulatedLine line = SimulatedLine.clear(1, 115_200, Faults.NONE).open();
    line.pass(SECOND);
    line.stream(200_000, 8192);
    long[] worst = {0};
    line.toTwo =
        frame -> {
          worst[0] = Math.max(worst[0], line.queuedByOne());
          return frame;
        };
    assertThat(line.until(() -> line.two.blockBytes == 200_000, 60 * SECOND)).isTrue();
    assertThat(worst[0]).isBetween(16 * MILLI, 20 * MILLI);
  }

  @Test
  void acknowledgedBytesAndRoundTripAreCounted() {
    SimulatedLine line = SimulatedLine.clear(1, 115_200, new Faults(0, 0, 0, SECOND / 20)).open();
    line.pass(SECOND);
    LinkFigures figures = line.one.link.figures();
    long before = figures.acknowledged();
    line.one.link.send(1, Bytes.utf8("x".repeat(500)), line.now);
    line.pass(2 * SECOND);
    assertThat(figures.acknowledged() - before).isEqualTo(503);
    assertThat(figures.roundTripNanos()).isBetween(100 * MILLI, 140 * MILLI);
    assertThat(figures.resent()).isZero();
  }
}
