package dev.msp.link;

import static dev.msp.link.LinkDriver.ACK_TIMEOUT;
import static dev.msp.link.LinkDriver.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.frame.Fault;
import dev.msp.link.ClassicConfig.AfterTimeout;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of messages and of the link when a wire is lost, closed or made again. */
class WireLossTest {

  private final LinkDriver client = LinkDriver.opened(ClassicConfig.client());

  @Test
  void onlyWhatWasSentMayHaveArrived() {
    Delivery sent = client.send("one");
    Delivery waiting = client.send("two");
    client.quietly().lose();
    assertThat(client.effects()).containsExactly("settled 1 failed");
    assertThat(sent.failure()).isEqualTo(Delivery.Failure.WIRE);
    assertThat(sent.reason()).isEqualTo("no ACK: the cable was cut; it may have arrived");
    assertThat(waiting.status()).isEqualTo(Delivery.Status.PENDING);
    client.abandon();
    assertThat(client.effects()).containsExactly("settled 2 failed");
    assertThat(waiting.reason()).isEqualTo("not sent: closed by the user");
    assertThat(waiting.failure()).isEqualTo(Delivery.Failure.WIRE);
    assertThat(waiting.wasSent()).isFalse();
    assertThat(client.link.queued() + client.link.inFlight()).isZero();
  }

  @Test
  void whatWasSentIsNeverSentOnTheNextWire() {
    client.send("one");
    client.send("two");
    client.lose().quietly().open();
    assertThat(client.effects()).containsExactly("sent v1 DATA two");
    client.lose().quietly().open();
    assertThat(client.effects()).isEmpty();
  }

  @Test
  void aMessageTakenBetweenTwoWiresGoesOutOnTheNext() {
    client.lose();
    Delivery delivery = client.send("x");
    assertThat(client.effects()).isEmpty();
    client.open().ack();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.ACKED);
  }

  @Test
  void onlyAMessageThatWasNotSentCanBeTakenBack() {
    Delivery sent = client.send("one");
    client.lose();
    Delivery waiting = client.send("two");
    Delivery next = client.send("three");
    client.quietly();
    assertThat(client.link.withdraw(waiting, "not sent: nobody waits")).isTrue();
    assertThat(client.effects()).containsExactly("settled 2 failed");
    assertThat(waiting.reason()).isEqualTo("not sent: nobody waits");
    assertThat(waiting.failure()).isEqualTo(Delivery.Failure.WIRE);
    assertThat(waiting.wasSent()).isFalse();
    assertThat(client.link.withdraw(waiting, "again")).isFalse();
    assertThat(client.link.withdraw(sent, "again")).isFalse();
    client.quietly().open();
    assertThat(client.effects()).containsExactly("sent v1 DATA three");
    assertThat(client.link.withdraw(next, "again")).isFalse();
    assertThat(next.status()).isEqualTo(Delivery.Status.PENDING);
  }

  @Test
  void abandoningFailsWhatIsInFlightAndWhatWaits() {
    Delivery sent = client.send("one");
    Delivery waiting = client.send("two");
    client.abandon();
    assertThat(sent.reason()).isEqualTo("no ACK: closed by the user; it may have arrived");
    assertThat(waiting.reason()).isEqualTo("not sent: closed by the user");
  }

  @Test
  void aTimedOutMessageStaysSoWhenTheWireIsLost() {
    LinkDriver serial = LinkDriver.opened(Configs.client(AfterTimeout.HOLD, 1));
    Delivery delivery = serial.send("x");
    serial.pass(ACK_TIMEOUT).quietly().lose();
    assertThat(serial.effects()).isEmpty();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.TIMED_OUT);
    assertThat(delivery.isOver()).isTrue();
  }

  @Test
  void thePeersEndClosesTheWire() {
    client.link.ended();
    assertThat(client.effects()).containsExactly("close PEER_CLOSED");
    assertThat(client.recorder.closed.get(0).text()).isEqualTo("the peer closed the connection");
  }

  @Test
  void thePeersEndAfterAnAckTimeoutIsTheEndOfTheLingerAndNotItsReason() {
    client.send("x");
    client.sleep(ACK_TIMEOUT).quietly().link.ended();
    assertThat(client.effects()).containsExactly("close ACK_TIMEOUT");
  }

  @Test
  void whatCameBeforeThePeersEndIsAnswered() {
    LinkDriver server = LinkDriver.opened(ClassicConfig.server());
    server.data("a").data("b").link.ended();
    assertThat(server.effects())
        .containsExactly(
            "judged DELIVERED",
            "sent v1 ACK OK",
            "judged DELIVERED",
            "sent v1 ACK OK",
            "close PEER_CLOSED");
  }

  static Stream<Named<Consumer<LinkDriver>>> endings() {
    return Stream.of(
        Named.of("the peer's end", driver -> driver.link.ended()),
        Named.of("idle", driver -> driver.pass(600 * SECOND)),
        Named.of("no ACK", driver -> driver.sleep(ACK_TIMEOUT + SECOND)),
        Named.of("a half frame", driver -> driver.damage(Fault.Kind.INCOMPLETE)),
        Named.of("a bad frame", driver -> driver.damage(Fault.Kind.CHECKSUM).pass(SECOND)),
        Named.of("lost", LinkDriver::lose));
  }

  private static void everyInput(LinkDriver driver) {
    driver.data("x").ack().damage(Fault.Kind.CHECKSUM).damage(Fault.Kind.INCOMPLETE);
    driver.link.heard(100_000, driver.now);
    driver.pass(SECOND).pass(1000 * SECOND).link.ended();
    driver.send("waits");
  }

  @ParameterizedTest
  @MethodSource("endings")
  void aWireIsClosedOnceAndNothingCountsAfterIt(Consumer<LinkDriver> ending) {
    LinkDriver server = LinkDriver.opened(ClassicConfig.server());
    server.send("in flight");
    ending.accept(server);
    assertThat(server.recorder.closed).hasSizeLessThanOrEqualTo(1);
    server.quietly();
    everyInput(server);
    assertThat(server.effects()).isEmpty();
    assertThat(server.link.deadline()).isEqualTo(ClassicConfig.NEVER);
    server.lose().quietly().open();
    assertThat(server.effects()).containsExactly("sent v1 DATA waits");
    server.data("x");
    assertThat(server.effects()).containsExactly("judged DELIVERED", "sent v1 ACK OK");
  }

  @Test
  void aLinkThatWasNeverOpenTakesNothingFromAWire() {
    LinkDriver unopened = new LinkDriver(ClassicConfig.server());
    unopened.data("x").ack().damage(Fault.Kind.INCOMPLETE).pass(SECOND).link.ended();
    assertThat(unopened.effects()).isEmpty();
    assertThat(unopened.link.deadline()).isEqualTo(ClassicConfig.NEVER);
  }

  @Test
  void openingTwiceWithoutALossBetweenIsABug() {
    assertThatThrownBy(client::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("opened again before the wire was lost");
  }

  @Test
  void anIdleLinkWithoutTimesHasNoDeadline() {
    assertThat(client.link.deadline()).isEqualTo(ClassicConfig.NEVER);
    client.send("x");
    client.ack();
    assertThat(client.link.deadline()).isEqualTo(ClassicConfig.NEVER);
  }
}
