package dev.msp.link;

import static dev.msp.link.LinkDriver.ACK_TIMEOUT;
import static dev.msp.link.LinkDriver.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Fault;
import dev.msp.link.ClassicConfig.AfterTimeout;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes that are no frame. Source: MSP protocol, section 3, server rules 4 and 5. */
class DamageTest {

  private static final int DISCARDED = 65_536;

  private final LinkDriver server = LinkDriver.opened(ClassicConfig.server());

  @ParameterizedTest
  @EnumSource(names = {"NOISE", "LENGTH", "CHECKSUM"})
  void overTcpFramesBeforeTheFirstSkippedByteAreAnsweredAndNothingAfter(Fault.Kind kind) {
    server.data("before").damage(kind).data("after").ack();
    assertThat(server.effects()).containsExactly("judged DELIVERED", "sent v1 ACK OK");
    assertThat(server.link.isDiscarding()).isTrue();
  }

  @Test
  void afterABadFrameTheConnectionClosesWhenItWasQuietForASecond() {
    server.damage(Fault.Kind.CHECKSUM);
    assertThat(server.link.deadline()).isEqualTo(SECOND);
    server.pass(SECOND - 1);
    server.link.heard(1, server.now);
    server.pass(SECOND - 1);
    assertThat(server.effects()).isEmpty();
    server.pass(1);
    assertThat(server.effects()).containsExactly("close BAD_FRAME");
    assertThat(server.recorder.closed.get(0).text())
        .isEqualTo("a bad frame came; nothing after it counts");
  }

  @Test
  void goodFramesDoNotKeepADiscardingConnectionOpen() {
    server.damage(Fault.Kind.CHECKSUM).data("x").pass(SECOND);
    assertThat(server.effects()).containsExactly("close BAD_FRAME");
  }

  @Test
  void afterABadFrameTheConnectionClosesWhen64KibibytesCame() {
    server.damage(Fault.Kind.LENGTH);
    server.link.heard(DISCARDED - 1, 0);
    assertThat(server.effects()).isEmpty();
    server.link.heard(1, 0);
    assertThat(server.effects()).containsExactly("close BAD_FRAME");
    server.link.heard(DISCARDED, 0);
    assertThat(server.effects()).isEmpty();
  }

  @Test
  void afterABadFrameThePeersEndClosesTheConnection() {
    server.damage(Fault.Kind.NOISE).link.ended();
    assertThat(server.effects()).containsExactly("close PEER_CLOSED");
  }

  @Test
  void moreDamageNeitherProlongsNorChangesTheEnd() {
    server.damage(Fault.Kind.NOISE).pass(SECOND / 2);
    server.link.damaged(new Fault(Fault.Kind.INCOMPLETE, 16, 5), server.now);
    server.link.damaged(new Fault(Fault.Kind.CHECKSUM, 1, 2), server.now);
    assertThat(server.effects()).isEmpty();
    server.pass(SECOND / 2);
    assertThat(server.effects()).containsExactly("close BAD_FRAME");
  }

  @Test
  void nothingIsSentAfterABadFrameForItsSenderWouldTakeItForTheAnswer() {
    LinkDriver answering =
        LinkDriver.opened(Configs.policy(ClassicConfig.server(), AfterTimeout.GO_ON));
    Delivery first = answering.send("one");
    Delivery second = answering.send("two");
    answering.quietly().damage(Fault.Kind.CHECKSUM);
    Delivery third = answering.send("three");
    for (int i = 0; i < 12; i++) {
      answering.pass(SECOND / 2).link.heard(1, answering.now);
    }
    assertThat(answering.effects()).containsExactly("settled 1 timed-out");
    answering.abandon();
    assertThat(answering.effects()).containsExactly("settled 2 failed", "settled 3 failed");
    assertThat(first.wasSent()).isTrue();
    assertThat(second.reason()).isEqualTo("not sent: closed by the user");
    assertThat(third.reason()).isEqualTo("not sent: closed by the user");
  }

  @Test
  void aNewConnectionDiscardsNothing() {
    server.damage(Fault.Kind.CHECKSUM).link.heard(DISCARDED / 2, 0);
    server.lose().open();
    assertThat(server.link.isDiscarding()).isFalse();
    server.data("x");
    assertThat(server.effects()).containsExactly("judged DELIVERED", "sent v1 ACK OK");
    server.damage(Fault.Kind.CHECKSUM);
    server.link.heard(DISCARDED - 1, server.now);
    assertThat(server.effects()).as("its 64 KiB are its own").isEmpty();
  }

  @Test
  void overTcpAHalfFrameClosesTheConnection() {
    server.data("x").quietly().damage(Fault.Kind.INCOMPLETE);
    assertThat(server.effects()).containsExactly("close FRAME_TIMEOUT");
    assertThat(server.recorder.closed.get(0).text())
        .isEqualTo("a frame began and did not end: 5 of 16 bytes, then silence");
  }

  @ParameterizedTest
  @EnumSource(Fault.Kind.class)
  void onSerialTheLinkGoesOnWithTheNextGoodFrame(Fault.Kind kind) {
    LinkDriver serial = LinkDriver.opened(Configs.resyncing());
    for (int i = 0; i < 1000; i++) {
      serial.damage(kind).data("x");
    }
    assertThat(serial.link.isDiscarding()).isFalse();
    assertThat(serial.recorder.closed).isEmpty();
    assertThat(serial.recorder.frames).hasSize(1000);
  }

  @ParameterizedTest
  @EnumSource(Fault.Kind.class)
  void aClientReadsOnForItsAck(Fault.Kind kind) {
    LinkDriver client = LinkDriver.opened(ClassicConfig.client());
    client.send("x");
    client.quietly().damage(kind).pass(ACK_TIMEOUT - 1).ack();
    assertThat(client.effects()).containsExactly("judged ACKNOWLEDGES", "settled 1 acked");
  }

  @Test
  void noiseDoesNotMoveTheTimeOfAnAck() {
    LinkDriver client = LinkDriver.opened(ClassicConfig.client());
    client.send("x");
    client.quietly();
    for (int i = 0; i < 4; i++) {
      client.pass(SECOND).damage(Fault.Kind.NOISE);
    }
    client.pass(SECOND);
    assertThat(client.effects()).containsExactly("settled 1 timed-out", "shutdown");
  }

  @Test
  void manyBadFramesAreMetWithTheSameSilence() {
    server.damage(Fault.Kind.CHECKSUM);
    Collections.nCopies(1000, "x").forEach(server::data);
    assertThat(server.recorder.frames).isEmpty();
  }
}
