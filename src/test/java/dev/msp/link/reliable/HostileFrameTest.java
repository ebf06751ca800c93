package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** LINK frames that no good peer sends: section 4.3, rules 1 and 5. */
class HostileFrameTest {

  private static final Bytes HELLO_MESSAGE =
      RawPeer.record(RecordReader.MESSAGES, Bytes.utf8("Hello"));

  private final RawPeer peer = RawPeer.answering(115_200);
  private final End end = peer.line.one;

  private void assertAlive() {
    int before = end.messages.size();
    peer.data(RawPeer.afterResume(), HELLO_MESSAGE);
    assertThat(end.messages).hasSize(before + 1);
    assertThat(end.link.isOpen()).isTrue();
  }

  @Test
  void aFrameTooShortForItsFieldsIsNotTaken() {
    for (int type = FrameType.HELLO; type <= FrameType.SEAL; type++) {
      for (int length = 0; length < 30; length++) {
        peer.raw(FrameEncoder.frame(LinkFrame.VERSION, type, Bytes.copyOf(new byte[length])));
      }
    }
    assertAlive();
  }

  @Test
  void aFrameOverTheMtuThatWeAnnouncedIsNotTaken() {
    RawPeer slow = RawPeer.answering(9600);
    int mtu = ReliableConfig.serialMtu(9600);
    byte[] tooLong = new byte[mtu + 1 - 15];
    tooLong[0] = LinkFrame.KIND_PING;
    slow.raw(slow.seal(tooLong));
    assertThat(slow.heard(LinkFrame.KIND_PONG)).isEmpty();
    slow.raw(slow.seal(Arrays.copyOf(tooLong, tooLong.length - 1)));
    slow.line.pass(SimulatedLine.SECOND);
    assertThat(slow.heard(LinkFrame.KIND_PONG)).hasSize(1);
  }

  @Test
  void everyTruncationOfAFrameLeavesTheLinkAsItWas() {
    byte[] frame = peer.frame(LinkFrame.KIND_DATA, RawPeer.afterResume(), null, HELLO_MESSAGE);
    for (int length = 1; length < frame.length; length++) {
      peer.raw(Arrays.copyOf(frame, length));
      peer.line.pass(SimulatedLine.SECOND / 10);
    }
    assertThat(end.messages).isEmpty();
    assertAlive();
  }

  @Test
  void everyOtherValueOfEachHeaderByteIsRefused() {
    for (int at = 0; at < Frame.HEADER_LENGTH; at++) {
      peer.send(LinkFrame.KIND_PING, 0, null, Bytes.EMPTY); // it would take the link for dead
      byte[] frame = peer.frame(LinkFrame.KIND_DATA, RawPeer.afterResume(), null, HELLO_MESSAGE);
      for (int value = 0; value < 256; value++) {
        byte[] changed = frame.clone();
        changed[at] = (byte) value;
        if (changed[at] != frame[at]) {
          peer.raw(changed);
          peer.line.pass(SimulatedLine.SECOND / 10);
        }
      }
    }
    assertThat(end.messages).isEmpty();
    assertAlive();
  }

  @Test
  void everyFlippedBitIsNoticed() {
    byte[] frame = peer.frame(LinkFrame.KIND_DATA, RawPeer.afterResume(), null, HELLO_MESSAGE);
    for (int bit = 0; bit < 8 * frame.length; bit++) {
      byte[] changed = frame.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      peer.raw(changed);
      int last = changed.length - 1;
      int sum = 0;
      for (int i = Frame.HEADER_LENGTH; i < last; i++) {
        sum += changed[i];
      }
      changed[last] = (byte) sum; // and once more with a sum that fits
      if (bit / 8 < last) {
        peer.raw(changed);
      }
      peer.line.pass(SimulatedLine.SECOND / 10);
    }
    assertThat(end.messages).isEmpty();
    assertAlive();
  }

  @Test
  void anUnknownKindAShortBodyAndAnAckWithoutBlockAreDroppedAndCounted() {
    long before = end.link.figures().dropped();
    peer.send(0, 0, null, Bytes.EMPTY);
    peer.send(6, 0, null, Bytes.EMPTY);
    peer.send(0x7F, 0, null, Bytes.EMPTY);
    peer.send(LinkFrame.KIND_ACK, 0, null, Bytes.EMPTY);
    byte[] shortBody = new byte[LinkFrame.BODY_HEADER + LinkFrame.BLOCK - 1];
    shortBody[0] = (byte) (LinkFrame.KIND_PING | LinkFrame.WITH_BLOCK);
    peer.raw(peer.seal(shortBody));
    assertThat(end.link.figures().dropped()).isEqualTo(before + 5);
    assertAlive();
  }

  @Test
  void aFrameThatCameBeforeIsDroppedAndCounted() {
    byte[] frame = peer.frame(LinkFrame.KIND_DATA, RawPeer.afterResume(), null, HELLO_MESSAGE);
    peer.raw(frame);
    peer.raw(frame);
    assertThat(end.messages).containsExactly("Hello");
    assertThat(end.log).contains("judged its CTR came before");
    assertThat(end.link.figures().dropped()).isEqualTo(1);
  }

  @Test
  void aCounterHalfItsRangeAheadIsNotTaken() {
    peer.counter = (1L << 31) + 1;
    peer.data(RawPeer.afterResume(), HELLO_MESSAGE);
    assertThat(end.messages).isEmpty();
    peer.counter = 1 + (1L << 31) - 2;
    peer.data(RawPeer.afterResume(), HELLO_MESSAGE);
    assertThat(end.messages).containsExactly("Hello");
  }

  @Test
  void whatWasNeverSentCannotBeAcknowledged() {
    int cum = peer.cum;
    int last = peer.last;
    peer.send(LinkFrame.KIND_ACK, 0, new RawPeer.Block(cum + 1, last, 0, 100), Bytes.EMPTY);
    assertThat(peer.reset()).isEqualTo(ProtocolFault.PROTOCOL);
    RawPeer other = RawPeer.answering(0);
    other.send(
        LinkFrame.KIND_ACK, 0, new RawPeer.Block(other.cum, other.last + 1, 0, 100), Bytes.EMPTY);
    assertThat(other.reset()).isEqualTo(ProtocolFault.PROTOCOL);
    assertThat(other.line.one.closed).isTrue();
  }

  @Test
  void acknowledgementsAreNotAnswered() {
    peer.line.pass(SimulatedLine.SECOND);
    peer.ack(100);
    int before = peer.frames.size();
    for (int i = 0; i < 10_000; i++) {
      peer.ack(100);
    }
    peer.line.pass(SimulatedLine.SECOND);
    assertThat(peer.frames).hasSize(before);
  }

  @Test
  void pingsAreAnsweredTenTimesASecondAtMostWithTheLastEcho() {
    long start = peer.line.now;
    for (int i = 0; i < 200; i++) {
      peer.send(LinkFrame.KIND_PING, 0, null, Bytes.utf8("ping" + (1000 + i)));
      peer.line.pass(SimulatedLine.SECOND / 100);
    }
    peer.line.pass(SimulatedLine.SECOND);
    assertThat(peer.heard(LinkFrame.KIND_PONG)).hasSizeBetween(20, 21);
    RawPeer.Heard last =
        peer.heard(LinkFrame.KIND_PONG).get(peer.heard(LinkFrame.KIND_PONG).size() - 1);
    assertThat(last.data()).isEqualTo(Bytes.utf8("ping1199"));
    assertThat(last.block()).isNotNull();
    assertThat(last.offset()).isEqualTo(peer.cum);
    assertThat(peer.line.now - start).isGreaterThan(2 * SimulatedLine.SECOND);
  }
}
