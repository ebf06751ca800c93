package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.frame.Bytes;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Records and channels: section 4.1, STREAM, and section 4.3, rule 11. */
class ChannelTest {

  private static final long SECOND = SimulatedLine.SECOND;
  private static final long BAUD = 921_600;

  private final SimulatedLine line = SimulatedLine.clear(1, BAUD, Faults.NONE).open();
  private final RawPeer peer = RawPeer.answering(BAUD);
  private final End end = peer.line.one;
  private int sent = RawPeer.afterResume();

  ChannelTest() {
    line.pass(SECOND);
  }

  private void send(Bytes... records) {
    for (Bytes record : records) {
      peer.data(sent, record);
      sent += record.length();
    }
  }

  private static Bytes control(byte[] record) {
    return RawPeer.record(RecordReader.CONTROL, Bytes.copyOf(record));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** Writes a block as soon as there is room for it. */
  private void write(int channel, byte[] block) {
    assertThat(line.until(() -> line.one.link.write(channel, block, line.now), 60 * SECOND))
        .isTrue();
  }

  @Test
  void littleWaitsOnAChannelSoThatItsWriterIsNotFarAheadOfTheLine() {
    int channel = line.one.link.openChannel(3, line.now).orElseThrow();
    line.pass(SECOND);
    line.two.link.grant(channel, 1 << 20, line.now);
    line.pass(SECOND);
    int taken = 0;
    while (line.one.link.write(channel, random(1000), line.now)) {
      taken += 1000;
    }
    assertThat(taken).isLessThan(32_000);
    line.pass(5 * SECOND);
    assertThat(line.two.blockBytes).isEqualTo(taken);
  }

  @Test
  void aBlockArrivesWholeWhateverItsLength() {
    int channel = line.one.link.openChannel(3, line.now).orElseThrow();
    line.pass(SECOND);
    line.two.link.grant(channel, 1 << 20, line.now);
    line.pass(SECOND);
    List<byte[]> blocks =
        List.of(random(0), random(1), random(1021), random(1024), random(65535), random(65536));
    for (byte[] block : blocks) {
      write(channel, block);
    }
    line.pass(20 * SECOND);
    assertThat(line.two.blocks(channel)).hasSize(blocks.size());
    for (byte[] block : blocks) {
      assertThat(line.two.blocks(channel).remove()).isEqualTo(block);
    }
  }

  @Test
  void aBlockOver64KiBIsRefusedBeforeItIsSent() {
    int channel = line.one.link.openChannel(3, line.now).orElseThrow();
    line.two.link.grant(channel, 1 << 20, line.now);
    line.pass(SECOND);
    assertThatThrownBy(() -> line.one.link.write(channel, new byte[65537], line.now))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMessageMayHaveOneMebibyteAndNoMore() {
    String longest = "x".repeat(1 << 20);
    line.one.link.send(1, Bytes.utf8(longest), line.now);
    assertThat(line.until(() -> line.one.acknowledged.size() == 1, 30 * SECOND)).isTrue();
    assertThat(line.two.messages).containsExactly(longest);
    assertThatThrownBy(() -> line.one.link.send(2, Bytes.utf8(longest + "x"), line.now))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(line.one.link.pending()).isZero();
  }

  @Test
  void aMessageThatDoesNotEndIsALimitPassed() {
    byte[] record = new byte[1003];
    record[0] = (byte) (RecordReader.MESSAGES | Outflow.MORE);
    LinkFrame.putShort(record, 1, 1000);
    for (int i = 0; i < (1 << 20) / 1000; i++) {
      send(Bytes.copyOf(record));
    }
    assertThat(peer.reset()).isEqualTo(-1);
    send(Bytes.copyOf(record));
    assertThat(peer.reset()).isEqualTo(ProtocolFault.LIMIT);
    assertThat(end.messages).isEmpty();
  }

  @Test
  void aChannelThatPassesItsCreditIsALimitPassedBeforeItIsStored() {
    send(control(ControlRecord.open(5, 3)));
    end.link.grant(5, 100, peer.line.now);
    send(RawPeer.record(5, Bytes.copyOf(new byte[60])));
    assertThat(end.blockBytes).isEqualTo(60);
    send(RawPeer.record(5, Bytes.copyOf(new byte[41])).slice(0, 3));
    assertThat(peer.reset()).isEqualTo(ProtocolFault.LIMIT);
  }

  @Test
  void aRecordOfAChannelThatNobodyOpenedIsALimitPassed() {
    for (int channel : new int[] {2, 3, 5, 126, 127}) {
      RawPeer other = RawPeer.answering(BAUD);
      other.data(RawPeer.afterResume(), RawPeer.record(channel, Bytes.copyOf(new byte[1])));
      assertThat(other.reset()).as("channel %d", channel).isEqualTo(ProtocolFault.LIMIT);
    }
  }

  @Test
  void whatComesForAChannelThatWasRefusedMeanwhileIsSkipped() {
    send(control(ControlRecord.open(5, 3)));
    end.link.grant(5, 1000, peer.line.now);
    byte[] part = RawPeer.record(5, Bytes.copyOf(new byte[100])).toArray();
    part[0] |= (byte) Outflow.MORE;
    send(Bytes.copyOf(part));
    end.link.refuse(5, "no more", peer.line.now);
    for (int i = 0; i < 1000; i++) {
      send(Bytes.copyOf(part));
    }
    send(RawPeer.record(1, Bytes.utf8("goes on")));
    assertThat(end.messages).containsExactly("goes on");
    assertThat(end.blockBytes).isZero();
  }

  @Test
  void aNumberIsOpenedOnceAndByItsOwnerOnly() {
    for (byte number : new byte[] {0, 1, 2, 3, 4, 126, -128, -1}) {
      RawPeer other = RawPeer.answering(BAUD);
      other.data(RawPeer.afterResume(), control(ControlRecord.open(number, 3)));
      assertThat(other.reset()).as("channel %d", number).isEqualTo(ProtocolFault.PROTOCOL);
    }
    send(control(ControlRecord.open(5, 3)), control(ControlRecord.close(5)));
    assertThat(peer.reset()).isEqualTo(-1);
    send(control(ControlRecord.open(5, 3)));
    assertThat(peer.reset()).isEqualTo(ProtocolFault.PROTOCOL);
  }

  @Test
  void anEndThatHasUsedAllItsNumbersOpensNoMore() {
    int opened = 0;
    for (OptionalInt n = line.one.link.openChannel(3, line.now);
        n.isPresent();
        n = line.one.link.openChannel(3, line.now)) {
      line.one.link.closeChannel(n.getAsInt(), line.now);
      opened++;
    }
    assertThat(opened).isEqualTo(62);
    line.pass(SECOND);
    assertThat(line.two.opened).hasSize(62);
    assertThat(line.one.link.isOpen()).isTrue();
  }

  @Test
  void closeComesBehindTheData() {
    int channel = line.one.link.openChannel(3, line.now).orElseThrow();
    line.pass(SECOND);
    line.two.link.grant(channel, 1 << 20, line.now);
    line.pass(SECOND);
    for (int i = 0; i < 4; i++) {
      write(channel, random(50_000));
    }
    line.one.link.closeChannel(channel, line.now);
    assertThat(line.one.link.write(channel, random(1), line.now)).isFalse();
    assertThat(
            line.until(() -> line.two.log.contains("channel " + channel + " closed "), 10 * SECOND))
        .isTrue();
    assertThat(line.two.blockBytes).isEqualTo(200_000);
  }

  @Test
  void refuseEndsAChannelInTheMiddleOfItsDataWithAReason() {
    int channel = line.one.link.openChannel(3, line.now).orElseThrow();
    line.pass(SECOND);
    line.two.link.grant(channel, 1 << 20, line.now);
    line.pass(SECOND);
    for (int i = 0; i < 4; i++) {
      line.one.link.write(channel, random(60_000), line.now);
    }
    line.pass(SECOND);
    line.two.link.refuse(channel, "disk full", line.now);
    line.one.link.send(1, Bytes.utf8("goes on"), line.now);
    line.pass(10 * SECOND);
    assertThat(line.one.log).contains("channel " + channel + " refused disk full");
    assertThat(line.one.link.write(channel, random(1), line.now)).isFalse();
    assertThat(line.two.messages).containsExactly("goes on");
    assertThat(line.one.link.isOpen()).isTrue();
    assertThat(line.two.link.isOpen()).isTrue();
  }

  @Test
  void severalChannelsShareTheLine() {
    int[] channels = new int[3];
    for (int i = 0; i < 3; i++) {
      channels[i] = line.one.link.openChannel(3, line.now).orElseThrow();
    }
    line.pass(SECOND);
    for (int channel : channels) {
      line.two.link.grant(channel, 1 << 20, line.now);
    }
    line.pass(SECOND);
    for (int i = 0; i < 20; i++) {
      for (int channel : channels) {
        write(channel, random(8000));
      }
    }
    line.pass(3 * SECOND);
    int[] came = Arrays.stream(channels).map(c -> line.two.blocks(c).size()).toArray();
    assertThat(Arrays.stream(came).max().getAsInt() - Arrays.stream(came).min().getAsInt())
        .as("blocks of each: %s", Arrays.toString(came))
        .isLessThanOrEqualTo(1);
    line.pass(10 * SECOND);
    assertThat(line.two.blockBytes).isEqualTo(3 * 20 * 8000);
  }

  @Test
  void tooMuchCreditIsALimitPassed() {
    int channel = end.link.openChannel(3, peer.line.now).orElseThrow();
    send(control(ControlRecord.credit(channel, Integer.MIN_VALUE)));
    assertThat(peer.reset()).isEqualTo(-1);
    send(control(ControlRecord.credit(channel, 1)));
    assertThat(peer.reset()).isEqualTo(ProtocolFault.LIMIT);
  }

  @Test
  void anUnknownOpIsIgnored() {
    for (int op = 7; op < 256; op++) {
      send(control(new byte[] {(byte) op, 1, 2, 3}));
    }
    send(control(new byte[0]), RawPeer.record(1, Bytes.utf8("goes on")));
    assertThat(end.messages).containsExactly("goes on");
  }

  @Test
  void aKnownOpThatIsTooShortIsAFault() {
    int[] shortest = {0, 0, 0, 3, 2, 3, 6}; // with OP; BYE may be bare
    for (int op = 3; op < shortest.length; op++) {
      RawPeer other = RawPeer.answering(BAUD);
      byte[] record = new byte[shortest[op] - 1];
      record[0] = (byte) op;
      other.data(RawPeer.afterResume(), control(record));
      assertThat(other.reset()).as("OP %d", op).isEqualTo(ProtocolFault.PROTOCOL);
    }
  }

  @Test
  void resumeIsTheFirstRecordAndTheOnlyOne() {
    send(control(ControlRecord.resume(Bytes.copyOf(new byte[16]), 0, Bytes.EMPTY)));
    assertThat(peer.reset()).isEqualTo(ProtocolFault.PROTOCOL);
    for (Bytes early :
        List.of(
            RawPeer.record(1, Bytes.utf8("early")),
            control(ControlRecord.open(5, 3)),
            control(ControlRecord.resume(Bytes.copyOf(new byte[16]), 0, Bytes.EMPTY)))) {
      RawPeer other = RawPeer.of(SimulatedLine.clear(1, BAUD, Faults.NONE));
      other.line.one.link.opened(0);
      other.answer();
      other.line.pass(SECOND);
      other.data(0, early);
      assertThat(other.reset()).isEqualTo(ProtocolFault.PROTOCOL);
      assertThat(other.line.one.messages).isEmpty();
    }
  }

  @Test
  void anAnsweringEndSendsNothingBeforeResume() {
    RawPeer caller =
        RawPeer.of(
            new SimulatedLine(
                1,
                SimulatedLine.config(ReliableConfig.Role.ANSWERING, BAUD, 2),
                SimulatedLine.config(ReliableConfig.Role.ANSWERING, BAUD, 3),
                Faults.NONE));
    caller.line.one.link.opened(0);
    caller.greet(Bytes.copyOf(new byte[16]), Hello.Security.CLEAR);
    caller.line.one.link.send(1, Bytes.utf8("waits"), caller.line.now);
    caller.line.one.link.openChannel(3, caller.line.now);
    caller.line.pass(5 * SECOND);
    assertThat(caller.heard).isEmpty();
    caller.data(0, control(ControlRecord.resume(Bytes.copyOf(new byte[16]), 0, Bytes.EMPTY)));
    caller.line.pass(SECOND);
    Bytes first = caller.heard(LinkFrame.KIND_DATA).get(0).data();
    assertThat(first.at(Outflow.HEADER)).isEqualTo(ControlRecord.RESUME);
    assertThat(caller.stream()).contains("waits");
  }

  @Test
  void whatLiesFarAheadIsHeldInBounds() {
    long start = sent;
    int window = 64 << 10;
    for (int i = 1; i < 3000; i++) {
      peer.data(start + 20L * i, Bytes.copyOf(new byte[1])); // a hole before each
    }
    assertThat(end.log.stream().filter("judged beyond the window"::equals).count())
        .isEqualTo(2999 - 1024);
    peer.data(start + window, Bytes.copyOf(new byte[1]));
    peer.line.pass(SECOND);
    assertThat(end.link.isOpen()).isTrue();
  }
}
