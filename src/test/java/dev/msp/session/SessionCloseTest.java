package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.Delivery;
import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing from another thread: at once, whatever the session is doing, and it stays closed. */
@Timeout(20)
class SessionCloseTest {

  private static final long EVER = TimeUnit.MINUTES.toNanos(5);

  private Scene scene = Scene.reconnecting();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void beforeItWasStarted() throws Exception {
    Delivery delivery = scene.send("one");
    closeAndCheck();
    scene.session.start();
    assertThat(delivery.reason()).isEqualTo("not sent: closed by the user");
    assertThat(scene.connector.wiresLeft()).isZero();
  }

  @Test
  void timersHoldNothingOfASessionThatIsClosed() throws Exception {
    ManualTime time = new ManualTime();
    WeakReference<Journal> journal = closedAfterAMessage(time);
    assertThat(time.waiting()).as("timers of its limits, which are still to come").isPositive();
    Eventually.isTrue(
        () -> {
          System.gc();
          return journal.get() == null;
        });
    time.advance(ManualTime.SECOND * 3600);
    assertThat(time.waiting()).isZero();
  }

  private static WeakReference<Journal> closedAfterAMessage(ManualTime time)
      throws InterruptedException {
    FakeConnector connector = new FakeConnector();
    Session session =
        new Session(
            new SessionPlan(
                Scene.endpoint("loop:"),
                connector,
                ClassicConfig.server(),
                HalfFrame.onTcp(),
                1 << 20,
                Responder.SILENT),
            time,
            time);
    session.start();
    FakeWire wire = connector.nextWire();
    wire.bring(Frames.data("hello"));
    assertThat(wire.nextWrite()).isEqualTo(Frames.ACK);
    session.close();
    return new WeakReference<>(session.journal());
  }

  @Test
  void whileConnectingEvenIfThatNeverComesBack() throws Exception {
    CountDownLatch gate = scene.connector.hold();
    scene.session.start();
    scene.connector.awaitBegun();
    Delivery delivery = scene.send("one");
    closeAndCheck();
    assertThat(delivery.isOver()).isTrue();
    gate.countDown();
    scene.connector.nextWire().awaitClosed(); // a connection that nobody wants any more
  }

  @Test
  void whileOpen() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    Delivery delivery = scene.send("one");
    closeAndCheck();
    assertThat(wire.isClosed()).isTrue();
    assertThat(delivery.reason()).contains("closed by the user", "may have arrived");
  }

  @Test
  void whileAWriteIsStuck() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    wire.holdWrites();
    scene.send("one");
    wire.awaitStuck();
    closeAndCheck();
    assertThat(wire.isClosed()).isTrue();
  }

  @Test
  void whileItWaitsToConnectAgain() throws Exception {
    scene.startedAndOpen().breakReading();
    scene.awaitState("reconnecting");
    closeAndCheck();
    scene.time.advance(ManualTime.SECOND);
    assertThat(scene.connector.wiresLeft()).isZero();
  }

  @Test
  void whileALateAckIsWaitedFor() throws Exception {
    scene.close();
    scene = Scene.classic();
    FakeWire wire = scene.startedAndOpen();
    Delivery delivery = scene.send("one");
    scene.time.advance(5 * ManualTime.SECOND);
    wire.awaitShutdown();
    closeAndCheck();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.TIMED_OUT);
    assertThat(delivery.isOver()).isTrue();
  }

  @Test
  void whileItIsParked() throws Exception {
    scene.close();
    scene = Scene.classic();
    scene.startedAndOpen();
    scene.send("one");
    scene.time.advance(6 * ManualTime.SECOND);
    scene.awaitState("parked");
    closeAndCheck();
  }

  @Test
  void afterTheWriterFoundTheWireBrokenItStaysClosedAndIsNotOpenedAgain() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    wire.failWrites();
    scene.send("one");
    Eventually.isTrue(() -> scene.time.waiting() > 1); // the failed write has set its timer
    closeAndCheck();
    scene.time.advance(20 * ManualTime.SECOND);
    assertThat(scene.session.isClosed()).isTrue();
    assertThat(scene.connector.wiresLeft()).isZero();
  }

  @Test
  void whoeverWaitsForADeliveryIsWoken() throws Exception {
    scene.startedAndOpen();
    Delivery delivery = scene.send("one");
    FutureTask<Boolean> waits = new FutureTask<>(() -> scene.session.await(delivery, EVER));
    new Thread(waits, "waits").start();
    closeAndCheck();
    assertThat(waits.get()).isTrue();
  }

  /** Closes on another thread, and finds everything ended within a second. */
  private void closeAndCheck() throws Exception {
    JournalReader reader = scene.session.journal().read();
    FutureTask<Boolean> reading = new FutureTask<>(() -> readToEnd(reader));
    new Thread(reading, "reads").start();
    FutureTask<Void> closing = new FutureTask<>(scene.session::close, null);
    new Thread(closing, "closes").start();
    closing.get(1, TimeUnit.SECONDS);
    assertThat(reading.get(1, TimeUnit.SECONDS)).isTrue();
    assertThat(scene.session.isClosed()).isTrue();
    assertThat(scene.session.pending()).isZero();
    assertThat(Story.of(scene.session.journal())).endsWith("closed: closed by the user");
  }

  private static boolean readToEnd(JournalReader reader) throws InterruptedException {
    while (!reader.isAtEnd()) {
      reader.await(EVER);
      while (reader.poll() != null) {
        Thread.onSpinWait();
      }
    }
    return true;
  }
}
