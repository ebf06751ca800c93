package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.link.ClassicConfig;
import dev.msp.link.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a message without ACK. Source: MSP protocol, section 3, client rule 5. */
@Timeout(20)
class SessionTimeoutTest {

  private static final long TIMEOUT = 5 * ManualTime.SECOND;

  private Scene scene = Scene.classic();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void withoutAckOutputIsShutThenTheWireClosedAndTheSessionParked() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    Delivery delivery = scene.send("one");
    wire.nextWrite();
    scene.time.advance(TIMEOUT - 1);
    assertThat(delivery.status()).isEqualTo(Delivery.Status.PENDING);
    scene.time.advance(1);
    assertThat(delivery.status()).isEqualTo(Delivery.Status.TIMED_OUT);
    assertThat(delivery.isOver()).isFalse();
    wire.awaitShutdown();
    scene.time.advance(ManualTime.SECOND - 1);
    assertThat(scene.session.state()).isInstanceOf(SessionState.Open.class);
    scene.time.advance(1);
    wire.awaitClosed();
    scene.awaitState("parked");
    assertThat(delivery.isOver()).isTrue();
    assertThat(scene.session.counters().timedOut()).isEqualTo(1);
    assertThat(Story.of(scene.session.journal()))
        .containsExactly(
            "opening: loop:",
            "open: here to there",
            "out DATA one",
            "message 1 timed-out: no ACK within 5 s: it may have arrived",
            "parked: no ACK came in time");
  }

  @Test
  void anAckWithinTheLingerMakesTheMessageLate() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    Delivery delivery = scene.send("one");
    wire.nextWrite();
    scene.time.advance(TIMEOUT + ManualTime.SECOND / 2);
    wire.awaitShutdown();
    wire.bring(Frames.ACK);
    assertThat(scene.session.await(delivery, Scene.PATIENCE)).isTrue();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.LATE);
    assertThat(delivery.roundTripNanos()).isEqualTo(TIMEOUT + ManualTime.SECOND / 2);
    scene.awaitState("parked");
    wire.awaitClosed();
    assertThat(scene.session.counters().late()).isEqualTo(1);
    assertThat(scene.session.counters().timedOut()).isZero();
  }

  @Test
  void aMessageThatComesWithinTheLingerIsShownAndDoesNotCostTheLateAck() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    Delivery delivery = scene.send("one");
    wire.nextWrite();
    scene.time.advance(TIMEOUT);
    wire.awaitShutdown();
    wire.bring(Frames.data("meanwhile"));
    scene.await(e -> e instanceof Event.FrameEvent frame && frame.remark().contains("not ack"));
    wire.bring(Frames.ACK);
    assertThat(scene.session.await(delivery, Scene.PATIENCE)).isTrue();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.LATE);
    scene.awaitState("parked");
    assertThat(wire.writesLeft()).isZero();
    assertThat(Story.of(scene.session.journal())).doesNotContain("out ACK");
  }

  @Test
  void theNextMessageOpensANewConnection() throws Exception {
    FakeWire first = scene.startedAndOpen();
    scene.send("one");
    first.nextWrite();
    scene.time.advance(TIMEOUT + ManualTime.SECOND);
    scene.awaitState("parked");
    assertThat(scene.connector.wiresLeft()).isZero();
    Delivery next = scene.send("two");
    FakeWire second = scene.connector.nextWire();
    assertThat(second.nextWrite()).isEqualTo(Frames.data("two"));
    second.bring(Frames.ACK);
    assertThat(scene.session.await(next, Scene.PATIENCE)).isTrue();
    assertThat(next.status()).isEqualTo(Delivery.Status.ACKED);
    assertThat(first.writesLeft()).isZero();
  }

  @Test
  void aMessageThatWaitsIsSentOverANewConnectionAtOnce() throws Exception {
    FakeWire first = scene.startedAndOpen();
    scene.send("one");
    Delivery waits = scene.send("two");
    first.nextWrite();
    scene.time.advance(TIMEOUT + ManualTime.SECOND);
    FakeWire second = scene.connector.nextWire();
    assertThat(second.nextWrite()).isEqualTo(Frames.data("two"));
    second.bring(Frames.ACK);
    assertThat(scene.session.await(waits, Scene.PATIENCE)).isTrue();
    assertThat(Story.of(scene.session.journal()))
        .containsSubsequence(
            "reconnecting: no ACK came in time; attempt 1 in 0 ms", "opening: loop:");
  }

  @Test
  void whereItHoldsTheNextFrameWaitsOneMoreTimeoutAndTheWireStaysOpen() throws Exception {
    scene.close();
    scene = holding();
    FakeWire wire = scene.startedAndOpen();
    Delivery first = scene.send("one");
    scene.send("two");
    wire.nextWrite();
    scene.time.advance(2 * TIMEOUT - 1);
    assertThat(first.status()).isEqualTo(Delivery.Status.TIMED_OUT);
    assertThat(wire.writesLeft()).isZero();
    scene.time.advance(1);
    assertThat(wire.nextWrite()).isEqualTo(Frames.data("two"));
    assertThat(wire.isOutputShut()).isFalse();
    assertThat(wire.isClosed()).isFalse();
  }

  @Test
  void withoutThreadsATimerThatSendsDoesNotWaitForTheWire() throws Exception {
    scene.close();
    scene = holding();
    scene.session.step();
    FakeWire wire = scene.connector.nextWire();
    scene.send("one");
    scene.send("two");
    wire.nextWrite();
    wire.holdWrites();
    scene.time.advance(2 * TIMEOUT); // comes back although the write of "two" does not
    wire.awaitStuck();
    assertThat(scene.session.pending()).isEqualTo(1);
  }

  @Test
  void anAckTakesItsTimerAlongSoThatOnlyOneMessageCanTimeOut() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    for (int i = 0; i < 100; i++) {
      Delivery delivery = scene.send("m" + i);
      wire.nextWrite();
      wire.bring(Frames.ACK);
      assertThat(scene.session.await(delivery, Scene.PATIENCE)).isTrue();
      scene.time.advance(ManualTime.SECOND);
    }
    assertThat(scene.session.counters().acked()).isEqualTo(100);
    assertThat(scene.time.waiting()).isLessThanOrEqualTo(1);
  }

  private static Scene holding() {
    ClassicConfig base = ClassicConfig.client();
    ClassicConfig holding =
        new ClassicConfig(
            1,
            1,
            base.frameLimit(),
            TIMEOUT,
            base.onDamage(),
            ClassicConfig.AfterTimeout.HOLD,
            null,
            false,
            ClassicConfig.NEVER,
            ClassicConfig.NEVER);
    return new Scene("loop:", holding, Responder.SILENT);
  }
}
