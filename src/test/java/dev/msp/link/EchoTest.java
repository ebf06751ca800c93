package dev.msp.link;

import static dev.msp.link.LinkDriver.ACK_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.link.ClassicConfig.AfterTimeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A line that echoes, and peers that only repeat. Source: MSP protocol, section 3, client rule 6.
 */
class EchoTest {

  private final LinkDriver client = LinkDriver.opened(Configs.client(AfterTimeout.HOLD, 1));

  private static Bytes lastSent(LinkDriver driver) {
    return driver.recorder.frames.get(driver.recorder.frames.size() - 1);
  }

  @ParameterizedTest
  @EnumSource(AfterTimeout.class)
  void ourOwnFrameComingBackFailsTheDeliveryAndNothingIsAcked(AfterTimeout policy) {
    LinkDriver end = LinkDriver.opened(Configs.client(policy, 1));
    Delivery delivery = end.send("x");
    end.quietly().frame(lastSent(end));
    assertThat(end.effects()).containsExactly("judged ECHO", "settled 1 failed");
    assertThat(delivery.failure()).isEqualTo(Delivery.Failure.PEER);
    assertThat(delivery.reason())
        .isEqualTo("the line echoes: our own frame came back; is a loop-back plug or echo on?");
    assertThat(delivery.isOver()).isTrue();
    assertThat(end.link.inFlight()).isZero();
  }

  @Test
  void anEncryptedFrameComingBackIsAnEchoToo() {
    LinkDriver end = LinkDriver.opened(ClassicConfig.client().withBox(new XorBox(7)));
    end.send("x");
    end.quietly().frame(lastSent(end));
    assertThat(end.effects()).containsExactly("judged ECHO", "settled 1 failed");
  }

  @ParameterizedTest
  @CsvSource({"2, x", "1, y", "1, xx"})
  void aFrameThatDiffersInOneByteIsNoEcho(int version, String text) {
    client.send("x");
    client.quietly().frame(version, FrameType.DATA, Bytes.utf8(text));
    assertThat(client.effects())
        .containsExactly("judged DELIVERED", "sent v" + version + " ACK OK");
  }

  @Test
  void aLoopBackPlugCausesNoStormAndEachMessageSaysSo() {
    for (int i = 1; i <= 3; i++) {
      client.send("m" + i);
      client.quietly().frame(lastSent(client));
      assertThat(client.effects()).containsExactly("judged ECHO", "settled " + i + " failed");
      client.sleep(ACK_TIMEOUT);
    }
    assertThat(client.recorder.frames).as("each message once, and no ACK").hasSize(3);
  }

  @Test
  void theAckBehindAnEchoIsNotTakenForThatOfTheNextMessage() {
    client.send("one");
    Delivery second = client.send("two");
    client.frame(lastSent(client)).quietly().ack();
    assertThat(client.effects())
        .as("a device that echoes and acknowledges")
        .containsExactly("judged STRAY_ACK", "sent v1 DATA two");
    assertThat(second.status()).isEqualTo(Delivery.Status.PENDING);
  }

  @ParameterizedTest
  @EnumSource(AfterTimeout.class)
  void theNextMessageWaitsNoLongerThanTheAckTimeoutBehindAnEcho(AfterTimeout policy) {
    LinkDriver end = LinkDriver.opened(Configs.client(policy, 1));
    end.send("one");
    end.send("two");
    end.pass(1).frame(lastSent(end)).quietly().pass(ACK_TIMEOUT - 2);
    assertThat(end.effects()).isEmpty();
    end.pass(1);
    assertThat(end.effects()).containsExactly("sent v1 DATA two");
  }

  @Test
  void anEchoSeenTwiceFailsOnce() {
    client.send("x");
    client.quietly().frame(lastSent(client)).frame(lastSent(client));
    assertThat(client.effects()).containsExactly("judged ECHO", "settled 1 failed", "judged ECHO");
  }

  @Test
  void equalFramesComingBackFailOneAfterTheOther() {
    LinkDriver wide = LinkDriver.opened(Configs.client(AfterTimeout.HOLD, 3));
    wide.send("x");
    wide.send("x");
    wide.send("y");
    Bytes y = lastSent(wide);
    Bytes x = wide.recorder.frames.get(0);
    wide.quietly().frame(x).frame(x).frame(y);
    assertThat(wide.effects())
        .containsExactly(
            "judged ECHO",
            "settled 1 failed",
            "judged ECHO",
            "settled 2 failed",
            "judged ECHO",
            "settled 3 failed");
    assertThat(wide.link.inFlight()).isZero();
  }

  @Test
  void anEchoOfATimedOutMessageIsNotAckedAndChangesNothing() {
    Delivery delivery = client.send("x");
    client.pass(ACK_TIMEOUT).quietly().frame(lastSent(client));
    assertThat(client.effects()).containsExactly("judged ECHO");
    assertThat(delivery.status()).isEqualTo(Delivery.Status.TIMED_OUT);
    client.ack();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.LATE);
  }

  @Test
  void losingTheWireBehindAnEchoSettlesNothingTwice() {
    client.send("x");
    client.frame(lastSent(client)).quietly().lose();
    assertThat(client.effects()).isEmpty();
    client.open().send("y");
    assertThat(client.effects()).containsExactly("sent v1 DATA y");
    assertThat(client.link.inFlight()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void aPeerThatAcksAndThenSendsTheSameIsNoEcho(int window) {
    LinkDriver end = LinkDriver.opened(Configs.client(AfterTimeout.HOLD, window));
    for (int i = 0; i < 200; i++) {
      end.send("ping");
    }
    for (int i = 1; i <= 200; i++) {
      end.quietly().ack().data("ping");
      assertThat(end.effects())
          .as("round %d", i)
          .contains("settled " + i + " acked", "judged DELIVERED", "sent v1 ACK OK")
          .doesNotContain("judged ECHO");
    }
  }

  @Test
  void answersThatComeInBunchesBehindTheirAcksAreNoEcho() {
    LinkDriver end = LinkDriver.opened(Configs.client(AfterTimeout.HOLD, 8));
    for (int i = 0; i < 160; i++) {
      end.send(i % 2 == 0 ? "A" : "B");
    }
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 8; i++) {
        end.ack();
      }
      for (int i = 0; i < 8; i++) {
        end.data(i % 2 == 0 ? "A" : "B");
      }
    }
    assertThat(end.effects()).doesNotContain("judged ECHO").contains("settled 160 acked");
  }

  @Test
  void anAnswerThatLagsBehindOtherMessagesIsNoEcho() {
    client.send("A");
    client.send("B");
    client.send("A");
    client.ack().ack().quietly().data("A").data("B").ack().data("A");
    assertThat(client.effects())
        .filteredOn(effect -> effect.startsWith("judged"))
        .containsExactly(
            "judged DELIVERED", "judged DELIVERED", "judged ACKNOWLEDGES", "judged DELIVERED");
  }

  @Test
  void oneAckExcusesOneAnswerAndNoMore() {
    client.send("A");
    client.ack().data("A").data("B");
    client.send("A");
    client.quietly().data("A");
    assertThat(client.effects()).containsExactly("judged ECHO", "settled 2 failed");
  }

  @Test
  void whatWasAckedOrSaidOnAnotherWireExcusesNothingOnThisOne() {
    client.send("A");
    client.ack().data("A").data("A").lose().open();
    client.send("A");
    client.quietly().data("A");
    assertThat(client.effects()).containsExactly("judged ECHO", "settled 2 failed");
  }

  @Test
  void anAnswerOwedOnAnotherWireIsNotAwaitedOnThisOne() {
    client.send("A");
    client.ack().lose().open();
    client.send("A");
    client.quietly().data("A");
    assertThat(client.effects()).containsExactly("judged ECHO", "settled 2 failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "ping", "\u00e9\u00e8"})
  void anEchoingEndTakesTheSameMessageAgainThoughItsAnswerIsNotAcked(String text) {
    LinkDriver server = LinkDriver.opened(Configs.client(AfterTimeout.GO_ON, 1024));
    for (int i = 1; i <= 5; i++) {
      server.quietly().data(text);
      server.send(text);
      assertThat(server.effects())
          .as("message %d", i)
          .containsExactly("judged DELIVERED", "sent v1 ACK OK", "sent v1 DATA " + text);
    }
  }

  @Test
  void otherWordsThanThePeersAreGuardedAgainstEchoes() {
    client.data("ping");
    client.send("pong");
    client.quietly().data("pong");
    assertThat(client.effects()).containsExactly("judged ECHO", "settled 1 failed");
  }

  @Test
  void theOldestOwedAnswerIsForgottenWhenThereAreTooMany() {
    client.send("first");
    client.ack();
    for (int i = 0; i < 65; i++) {
      client.send("m" + i);
      client.ack();
    }
    client.send("m0");
    client.quietly().data("m0");
    assertThat(client.effects()).startsWith("judged DELIVERED");
    client.ack();
    client.send("first");
    client.quietly().data("first");
    assertThat(client.effects()).startsWith("judged ECHO");
  }
}
