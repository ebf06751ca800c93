package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.ClassicConfig;
import dev.msp.link.Delivery;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session without threads of its own, moved step by step. */
@Timeout(20)
class SessionInlineTest {

  private Scene scene = Scene.classic();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void oneMessageIsDeliveredOnOneThreadAndTheJournalTellsIt() throws Exception {
    Delivery delivery = scene.send("hello");
    assertThat(scene.session.state()).isInstanceOf(SessionState.Opening.class);
    assertThat(scene.session.step()).isTrue();
    FakeWire wire = scene.connector.nextWire();
    assertThat(wire.nextWrite()).isEqualTo(Frames.data("hello"));
    scene.time.advance(3 * ManualTime.MILLISECOND);
    wire.bring(Frames.ACK);
    assertThat(scene.session.step()).isTrue();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.ACKED);
    assertThat(delivery.roundTripNanos()).isEqualTo(3 * ManualTime.MILLISECOND);
    scene.session.close();
    assertThat(scene.session.step()).isFalse();
    assertThat(wire.isClosed()).isTrue();
    assertThat(Story.of(scene.session.journal()))
        .containsExactly(
            "opening: loop:",
            "open: here to there",
            "out DATA hello",
            "in ACK",
            "message 1 acked",
            "closed: closed by the user");
    assertThat(scene.session.journal().isClosed()).isTrue();
  }

  @Test
  void awaitMovesTheSessionUntilTheDeliveryIsOver() throws Exception {
    scene.session.step();
    FakeWire wire = scene.connector.nextWire();
    Delivery delivery = scene.send("hello");
    assertThat(wire.nextWrite()).isEqualTo(Frames.data("hello"));
    wire.bring(Frames.ACK.slice(0, 4));
    wire.bring(Frames.ACK.slice(4, 9));
    assertThat(scene.session.await(delivery, Long.MAX_VALUE)).isTrue();
    assertThat(scene.session.pending()).isZero();
  }

  @Test
  void aMessageFromThePeerIsAcknowledgedInTheSameStep() throws Exception {
    scene.session.step();
    FakeWire wire = scene.connector.nextWire();
    wire.bring(Frames.data("from there"));
    scene.session.step();
    assertThat(wire.writesLeft()).isEqualTo(1);
    assertThat(wire.nextWrite()).isEqualTo(Frames.ACK);
    assertThat(scene.session.counters().delivered()).isEqualTo(1);
  }

  @Test
  void anEchoGoesOutAfterTheAckInAWriteOfItsOwn() throws Exception {
    scene.close();
    scene = new Scene("loop:", ClassicConfig.client(), Responder.ECHO);
    scene.session.step();
    FakeWire wire = scene.connector.nextWire();
    wire.bring(Frames.data("ping"));
    scene.session.step();
    assertThat(wire.nextWrite()).isEqualTo(Frames.ACK);
    assertThat(wire.nextWrite()).isEqualTo(Frames.data("ping"));
  }

  @Test
  void whatCannotBeSentFailsAtOnceAndNothingGoesOut() throws Exception {
    scene.session.step();
    FakeWire wire = scene.connector.nextWire();
    Bytes tooLong = Bytes.utf8("x".repeat(1_018));
    assertThat(scene.session.refusal(tooLong)).isPresent();
    assertThat(scene.session.refusal(Bytes.utf8("x".repeat(1_017)))).isEmpty();
    Delivery delivery = scene.session.send(tooLong);
    assertThat(delivery.failure()).isEqualTo(Delivery.Failure.REFUSED);
    assertThat(wire.writesLeft()).isZero();
  }

  @Test
  void closingFailsWhatIsInFlightAndWhatWaitsWithoutAnotherStep() {
    scene.session.step();
    Delivery inFlight = scene.send("one");
    Delivery waits = scene.send("two");
    scene.session.close();
    scene.session.close();
    assertThat(inFlight.reason()).contains("closed by the user", "may have arrived");
    assertThat(waits.reason()).isEqualTo("not sent: closed by the user");
    assertThat(scene.session.isClosed()).isTrue();
    assertThat(scene.session.journal().isClosed()).isTrue();
  }

  @Test
  void aMessageToAClosedSessionFailsWithTheReason() {
    scene.session.close();
    Delivery delivery = scene.send("late");
    assertThat(delivery.failure()).isEqualTo(Delivery.Failure.WIRE);
    assertThat(delivery.reason()).isEqualTo("not sent: closed by the user");
  }

  @Test
  void aWriteThatIsStuckEndsWithTheAckTimeout() throws Exception {
    scene.session.step();
    FakeWire wire = scene.connector.nextWire();
    wire.holdWrites();
    FutureTask<Delivery> send = new FutureTask<>(() -> scene.send("hello"));
    new Thread(send, "sends").start();
    wire.awaitStuck();
    scene.time.advance(6 * ManualTime.SECOND);
    Delivery delivery = send.get();
    scene.session.step();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.TIMED_OUT);
    assertThat(delivery.isOver()).isTrue();
    assertThat(scene.session.state()).isInstanceOf(SessionState.Parked.class);
  }

  @Test
  void anInterruptedThreadClosesTheSessionAndKeepsItsMark() throws Exception {
    scene.session.step();
    Thread.currentThread().interrupt();
    scene.session.step();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(scene.session.state())
        .isInstanceOfSatisfying(
            SessionState.Closed.class,
            closed -> assertThat(closed.reason().text()).isEqualTo("closed by the user"));
  }
}
