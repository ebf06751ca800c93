package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.Box;
import dev.msp.link.ClassicConfig;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import dev.msp.transport.TransportException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session on a COM port does when the port goes, stays away and comes back. */
@Timeout(20)
class SessionPortTest {

  private static final long HALF_A_SECOND = 500 * ManualTime.MILLISECOND;

  private Scene scene = onPort("?reconnect=yes");

  private static Scene onPort(String options) {
    return new Scene("serial:/dev/ttyUSB7" + options, ClassicConfig.client(), Responder.SILENT);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private SessionState.Reconnecting awaitAttempt(int attempt) {
    Eventually.isTrue(
        () ->
            scene.session.state() instanceof SessionState.Reconnecting state
                && state.attempt() == attempt);
    return (SessionState.Reconnecting) scene.session.state();
  }

  private void failAttempts(int from, int to) {
    for (int attempt = from; attempt <= to; attempt++) {
      SessionState.Reconnecting state = awaitAttempt(attempt);
      assertThat(state.retryAt() - scene.time.nanos()).isEqualTo(HALF_A_SECOND);
      scene.advanceToRetry(state);
    }
  }

  @Test
  void aPortThatIsGoneIsTriedEveryHalfSecondAndTheSameFailureIsSaidOnce() throws Exception {
    FakeWire first = scene.startedAndOpen();
    scene.connector.fail(50, new TransportException("no such port"));
    first.breakReading();
    failAttempts(1, 50);
    SessionState.Reconnecting state = awaitAttempt(51);
    scene.connector.fail(2, new TransportException("not allowed yet"));
    scene.advanceToRetry(state);
    failAttempts(52, 53);
    scene.connector.nextWire();
    scene.awaitState("open");
    assertThat(Story.of(scene.session.journal()))
        .containsExactly(
            "opening: serial:/dev/ttyUSB7",
            "open: here to there",
            "reconnecting: fake wire: broken by the test; trying again every 500 ms",
            "reconnecting: no such port; trying again every 500 ms",
            "reconnecting: not allowed yet; trying again every 500 ms",
            "open: here to there");
  }

  @Test
  void whatIsLostTheNextTimeIsSaidAgain() throws Exception {
    for (int i = 1; i <= 3; i++) {
      FakeWire wire = i == 1 ? scene.startedAndOpen() : scene.connector.nextWire();
      wire.bring(Frames.data("here I am"));
      wire.breakReading();
      assertThat(scene.awaitState("reconnecting").detail()).startsWith("fake wire: broken");
      scene.advanceToRetry(awaitAttempt(1));
    }
  }

  @Test
  void aMessageOnItsWayIsReportedAndOneThatWaitsGoesOutOnThePortThatCameBack() throws Exception {
    FakeWire first = scene.startedAndOpen();
    Delivery inFlight = scene.send("one");
    Delivery waits = scene.send("two");
    assertThat(first.nextWrite()).isEqualTo(Frames.data("one"));
    first.breakReading();
    scene.advanceToRetry(awaitAttempt(1));
    FakeWire second = scene.connector.nextWire();
    assertThat(second.nextWrite()).isEqualTo(Frames.data("two"));
    second.bring(Frames.ACK);
    assertThat(scene.session.await(waits, Scene.PATIENCE)).isTrue();
    assertThat(waits.status()).isEqualTo(Delivery.Status.ACKED);
    assertThat(inFlight.reason())
        .isEqualTo("no ACK: fake wire: broken by the test; it may have arrived");
    assertThat(second.writesLeft()).isZero();
  }

  @Test
  void aPortThatCannotBeHadAtFirstIsNotWaitedFor() throws Exception {
    scene.connector.fail(1, TransportException.denied("held by minicom (4711)"));
    scene.session.start();
    assertThat(scene.awaitState("closed").detail()).isEqualTo("held by minicom (4711)");
    assertThat(scene.session.state())
        .isEqualTo(
            new SessionState.Closed(
                new CloseReason(CloseReason.Kind.CONNECT_DENIED, "held by minicom (4711)")));
  }

  @Test
  void aPortThatCannotBeHadAfterItCameBackIsWaitedFor() throws Exception {
    FakeWire first = scene.startedAndOpen();
    scene.connector.fail(1, TransportException.denied("not allowed until udev has been there"));
    first.breakReading();
    failAttempts(1, 2);
    scene.connector.nextWire();
    scene.awaitState("open");
  }

  @Test
  void aPortThatIsNotThereAtFirstIsWaitedFor() throws Exception {
    scene.connector.fail(3, new TransportException("no such port"));
    scene.session.start();
    failAttempts(1, 3);
    scene.connector.nextWire();
    scene.awaitState("open");
    assertThat(Story.of(scene.session.journal()))
        .containsExactly(
            "opening: serial:/dev/ttyUSB7",
            "reconnecting: no such port; trying again every 500 ms",
            "open: here to there");
  }

  @Test
  void aFrameThatCameWhileTheProcessStoodStillIsNotCutInTwo() throws Exception {
    scene.close();
    scene = Scene.onLine();
    FakeWire wire = scene.startedAndOpen();
    Bytes frame = Frames.data("hello");
    wire.bring(frame.slice(0, 8));
    Eventually.isTrue(() -> scene.session.counters().bytesIn() == 8);
    scene.session.pending(); // the reader holds the lock until its alarm is set
    scene.time.standStill(60 * ManualTime.SECOND);
    scene.time.advance(0); // the timer comes first, and the reader later
    wire.bring(frame.slice(8, frame.length()));
    assertThat(wire.nextWrite()).isEqualTo(Frames.ACK);
    wire.bring(frame.slice(0, 8));
    Eventually.isTrue(() -> scene.session.counters().bytesIn() == frame.length() + 8);
    scene.session.pending();
    scene.time.advance(51 * ManualTime.MILLISECOND);
    assertThat(Story.of(scene.session.journal()))
        .containsSubsequence("in DATA hello", "out ACK", "skipped 8 INCOMPLETE");
  }

  @Test
  void wrongPasswordsEndWhoSendsAndNotWhoServes() throws Exception {
    for (boolean serves : new boolean[] {false, true}) {
      scene.close();
      scene = new Scene("serial:/dev/ttyUSB7?reconnect=yes", sealed(serves), Responder.SILENT);
      FakeWire wire = scene.startedAndOpen();
      Bytes garbage = Frames.frame(2, 0x20, new byte[32]);
      wire.bring(Frames.join(garbage, garbage, garbage));
      assertThat(scene.awaitState(serves ? "reconnecting" : "closed").detail())
          .startsWith("3 messages could not be opened with this password");
    }
  }

  private static ClassicConfig sealed(boolean serves) {
    ClassicConfig base = ClassicConfig.serial();
    return new ClassicConfig(
        2,
        1,
        base.frameLimit(),
        base.ackTimeout(),
        base.onDamage(),
        serves ? ClassicConfig.AfterTimeout.GO_ON : ClassicConfig.AfterTimeout.HOLD,
        new OpensNothing(),
        false,
        ClassicConfig.NEVER,
        ClassicConfig.NEVER);
  }

  private static final class OpensNothing implements Box {
    @Override
    public Bytes seal(Bytes plain) {
      return plain;
    }

    @Override
    public Optional<Bytes> open(byte[] array, int offset, int length) {
      return Optional.empty();
    }

    @Override
    public int longestPlain(int payload) {
      return payload;
    }
  }

  @Test
  void aPlanReconnectsAsTheEndpointSaysAndElseAsTheCommandWants() {
    for (String options : new String[] {"", "?reconnect=no", "?reconnect=yes"}) {
      SessionPlan plan =
          new SessionPlan(
              Scene.endpoint("serial:/dev/ttyUSB7" + options),
              scene.connector,
              ClassicConfig.client(),
              HalfFrame.onSerial(115_200),
              1 << 20,
              Responder.SILENT);
      assertThat(plan.backoff()).isEqualTo(options.endsWith("yes") ? Backoff.PORT : null);
      assertThat(plan.reconnecting().backoff())
          .isEqualTo(options.endsWith("no") ? null : Backoff.PORT);
    }
  }
}
