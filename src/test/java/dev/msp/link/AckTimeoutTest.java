package dev.msp.link;

import static dev.msp.link.LinkDriver.ACK_TIMEOUT;
import static dev.msp.link.LinkDriver.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.link.ClassicConfig.AfterTimeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A message without ACK is reported and never sent again. Source: MSP protocol, section 3, client
 * rules 5 and 7.
 */
class AckTimeoutTest {

  private static LinkDriver client(AfterTimeout policy, int window) {
    return LinkDriver.opened(Configs.client(policy, window));
  }

  @ParameterizedTest
  @EnumSource(AfterTimeout.class)
  void aDeliveryTimesOutAtTheExactNanosecond(AfterTimeout policy) {
    LinkDriver client = client(policy, 1);
    client.now = 77;
    Delivery delivery = client.send("x");
    assertThat(client.link.deadline()).isEqualTo(77 + ACK_TIMEOUT);
    client.pass(ACK_TIMEOUT - 1);
    assertThat(delivery.status()).isEqualTo(Delivery.Status.PENDING);
    client.pass(1);
    assertThat(delivery.status()).isEqualTo(Delivery.Status.TIMED_OUT);
    assertThat(delivery.reason()).isEqualTo("no ACK within 5 s: it may have arrived");
    assertThat(delivery.failure()).isEqualTo(Delivery.Failure.NONE);
  }

  @Test
  void withAPasswordSilenceMayMeanAWrongOne() {
    LinkDriver client = LinkDriver.opened(ClassicConfig.client().withBox(new XorBox(7)));
    Delivery delivery = client.send("x");
    client.pass(ACK_TIMEOUT);
    assertThat(delivery.reason())
        .isEqualTo(
            "no ACK within 5 s: wrong password, or the frame was dropped; it may have arrived");
  }

  @Test
  void anAckTimeoutThatNeverEndsHasNoDeadline() {
    LinkDriver client =
        LinkDriver.opened(Configs.ackTimeout(ClassicConfig.client(), ClassicConfig.NEVER));
    client.now = 5;
    client.send("x");
    assertThat(client.link.deadline()).isEqualTo(ClassicConfig.NEVER);
    client.quietly().pass(1L << 60);
    assertThat(client.effects()).isEmpty();
  }

  @Test
  void overTcpTheOutputIsShutDownAndTheWireClosedASecondLater() {
    LinkDriver client = client(AfterTimeout.CLOSE, 1);
    client.send("x");
    client.quietly().pass(ACK_TIMEOUT);
    assertThat(client.effects()).containsExactly("settled 1 timed-out", "shutdown");
    client.pass(SECOND - 1);
    assertThat(client.effects()).isEmpty();
    client.pass(1);
    assertThat(client.effects()).containsExactly("close ACK_TIMEOUT");
    assertThat(client.link.deadline()).isEqualTo(ClassicConfig.NEVER);
  }

  @Test
  void overTcpAnAckWithinThatSecondIsLateAndClosesAtOnce() {
    LinkDriver client = client(AfterTimeout.CLOSE, 1);
    Delivery delivery = client.send("x");
    client.pass(ACK_TIMEOUT).pass(SECOND - 1).quietly().ack();
    assertThat(client.effects())
        .containsExactly("judged ACKNOWLEDGES", "settled 1 late", "close ACK_TIMEOUT");
    assertThat(delivery.roundTripNanos()).isEqualTo(ACK_TIMEOUT + SECOND - 1);
    assertThat(delivery.reason()).isEmpty();
    assertThat(delivery.isOver()).isTrue();
  }

  @Test
  void overTcpTheNextMessageWaitsForTheNextConnection() {
    LinkDriver client = client(AfterTimeout.CLOSE, 1);
    client.send("one");
    client.send("two");
    client.quietly().pass(ACK_TIMEOUT);
    client.send("three");
    client.pass(SECOND).lose().pass(60 * SECOND);
    assertThat(client.effects())
        .containsExactly("settled 1 timed-out", "shutdown", "close ACK_TIMEOUT");
    client.open();
    assertThat(client.effects()).containsExactly("sent v1 DATA two");
    client.ack();
    assertThat(client.effects()).contains("settled 2 acked", "sent v1 DATA three");
  }

  @Test
  void anAckBehindTheCloseIsPassedOver() {
    LinkDriver client = client(AfterTimeout.CLOSE, 1);
    Delivery delivery = client.send("x");
    client.pass(ACK_TIMEOUT).pass(SECOND).quietly().ack();
    assertThat(client.effects()).isEmpty();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.TIMED_OUT);
    assertThat(delivery.isOver()).isTrue();
  }

  @Test
  void overTcpAllThatIsDueTimesOutAndTheRestFailsWithTheConnection() {
    LinkDriver client = client(AfterTimeout.CLOSE, 4);
    client.send("a");
    client.send("b");
    client.now += SECOND / 2;
    client.send("c");
    client.now += 2 * SECOND;
    Delivery last = client.send("d");
    client.quietly().sleep(ACK_TIMEOUT);
    assertThat(client.effects())
        .containsExactly(
            "settled 1 timed-out",
            "shutdown",
            "settled 2 timed-out",
            "settled 3 timed-out",
            "settled 4 failed",
            "close ACK_TIMEOUT");
    assertThat(last.failure()).isEqualTo(Delivery.Failure.WIRE);
    assertThat(last.reason())
        .isEqualTo("the connection was closed after a message without ACK; it may have arrived");
  }

  @Test
  void overTcpTheLingerEndsWhenAllInFlightIsAnswered() {
    LinkDriver client = client(AfterTimeout.CLOSE, 2);
    client.send("a");
    client.now += SECOND;
    client.send("b");
    client.pass(ACK_TIMEOUT - SECOND).quietly().ack();
    assertThat(client.effects()).containsExactly("judged ACKNOWLEDGES", "settled 1 late");
    client.ack();
    assertThat(client.effects())
        .containsExactly("judged ACKNOWLEDGES", "settled 2 acked", "close ACK_TIMEOUT");
  }

  @Test
  void nothingIsSentAfterTheOutputWasShutDown() {
    LinkDriver client = client(AfterTimeout.CLOSE, 1);
    client.send("x");
    client.pass(ACK_TIMEOUT).quietly().data("news");
    assertThat(client.effects())
        .as("what comes is shown, but its ACK cannot go out")
        .containsExactly("judged UNANSWERED");
  }

  @Test
  void aLateAckThatIsNotOkLeavesTheDeliveryTimedOut() {
    LinkDriver client = client(AfterTimeout.HOLD, 1);
    Delivery delivery = client.send("x");
    client.pass(ACK_TIMEOUT).quietly().frame(1, FrameType.ACK, Bytes.utf8("NO"));
    assertThat(client.effects()).containsExactly("judged NEGATIVE_ACK");
    assertThat(delivery.status()).isEqualTo(Delivery.Status.TIMED_OUT);
    assertThat(delivery.isOver()).isTrue();
  }

  @Test
  void onSerialTheNextFrameIsHeldUntilTheLateAck() {
    LinkDriver client = client(AfterTimeout.HOLD, 1);
    client.send("one");
    client.send("two");
    client.quietly().pass(ACK_TIMEOUT).pass(ACK_TIMEOUT - 1);
    assertThat(client.effects()).containsExactly("settled 1 timed-out");
    client.ack();
    assertThat(client.effects())
        .containsExactly("judged ACKNOWLEDGES", "settled 1 late", "sent v1 DATA two");
  }

  @Test
  void onSerialTheNextFrameIsHeldForOneMoreTimeoutAtMostAndNothingIsClosed() {
    LinkDriver client = client(AfterTimeout.HOLD, 1);
    Delivery first = client.send("one");
    client.send("two");
    client.quietly().pass(ACK_TIMEOUT).pass(ACK_TIMEOUT - 1);
    assertThat(first.isOver()).as("its ACK may still come").isFalse();
    client.pass(1);
    assertThat(first.isOver()).isTrue();
    assertThat(client.effects()).containsExactly("settled 1 timed-out", "sent v1 DATA two");
    client.sleep(100 * ACK_TIMEOUT);
    assertThat(client.effects()).containsExactly("settled 2 timed-out");
    assertThat(client.link.deadline()).isEqualTo(ClassicConfig.NEVER);
    client.send("three");
    assertThat(client.effects()).containsExactly("sent v1 DATA three");
  }

  @Test
  void onSerialFramesInFlightTogetherTimeOutTogether() {
    LinkDriver client = client(AfterTimeout.HOLD, 3);
    client.send("a");
    client.send("b");
    client.send("c");
    client.send("d");
    client.quietly().pass(ACK_TIMEOUT);
    assertThat(client.effects())
        .containsExactly("settled 1 timed-out", "settled 2 timed-out", "settled 3 timed-out");
    client.ack();
    assertThat(client.effects())
        .as("two more late ones are waited for")
        .containsExactly("judged ACKNOWLEDGES", "settled 1 late");
    client.pass(ACK_TIMEOUT);
    assertThat(client.effects()).containsExactly("sent v1 DATA d");
  }

  @Test
  void onSerialALaterFrameKeepsItsOwnTime() {
    LinkDriver client = client(AfterTimeout.HOLD, 2);
    client.send("a");
    client.now += SECOND;
    Delivery second = client.send("b");
    client.quietly().pass(ACK_TIMEOUT - SECOND);
    assertThat(client.effects()).containsExactly("settled 1 timed-out");
    assertThat(client.link.deadline()).isEqualTo(SECOND + ACK_TIMEOUT);
    client.pass(SECOND);
    assertThat(second.status()).isEqualTo(Delivery.Status.TIMED_OUT);
  }

  @Test
  void onSerialALateAckFreesTheWindowThoughALaterFrameIsStillInFlight() {
    LinkDriver client = client(AfterTimeout.HOLD, 2);
    client.send("a");
    client.now += SECOND;
    client.send("b");
    client.send("c");
    client.pass(ACK_TIMEOUT - SECOND).quietly().ack();
    assertThat(client.effects())
        .containsExactly("judged ACKNOWLEDGES", "settled 1 late", "sent v1 DATA c");
  }

  @Test
  void afterASleepOfTheMachineTheLateAckIsStillWaitedFor() {
    LinkDriver client = client(AfterTimeout.HOLD, 1);
    client.send("one");
    client.send("two");
    client.quietly().pass(3600 * SECOND);
    assertThat(client.effects()).containsExactly("settled 1 timed-out");
    client.ack();
    assertThat(client.effects()).contains("settled 1 late", "sent v1 DATA two");
  }

  @Test
  void anAnswerThatNobodyAcknowledgesIsForgottenAndTheNextGoesOut() {
    LinkDriver server = client(AfterTimeout.GO_ON, 1);
    Delivery first = server.send("one");
    server.send("two");
    server.quietly().pass(ACK_TIMEOUT);
    assertThat(server.effects()).containsExactly("settled 1 timed-out", "sent v1 DATA two");
    assertThat(first.isOver()).isTrue();
    assertThat(server.link.deadline()).isEqualTo(2 * ACK_TIMEOUT);
    server.pass(ACK_TIMEOUT);
    assertThat(server.effects()).containsExactly("settled 2 timed-out");
    assertThat(server.link.deadline()).isEqualTo(ClassicConfig.NEVER);
  }

  @Test
  void answersInFlightTogetherAreForgottenTogether() {
    LinkDriver server = client(AfterTimeout.GO_ON, 8);
    server.send("a");
    server.send("b");
    server.quietly().pass(ACK_TIMEOUT);
    assertThat(server.effects()).containsExactly("settled 1 timed-out", "settled 2 timed-out");
    assertThat(server.link.inFlight()).isZero();
  }
}
