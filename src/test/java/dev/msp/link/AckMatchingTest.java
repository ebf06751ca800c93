package dev.msp.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.link.ClassicConfig.AfterTimeout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending, and whose an ACK is. Source: MSP protocol, section 3, client rules 1, 4 and 6. */
class AckMatchingTest {

  private final LinkDriver client = LinkDriver.opened(ClassicConfig.client());

  @Test
  void aMessageIsOneFrameWithoutTrailingByte() {
    client.send("Hello MSP");
    assertThat(client.recorder.frames)
        .containsExactly(Bytes.hex("aa550010011048656c6c6f204d535004"));
  }

  @Test
  void theConfiguredVersionIsSent() {
    LinkDriver second = LinkDriver.opened(Configs.frames(2, 1024));
    second.send("Hello MSP");
    assertThat(second.recorder.frames)
        .containsExactly(Bytes.hex("aa550010021048656c6c6f204d535004"));
  }

  @Test
  void anEmptyMessageIsSent() {
    assertThat(client.send("").status()).isEqualTo(Delivery.Status.PENDING);
    assertThat(client.recorder.frames).containsExactly(Bytes.hex("aa55000701" + "10" + "00"));
  }

  @Test
  void nothingIsSaidBeforeThereIsAMessage() {
    assertThat(client.effects()).isEmpty();
    assertThat(LinkDriver.opened(ClassicConfig.server()).effects()).isEmpty();
  }

  @Test
  void aMessageTakenBeforeThereIsAWireGoesOutWhenThereIsOne() {
    LinkDriver early = new LinkDriver(ClassicConfig.client());
    Delivery delivery = early.send("early");
    assertThat(early.effects()).isEmpty();
    assertThat(early.link.queued()).isEqualTo(1);
    assertThat(delivery.wasSent()).isFalse();
    early.open();
    assertThat(early.effects()).containsExactly("sent v1 DATA early");
    assertThat(delivery.wasSent()).isTrue();
    assertThat(early.link.queued()).isZero();
  }

  @Test
  void withWindowOneTheNextFrameWaitsForTheAck() {
    client.send("one");
    client.send("two");
    client.send("three");
    assertThat(client.effects()).containsExactly("sent v1 DATA one");
    assertThat(client.link.queued()).isEqualTo(2);
    client.ack();
    assertThat(client.effects())
        .containsExactly("judged ACKNOWLEDGES", "settled 1 acked", "sent v1 DATA two");
    client.ack().ack();
    assertThat(client.effects())
        .containsExactly(
            "judged ACKNOWLEDGES",
            "settled 2 acked",
            "sent v1 DATA three",
            "judged ACKNOWLEDGES",
            "settled 3 acked");
    assertThat(client.link.inFlight()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 1024})
  void noMoreFramesThanTheWindowAreInFlightAndTheirOrderIsKept(int window) {
    LinkDriver wide = LinkDriver.opened(Configs.client(AfterTimeout.CLOSE, window));
    for (int i = 1; i <= window + 2; i++) {
      wide.send("m" + i);
    }
    assertThat(wide.effects()).hasSize(window).startsWith("sent v1 DATA m1", "sent v1 DATA m2");
    assertThat(wide.link.inFlight()).isEqualTo(window);
    wide.ack();
    assertThat(wide.effects())
        .containsExactly("judged ACKNOWLEDGES", "settled 1 acked", "sent v1 DATA m" + (window + 1));
    wide.ack();
    assertThat(wide.effects())
        .containsExactly("judged ACKNOWLEDGES", "settled 2 acked", "sent v1 DATA m" + (window + 2));
  }

  @Test
  void anAckBelongsToTheOldestFrameAndItsTimeIsMeasuredFromSending() {
    LinkDriver wide = LinkDriver.opened(Configs.client(AfterTimeout.CLOSE, 2));
    wide.now = 100;
    Delivery first = wide.send("a");
    wide.now = 150;
    Delivery second = wide.send("b");
    wide.now = 1_000;
    wide.ack();
    assertThat(first.roundTripNanos()).isEqualTo(900);
    assertThat(second.roundTripNanos()).isEqualTo(-1);
    wide.now = 1_100;
    wide.ack();
    assertThat(second.roundTripNanos()).isEqualTo(950);
    assertThat(List.of(first.status(), second.status())).containsOnly(Delivery.Status.ACKED);
    assertThat(first.reason()).isEmpty();
    assertThat(first.failure()).isEqualTo(Delivery.Failure.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 127, 255})
  void anAckIsGoodWhateverItsVersion(int version) {
    Delivery delivery = client.send("x");
    client.frame(version, FrameType.ACK, Bytes.utf8("OK"));
    assertThat(delivery.status()).isEqualTo(Delivery.Status.ACKED);
    assertThat(delivery.isOver()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "O", "KO", "OK ", "ok", "OKOK", "NO"})
  void anAckWithAnotherPayloadFailsTheDeliveryAndTheNextGoesOn(String payload) {
    Delivery delivery = client.send("x");
    client.send("y");
    client.quietly().frame(1, FrameType.ACK, Bytes.utf8(payload));
    assertThat(client.effects())
        .containsExactly("judged NEGATIVE_ACK", "settled 1 failed", "sent v1 DATA y");
    assertThat(delivery.failure()).isEqualTo(Delivery.Failure.PEER);
    assertThat(delivery.reason()).isEqualTo("the peer answered with an ACK that is not OK");
    assertThat(delivery.roundTripNanos()).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource(AfterTimeout.class)
  void aStrayAckIsNotAnsweredAndNotKeptForALaterMessage(AfterTimeout policy) {
    LinkDriver end = LinkDriver.opened(Configs.client(policy, 1));
    end.ack().frame(1, FrameType.ACK, Bytes.utf8("NO"));
    assertThat(end.effects()).containsExactly("judged STRAY_ACK", "judged STRAY_ACK");
    assertThat(end.send("x").status()).isEqualTo(Delivery.Status.PENDING);
  }

  @Test
  void anAckStormGetsNoReply() {
    LinkDriver server = LinkDriver.opened(ClassicConfig.server());
    for (int i = 0; i < 100_000; i++) {
      server.ack();
    }
    assertThat(server.recorder.frames).isEmpty();
    assertThat(server.effects()).hasSize(100_000).containsOnly("judged STRAY_ACK");
  }

  @Test
  void deliveriesAreNumberedFromOneAndKeepTheirText() {
    Delivery first = client.send("a");
    Delivery refused = client.send("b".repeat(2000));
    Delivery third = client.send("c");
    assertThat(List.of(first.id(), refused.id(), third.id())).containsExactly(1L, 2L, 3L);
    assertThat(third.text()).isEqualTo(Bytes.utf8("c"));
    assertThat(third).hasToString("delivery 3 pending");
  }
}
