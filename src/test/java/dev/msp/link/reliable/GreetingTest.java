package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.link.reliable.ReliableConfig.Role;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HELLO and what follows from it, or from its absence: sections 4.1, 4.2 and 4.4. */
class GreetingTest {

  private static final long SECOND = SimulatedLine.SECOND;
  private static final long BAUD = 115_200;
  private static final Bytes NONCE = Bytes.hex("ffeeddccbbaa99887766554433221100");
  private static final byte[] CLASSIC = FrameEncoder.frame(1, FrameType.DATA, Bytes.utf8("Hello"));

  private static SimulatedLine line(Role role, long baud, boolean mayFallBack) {
    return new SimulatedLine(
        1,
        SimulatedLine.config(role, baud, 2, Hello.Security.CLEAR, mayFallBack, null),
        SimulatedLine.config(Role.ANSWERING, baud, 3),
        Faults.NONE);
  }

  private static RawPeer silent(Role role, long baud, boolean mayFallBack) {
    RawPeer peer = RawPeer.of(line(role, baud, mayFallBack));
    peer.line.one.link.opened(peer.line.now);
    return peer;
  }

  @ParameterizedTest(name = "{0} baud, may fall back {1}: HELLO at {2} s, over at {3} s")
  @CsvSource({
    "115200, true, 0 1 2, 3",
    "0, true, 0, 1",
    "115200, false, 0 1 3 7, 10",
    "0, false, 0 1 3 7, 10"
  })
  void aHelloIsRepeatedWithTheSameNAndThenGivenUp(
      long baud, boolean mayFallBack, String at, long over) {
    RawPeer peer = silent(Role.CALLING, baud, mayFallBack);
    peer.line.pass(over * SECOND - 1);
    String last = peer.line.one.log.get(peer.line.one.log.size() - 1);
    assertThat(last).isEqualTo("greeting");
    peer.line.pass(1);
    assertThat(peer.times)
        .isEqualTo(List.of(at.split(" ")).stream().map(t -> Long.parseLong(t) * SECOND).toList());
    assertThat(peer.frames).allMatch(frame -> frame.equals(peer.frames.get(0)));
    assertThat(peer.line.one.log)
        .anyMatch(
            entry -> entry.startsWith(mayFallBack ? "classic: " : baud == 0 ? "close" : "down"));
  }

  @Test
  void aLinkThatInsistsGreetsAgainOnASerialLineLaterAndLater() {
    RawPeer peer = silent(Role.CALLING, BAUD, false);
    peer.line.pass(40 * SECOND);
    // 10 s each, and 1, 2, 4 s between them; each attempt with an n of its own
    assertThat(peer.times)
        .isEqualTo(
            LongStream.of(0, 1, 3, 7, 11, 12, 14, 18, 23, 24, 26, 30, 37, 38, 40)
                .map(s -> s * SECOND)
                .boxed()
                .toList());
    assertThat(peer.frames.get(4)).isNotEqualTo(peer.frames.get(0));
  }

  @Test
  void aLostAnswerIsGivenAgainByteForByte() {
    SimulatedLine line = SimulatedLine.clear(1, BAUD, Faults.NONE);
    int[] left = {2};
    line.toOne = frame -> left[0]-- > 0 ? null : frame;
    line.open();
    assertThat(line.until(line.one.link::isOpen, 5 * SECOND)).isTrue();
    assertThat(line.sentByTwo.get(1)).isEqualTo(line.sentByTwo.get(0));
    assertThat(line.sentByTwo.get(2)).isEqualTo(line.sentByTwo.get(0));
    assertThat(line.two.log).doesNotContain("down the peer restarted");
  }

  @Test
  void theGreaterNIsInitiatorWhereBothCall() {
    for (long seed = 1; seed <= 20; seed++) {
      SimulatedLine line =
          new SimulatedLine(
              seed,
              SimulatedLine.config(Role.CALLING, BAUD, seed * 7),
              SimulatedLine.config(Role.CALLING, BAUD, seed * 7 + 1),
              Faults.NONE);
      line.open();
      line.one.link.send(1, Bytes.utf8("to two"), line.now);
      line.two.link.send(2, Bytes.utf8("to one"), line.now);
      assertThat(line.until(() -> line.one.acknowledged.size() == 1, 2 * SECOND)).isTrue();
      assertThat(line.until(() -> line.two.acknowledged.size() == 1, 2 * SECOND)).isTrue();
      Hello first = hello(line.sentByOne.get(0));
      Hello second = hello(line.sentByTwo.get(0));
      boolean oneIsGreater = first.nonce().toHex().compareTo(second.nonce().toHex()) > 0;
      Hello answer = hello((oneIsGreater ? line.sentByTwo : line.sentByOne).get(1));
      assertThat(answer.nonce()).isEqualTo((oneIsGreater ? second : first).nonce());
      assertThat(answer.answered()).contains((oneIsGreater ? first : second).nonce());
      assertThat(line.one.messages).containsExactly("to one");
      assertThat(line.two.messages).containsExactly("to two");
    }
  }

  private static Hello hello(Bytes frame) {
    return Hello.parse(RawPeer.payload(frame)).orElseThrow();
  }

  @Test
  void aLineThatEchoesIsNamedAndNotStormed() {
    SimulatedLine line = line(Role.CALLING, BAUD, true);
    line.toTwo =
        frame -> {
          line.inject(line.one, frame, line.now + SECOND / 100);
          return null;
        };
    line.one.link.opened(0);
    line.pass(60 * SECOND);
    assertThat(line.one.log).contains("down the line echoes: our own HELLO came back from it");
    assertThat(line.sentByOne).hasSizeLessThan(10);
  }

  @Test
  void anotherHelloOnAnOpenTcpLinkIsIgnored() {
    RawPeer peer = RawPeer.answering(0);
    int before = peer.frames.size();
    peer.raw(RawPeer.hello(new Hello(NONCE, 1024, Hello.Security.CLEAR, Optional.empty())));
    assertThat(peer.line.one.log).contains("judged the link is open");
    assertThat(peer.frames).hasSize(before);
    assertThat(peer.line.one.link.isOpen()).isTrue();
  }

  @Test
  void aHelloThatAnswersAnotherIsIgnored() {
    RawPeer peer = silent(Role.CALLING, BAUD, false);
    peer.raw(RawPeer.hello(new Hello(NONCE, 1024, Hello.Security.CLEAR, Optional.of(NONCE))));
    assertThat(peer.line.one.log).contains("judged it answers no HELLO of ours");
    assertThat(peer.line.one.link.isOpen()).isFalse();
  }

  @Test
  void aClassicFrameMakesTheLinkFallBackAtOnceAndIsTheOtherLinks() {
    for (Role role : Role.values()) {
      RawPeer peer = silent(role, BAUD, true);
      End end = peer.line.one;
      end.link.send(7, Bytes.utf8("first"), 0);
      end.link.send(8, Bytes.utf8("second"), 0);
      peer.raw(CLASSIC);
      assertThat(end.log).contains("classic: the peer speaks classic MSP");
      assertThat(end.log).as("it is judged by who takes it").noneMatch(e -> e.startsWith("judged"));
      assertThat(end.link.deadline()).isEqualTo(Long.MAX_VALUE);
      assertThat(end.link.pending()).isEqualTo(2);
      assertThat(end.link.withdraw(7)).isTrue();
      assertThat(end.link.withdraw(8)).isTrue();
      assertThat(end.link.pending()).isZero();
    }
  }

  @Test
  void aClassicFrameEndsAGreetingThatMayNotFallBack() {
    RawPeer peer = silent(Role.CALLING, 0, false);
    peer.raw(CLASSIC);
    assertThat(peer.line.one.log).contains("close NO_ANSWER: the peer speaks only classic MSP");
    RawPeer idle = silent(Role.ANSWERING, BAUD, false);
    idle.raw(CLASSIC);
    assertThat(idle.line.one.closed).isFalse();
    idle.greet(NONCE, Hello.Security.CLEAR);
    assertThat(idle.line.one.link.isOpen()).isTrue();
  }

  @Test
  void noChangedByteOfAHelloMakesALinkFallBack() {
    SimulatedLine line = line(Role.CALLING, BAUD, true);
    line.open();
    line.pass(SECOND / 10);
    Bytes hello = line.sentByOne.get(0);
    for (int at = 0; at < hello.length(); at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = hello.toArray();
        changed[at] ^= (byte) (1 << bit);
        RawPeer peer = silent(Role.ANSWERING, BAUD, true);
        peer.raw(changed);
        assertThat(peer.line.one.log).as("bit %d of byte %d", bit, at).isEmpty();
        assertThat(peer.frames).isEmpty();
      }
    }
  }

  @Test
  void aFrameOfAnOldLinkIsAnsweredWithAHelloOnceASecondOnASerialLine() {
    RawPeer peer = silent(Role.ANSWERING, BAUD, true);
    byte[] old = FrameEncoder.frame(3, FrameType.LINK, Bytes.copyOf(new byte[30]));
    for (int i = 0; i < 30; i++) {
      peer.raw(old);
      peer.line.pass(SECOND / 10);
    }
    assertThat(peer.frames).hasSize(3);
    assertThat(hello(peer.frames.get(0)).answered()).isEmpty();
    peer.line.pass(60 * SECOND);
    assertThat(peer.line.one.log)
        .as("who answers waits on")
        .noneMatch(e -> e.startsWith("classic"));
    peer.greet(NONCE, Hello.Security.CLEAR);
    assertThat(peer.line.one.link.isOpen()).isTrue();
  }

  @Test
  void aFrameOfAnOldLinkIsNotAnsweredOnTcp() {
    RawPeer peer = silent(Role.ANSWERING, 0, true);
    peer.raw(FrameEncoder.frame(3, FrameType.LINK, Bytes.copyOf(new byte[30])));
    assertThat(peer.frames).isEmpty();
    assertThat(peer.line.one.log).contains("judged no link is open");
  }

  @Test
  void beforeTheLinkIsOpenAnMsp3OnlyEndTakesShortFramesOnly() {
    assertThat(silent(Role.CALLING, 0, false).line.one.link.limit()).isEqualTo(300);
    assertThat(silent(Role.CALLING, 0, true).line.one.link.limit()).isEqualTo(Frame.MAX_LENGTH);
    assertThat(RawPeer.answering(0).line.one.link.limit()).isEqualTo(ReliableConfig.TCP_MTU);
  }

  @Test
  void aCallThatIsAnsweredByACallDoesNotLeaveATimerBehind() {
    RawPeer peer = silent(Role.CALLING, BAUD, false);
    peer.line.pass(10 * SECOND + SECOND / 2); // it will call again in half a second
    peer.greet(NONCE, Hello.Security.CLEAR);
    assertThat(peer.line.one.link.isOpen()).isTrue();
    peer.line.pass(5 * SECOND);
    assertThat(peer.line.one.link.isOpen()).isTrue();
  }
}
