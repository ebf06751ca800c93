package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to a session, and to its messages, when the wire is lost. */
@Timeout(20)
class SessionReconnectTest {

  private Scene scene = Scene.reconnecting();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void attemptsAreSpacedByDoublingWaitsThatAViewCanCountDown() throws Exception {
    scene.connector.fail(8);
    scene.session.start();
    double[] plain = {0.25, 0.5, 1, 2, 4, 8, 10, 10};
    for (int attempt = 1; attempt <= plain.length; attempt++) {
      SessionState.Reconnecting state = scene.awaitReconnecting();
      assertThat(state.attempt()).isEqualTo(attempt);
      assertThat(state.cause().kind()).isEqualTo(CloseReason.Kind.CONNECT_FAILED);
      assertThat(state.cause().text()).isEqualTo("fake wire: nobody there");
      double wait = (state.retryAt() - scene.time.nanos()) / 1e9;
      assertThat(wait).isBetween(plain[attempt - 1] * 0.8 - 1e-9, plain[attempt - 1] * 1.2 + 1e-9);
      scene.time.advance(state.retryAt() - scene.time.nanos() - 1);
      assertThat(scene.session.state()).isEqualTo(state);
      scene.time.advance(1);
    }
    scene.connector.nextWire();
    scene.awaitState("open");
  }

  @Test
  void theWaitsBeginAnewOnlyAfterBytesWereHeard() throws Exception {
    scene.connector.fail(3);
    scene.session.start();
    for (int i = 0; i < 3; i++) {
      scene.advanceToRetry(scene.awaitReconnecting());
    }
    FakeWire silent = scene.connector.nextWire();
    scene.awaitState("open");
    silent.end();
    SessionState.Reconnecting fourth = scene.awaitReconnecting();
    assertThat(fourth.attempt()).isEqualTo(4);
    scene.advanceToRetry(fourth);
    FakeWire talks = scene.connector.nextWire();
    scene.awaitState("open");
    talks.bring(Frames.data("here I am"));
    talks.end();
    assertThat(scene.awaitReconnecting().attempt()).isEqualTo(1);
  }

  @Test
  void queuedMessagesSurviveALostWireAndThoseInFlightMayHaveArrived() throws Exception {
    FakeWire first = scene.startedAndOpen();
    Delivery inFlight = scene.send("one");
    Delivery waits = scene.send("two");
    first.nextWrite();
    first.breakReading();
    SessionState.Reconnecting state = scene.awaitReconnecting();
    Delivery later = scene.send("three");
    assertThat(inFlight.status()).isEqualTo(Delivery.Status.FAILED);
    assertThat(inFlight.reason())
        .isEqualTo("no ACK: fake wire: broken by the test; it may have arrived");
    assertThat(waits.isOver()).isFalse();
    scene.advanceToRetry(state);
    FakeWire second = scene.connector.nextWire();
    assertThat(second.nextWrite()).isEqualTo(Frames.data("two"));
    second.bring(Frames.ACK);
    assertThat(second.nextWrite()).isEqualTo(Frames.data("three"));
    second.bring(Frames.ACK);
    assertThat(scene.session.await(later, Scene.PATIENCE)).isTrue();
    assertThat(waits.status()).isEqualTo(Delivery.Status.ACKED);
    first.awaitClosed();
  }

  @Test
  void whatIsTakenBackWhileThereIsNoWireIsNeverSent() throws Exception {
    FakeWire first = scene.startedAndOpen();
    first.breakReading();
    SessionState.Reconnecting state = scene.awaitReconnecting();
    Delivery given = scene.send("given up");
    assertThat(scene.session.withdraw(given, "dev")).isTrue();
    assertThat(given.reason())
        .isEqualTo("not sent: dev is reconnecting (fake wire: broken by the test)");
    assertThat(scene.session.pending()).isZero();
    Delivery kept = scene.send("kept");
    scene.advanceToRetry(state);
    FakeWire second = scene.connector.nextWire();
    assertThat(second.nextWrite()).isEqualTo(Frames.data("kept"));
    assertThat(scene.session.withdraw(kept, "dev")).as("it may have arrived").isFalse();
    assertThat(kept.isOver()).isFalse();
  }

  @Test
  void anAnswerIsNotKeptForWhoComesNext() throws Exception {
    FakeWire first = scene.startedAndOpen();
    first.breakReading();
    SessionState.Reconnecting state = scene.awaitReconnecting();
    Delivery answer = scene.session.answer(Bytes.utf8("late"));
    assertThat(answer.status()).isEqualTo(Delivery.Status.FAILED);
    assertThat(answer.reason()).isEqualTo("not sent: who was to get it is gone");
    scene.advanceToRetry(state);
    FakeWire second = scene.connector.nextWire();
    scene.awaitState("open");
    scene.session.answer(Bytes.utf8("in time"));
    assertThat(second.nextWrite()).isEqualTo(Frames.data("in time"));
  }

  @Test
  void nothingIsEverSentTwiceHoweverOftenTheWireBreaks() throws Exception {
    long seed = 4711;
    Random random = new Random(seed);
    List<Delivery> deliveries = new ArrayList<>();
    List<Bytes> expected = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      deliveries.add(scene.send("m" + i));
      expected.add(Frames.data("m" + i));
    }
    FakeWire wire = scene.startedAndOpen();
    List<Bytes> seen = new ArrayList<>();
    while (seen.size() < deliveries.size()) {
      seen.add(wire.nextWrite());
      if (random.nextInt(4) > 0 || seen.size() == deliveries.size()) {
        wire.bring(Frames.ACK);
      } else {
        lose(wire, random.nextBoolean());
        scene.advanceToRetry(scene.awaitReconnecting());
        wire = scene.connector.nextWire();
      }
    }
    assertThat(scene.session.drain(Scene.PATIENCE)).isTrue();
    assertThat(seen).as("seed %d", seed).isEqualTo(expected);
    long acked = deliveries.stream().filter(d -> d.status() == Delivery.Status.ACKED).count();
    assertThat(acked).as("seed %d", seed).isBetween(100L, 190L);
    assertThat(deliveries)
        .as("seed %d", seed)
        .allMatch(d -> d.reason().isEmpty() || d.reason().contains("may have arrived"));
  }

  private static void lose(FakeWire wire, boolean politely) {
    if (politely) {
      wire.end();
    } else {
      wire.breakReading();
    }
  }

  @Test
  void withoutReconnectALostWireClosesTheSessionAndEverythingFails() throws Exception {
    scene.close();
    scene = Scene.classic();
    FakeWire wire = scene.startedAndOpen();
    Delivery inFlight = scene.send("one");
    Delivery waits = scene.send("two");
    wire.nextWrite();
    wire.end();
    assertThat(scene.awaitState("closed").detail()).isEqualTo("the peer closed the connection");
    assertThat(inFlight.reason()).contains("may have arrived");
    assertThat(waits.reason()).isEqualTo("not sent: the peer closed the connection");
    scene.awaitEnd();
    wire.awaitClosed();
  }

  @Test
  void withoutReconnectAFailedConnectionClosesTheSession() throws Exception {
    scene.close();
    scene = Scene.classic();
    scene.connector.fail(1);
    Delivery waits = scene.send("one");
    scene.session.start();
    assertThat(scene.awaitState("closed").detail()).isEqualTo("fake wire: nobody there");
    assertThat(waits.failure()).isEqualTo(Delivery.Failure.WIRE);
    assertThat(waits.reason()).isEqualTo("not sent: fake wire: nobody there");
    assertThat(Story.of(scene.session.journal()))
        .containsExactly(
            "opening: loop:",
            "message 1 failed: not sent: fake wire: nobody there",
            "closed: fake wire: nobody there");
  }

  @Test
  void halfAFrameIsReportedWhenTheWireIsLostAndForgottenForTheNext() throws Exception {
    FakeWire first = scene.startedAndOpen();
    first.bring(Frames.data("whole").plus(Frames.data("half").slice(0, 8)));
    first.breakReading();
    scene.advanceToRetry(scene.awaitReconnecting());
    FakeWire second = scene.connector.nextWire();
    second.bring(Frames.data("fresh"));
    scene.await(
        e ->
            e instanceof Event.FrameEvent frame
                && frame.delivered()
                && frame.content().equals(Bytes.utf8("fresh")));
    assertThat(Story.of(scene.session.journal()))
        .containsSubsequence("in DATA whole", "skipped 8 INCOMPLETE", "in DATA fresh");
  }

  @Test
  void theWaitsOnANetworkDoubleAndStayWithinTheirSpread() {
    long plain = 250_000_000L;
    for (int attempt = 1; attempt < 100; attempt++) {
      assertThat(Backoff.NETWORK.delay(attempt, 0)).isEqualTo(Math.round(plain * 0.8));
      assertThat(Backoff.NETWORK.delay(attempt, 0.5)).isEqualTo(plain);
      assertThat(Backoff.NETWORK.delay(attempt, 1)).isEqualTo(Math.round(plain * 1.2));
      plain = Math.min(2 * plain, 10_000_000_000L);
    }
  }

  @Test
  void aPortIsTriedEveryHalfSecondForAsLongAsItTakes() {
    for (int attempt : new int[] {1, 2, 100, Integer.MAX_VALUE}) {
      assertThat(Backoff.PORT.delay(attempt)).isEqualTo(500_000_000L);
    }
  }
}
