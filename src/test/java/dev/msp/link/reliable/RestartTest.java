package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.link.reliable.ReliableConfig.Role;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages over many links: section 4.3, rule 11, RESUME. Each arrives once, and in order. */
class RestartTest {

  private static final long SECOND = SimulatedLine.SECOND;
  private static final CloseReason CUT = new CloseReason(CloseReason.Kind.WIRE_BROKE, "cut");

  private static List<String> words(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void eachMessageArrivesOnceAcross100CutsBothWays(long seed) {
    Random random = new Random(seed);
    long baud = seed % 2 == 0 ? 0 : 115_200;
    SimulatedLine line = SimulatedLine.clear(seed, baud, new Faults(0, 0, 0, SECOND / 200)).open();
    int sent = 0;
    for (int cut = 0; cut < 100; cut++) {
      for (int i = random.nextInt(6); i > 0; i--, sent++) {
        line.one.link.send(sent, Bytes.utf8("one " + sent), line.now);
        line.two.link.send(sent, Bytes.utf8("two " + sent), line.now);
        line.pass(random.nextInt((int) (SECOND / 50)));
      }
      line.pass(random.nextInt((int) (SECOND / 10)));
      line.drop();
      line.one.link.lost(CUT);
      line.two.link.lost(CUT);
      line.open();
    }
    line.pass(10 * SECOND);
    assertThat(line.two.messages).isEqualTo(words("one ", sent));
    assertThat(line.one.messages).isEqualTo(words("two ", sent));
    assertThat(line.one.acknowledged).isEqualTo(LongStream.range(0, sent).boxed().toList());
    assertThat(line.two.acknowledged).isEqualTo(LongStream.range(0, sent).boxed().toList());
    assertThat(line.one.log).noneMatch(entry -> entry.startsWith("uncertain"));
    assertThat(line.one.link.pending()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void eachMessageArrivesOnceAtAServerThatAnswersEachCallWithAFreshLink(long seed) {
    Random random = new Random(seed);
    ReliableConfig server = SimulatedLine.config(Role.ANSWERING, 0, seed + 2000);
    SimulatedLine line = SimulatedLine.clear(seed, 0, new Faults(0, 0, 0, SECOND / 200));
    line.two(server);
    List<String> came = line.two.messages;
    line.open();
    int sent = 0;
    for (int cut = 0; cut < 100; cut++) {
      for (int i = random.nextInt(6); i > 0; i--, sent++) {
        line.one.link.send(sent, Bytes.utf8("one " + sent), line.now);
        line.pass(random.nextInt((int) (SECOND / 50)));
      }
      line.pass(random.nextInt((int) (SECOND / 50)));
      line.drop();
      line.one.link.lost(CUT);
      End old = line.two;
      line.two(
          new ReliableConfig(
              Role.ANSWERING,
              0,
              server.mtu(),
              server.store(),
              server.security(),
              false,
              End.random(seed * 1000 + cut),
              null,
              server.conversations()));
      line.two.messages.addAll(old.messages);
      line.open();
    }
    line.pass(10 * SECOND);
    assertThat(line.two.messages).isEqualTo(words("one ", sent));
    assertThat(line.one.acknowledged).isEqualTo(LongStream.range(0, sent).boxed().toList());
    assertThat(came).hasSizeLessThanOrEqualTo(sent);
  }

  @Test
  void aServersMessagesThatWaitForACallerThatComesBackAreNotTakenForDelivered() {
    SimulatedLine line = SimulatedLine.clear(1, 0, Faults.NONE).open();
    for (int i = 0; i < 3; i++) {
      line.two.link.send(i, Bytes.utf8("old " + i), line.now);
    }
    line.pass(SECOND);
    assertThat(line.one.messages).hasSize(3);
    line.one.link.lost(CUT);
    line.two(SimulatedLine.config(Role.ANSWERING, 0, 77));
    for (int i = 0; i < 5; i++) {
      line.two.link.send(i, Bytes.utf8("new " + i), line.now);
    }
    line.open();
    line.pass(SECOND);
    assertThat(line.one.messages.subList(3, line.one.messages.size())).isEqualTo(words("new ", 5));
    assertThat(line.two.acknowledged).containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void aResponderThatForgotTheConversationMakesWhatWasOnItsWayUncertain() {
    SimulatedLine line = SimulatedLine.clear(1, 0, new Faults(0, 0, 0, SECOND / 100)).open();
    line.pass(SECOND);
    line.one.link.send(1, Bytes.utf8("there"), line.now);
    line.pass(SECOND);
    line.one.link.send(2, Bytes.utf8("on its way"), line.now);
    line.drop();
    line.one.link.lost(CUT);
    line.one.link.send(3, Bytes.utf8("later"), line.now);
    line.two(SimulatedLine.config(Role.ANSWERING, 0, 77));
    line.open();
    line.pass(SECOND);
    assertThat(line.one.acknowledged).containsExactly(1L, 3L);
    assertThat(line.one.log).contains("uncertain 2");
    assertThat(line.two.messages).containsExactly("later");
  }

  @Test
  void whoeverIsInitiatorTheConversationGoesOn() {
    // Both call: by chance now the one, now the other is initiator.
    SimulatedLine line =
        new SimulatedLine(
            1,
            SimulatedLine.config(Role.CALLING, 115_200, 5),
            SimulatedLine.config(Role.CALLING, 115_200, 6),
            new Faults(0, 0, 0, SECOND / 200));
    line.open();
    for (int i = 0; i < 40; i++) {
      line.one.link.send(i, Bytes.utf8("one " + i), line.now);
      line.two.link.send(i, Bytes.utf8("two " + i), line.now);
      line.pass(SECOND / 20 * (i % 7));
      line.drop();
      line.one.link.lost(CUT);
      line.two.link.lost(CUT);
      line.open();
    }
    line.pass(10 * SECOND);
    assertThat(line.two.messages).isEqualTo(words("one ", 40));
    assertThat(line.one.messages).isEqualTo(words("two ", 40));
  }

  @Test
  void anOlderLinkOfTheSameConversationBringsNothingMore() {
    Conversations conversations = new Conversations();
    Bytes name = Bytes.copyOf(new byte[16]);
    Object older = new Object();
    Object newer = new Object();
    assertThat(conversations.claim(name, older, 0)).isZero();
    assertThat(conversations.received(name, older, 0)).isTrue();
    assertThat(conversations.claim(name, newer, 0)).isEqualTo(1);
    assertThat(conversations.received(name, older, 1)).isFalse();
    assertThat(conversations.received(name, newer, 1)).isTrue();
  }

  @Test
  void aConversationInUseIsNotForgottenForManyOthers() {
    Conversations conversations = new Conversations();
    Object link = new Object();
    Bytes name = Bytes.copyOf(new byte[16]);
    conversations.claim(name, link, 0);
    for (int i = 1; i <= 5000; i++) {
      byte[] other = new byte[16];
      LinkFrame.putInt(other, 0, i);
      conversations.claim(Bytes.copyOf(other), new Object(), 0);
    }
    assertThat(conversations.received(name, link, 7)).isTrue();
    assertThat(conversations.claim(name, new Object(), 0)).isEqualTo(8);
  }

  @Test
  void aMessageThatIsPartlyOnItsWayCountsAsPendingAndIsNotTakenBack() {
    RawPeer peer = RawPeer.answering(115_200);
    peer.line.one.link.send(1, Bytes.utf8("x".repeat(10_000)), peer.line.now);
    peer.line.one.link.send(2, Bytes.utf8("waits"), peer.line.now);
    peer.line.pass(SECOND / 5);
    assertThat(peer.line.one.link.pending()).isEqualTo(2);
    assertThat(peer.line.one.link.withdraw(1)).isFalse();
    assertThat(peer.line.one.link.withdraw(2)).isTrue();
    assertThat(peer.line.one.link.pending()).isEqualTo(1);
  }
}
