package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.Delivery;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes as they are: written in either protocol, and the protocol that knows nothing else. */
@Timeout(20)
class SessionRawTest {

  private Scene scene = Scene.classic();

  @AfterEach
  void close() {
    scene.close();
  }

  private FakeWire rawAndOpen() throws InterruptedException {
    scene.close();
    scene = Scene.speaking("loop:", Protocol.RAW);
    return scene.startedAndOpen();
  }

  private void awaitBytes(String text) throws InterruptedException {
    scene.await(e -> e instanceof Event.BytesEvent bytes && bytes.bytes().equals(Bytes.utf8(text)));
  }

  @Test
  void rawShowsBytesBothWaysAndDecodesAndAnswersNothing() throws Exception {
    FakeWire wire = rawAndOpen();
    wire.bring(Frames.data("no frame to raw"));
    scene.await(e -> e instanceof Event.BytesEvent);
    assertThat(scene.session.write(Bytes.utf8("ls\r"))).isTrue();
    assertThat(wire.nextWrite()).isEqualTo(Bytes.utf8("ls\r"));
    wire.bring(Bytes.utf8("file\r\n"));
    awaitBytes("file\r\n");
    assertThat(wire.writesLeft()).isZero();
    assertThat(Story.of(scene.session.journal()))
        .containsExactly(
            "opening: loop:",
            "open: here to there",
            "in bytes " + Frames.data("no frame to raw").text().orElse("?"),
            "out bytes ls\r",
            "in bytes file\r\n");
    Counters counters = scene.session.counters();
    assertThat(counters.bytesIn()).isEqualTo(22 + 6);
    assertThat(counters.bytesOut()).isEqualTo(3);
    assertThat(counters.framesIn() + counters.skipped()).isZero();
  }

  @Test
  void aMessageIsRefusedInRaw() throws Exception {
    rawAndOpen();
    Delivery delivery = scene.send("hello");
    assertThat(delivery.failure()).isEqualTo(Delivery.Failure.REFUSED);
    assertThat(delivery.reason())
        .isEqualTo("not sent: the session speaks raw, and messages need protocol=classic");
    assertThat(scene.session.refusal(Bytes.utf8("hello"))).contains(delivery.reason());
  }

  @Test
  void bytesAndFramesGoOutInTheOrderInWhichTheyWereGiven() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    scene.session.write(Bytes.utf8("before"));
    scene.send("message");
    scene.session.write(Bytes.utf8("behind"));
    assertThat(wire.nextWrite()).isEqualTo(Bytes.utf8("before"));
    assertThat(wire.nextWrite()).isEqualTo(Frames.data("message"));
    assertThat(wire.nextWrite()).isEqualTo(Bytes.utf8("behind"));
    assertThat(Story.of(scene.session.journal()))
        .containsSubsequence("out bytes before", "out DATA message", "out bytes behind");
  }

  @Test
  void nothingIsTakenWithoutAWire() {
    assertThat(scene.session.write(Bytes.utf8("too early"))).isFalse();
    scene.session.close();
    assertThat(scene.session.write(Bytes.utf8("too late"))).isFalse();
    assertThat(Story.of(scene.session.journal())).containsExactly("closed: closed by the user");
  }

  @Test
  void withoutThreadsTheCallerWrites() {
    assertThat(scene.session.step()).isTrue();
    assertThat(scene.session.write(Bytes.utf8("now"))).isTrue();
    assertThat(scene.connector.wiresLeft()).isEqualTo(1);
  }

  @Test
  void aWireThatTakesNothingRefusesMoreUntilItTakesAgain() throws Exception {
    FakeWire wire = rawAndOpen();
    wire.holdWrites();
    Bytes piece = Bytes.copyOf(new byte[4 << 10]);
    int taken = 0;
    while (scene.session.write(piece)) {
      taken++;
    }
    assertThat(taken).isEqualTo(Outbox.BYTES_ROOM / piece.length());
    assertThat(scene.session.awaitRoom(0)).isFalse();
    FutureTask<Boolean> room = new FutureTask<>(() -> scene.session.awaitRoom(Long.MAX_VALUE));
    new Thread(room, "waits").start();
    wire.takeWrites();
    assertThat(room.get()).isTrue();
    assertThat(scene.session.awaitWritten(Long.MAX_VALUE)).isTrue();
    for (int i = 0; i < taken; i++) {
      assertThat(wire.nextWrite()).isEqualTo(piece);
    }
    assertThat(scene.session.write(piece)).isTrue();
  }

  @Test
  void whoWaitsForRoomIsToldWhenTheSessionIsClosed() throws Exception {
    FakeWire wire = rawAndOpen();
    wire.holdWrites();
    scene.session.write(Bytes.copyOf(new byte[Outbox.BYTES_ROOM]));
    FutureTask<Boolean> room = new FutureTask<>(() -> scene.session.awaitRoom(Long.MAX_VALUE));
    new Thread(room, "waits").start();
    FutureTask<Boolean> out = new FutureTask<>(() -> scene.session.awaitWritten(Long.MAX_VALUE));
    new Thread(out, "drains").start();
    scene.session.close();
    assertThat(room.get()).isFalse();
    assertThat(out.get()).isFalse();
  }

  @Test
  void onTheWayToRawHalfAFrameIsShownAndMessagesFail() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    Delivery inFlight = scene.send("one");
    Delivery waits = scene.send("two");
    wire.nextWrite();
    wire.bring(Frames.data("hello").slice(0, 8));
    Eventually.isTrue(() -> scene.session.counters().bytesIn() == 8);
    scene.session.protocol(Protocol.RAW);
    assertThat(scene.session.protocol()).isEqualTo(Protocol.RAW);
    assertThat(inFlight.reason())
        .isEqualTo("no ACK: the session now speaks raw; it may have arrived");
    assertThat(waits.reason()).isEqualTo("not sent: the session now speaks raw");
    wire.bring(Frames.data("hello").slice(8, 12));
    awaitBytes("llo\u0014");
    assertThat(Story.of(scene.session.journal()))
        .containsExactly(
            "opening: loop:",
            "open: here to there",
            "out DATA one",
            "skipped 8 INCOMPLETE",
            "message 1 failed: no ACK: the session now speaks raw; it may have arrived",
            "message 2 failed: not sent: the session now speaks raw",
            "protocol: raw",
            "in bytes llo\u0014");
  }

  @Test
  void backInClassicTheSearchForFramesBeginsAnew() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    wire.bring(Frames.data("half").slice(0, 8));
    Eventually.isTrue(() -> scene.session.counters().bytesIn() == 8);
    scene.session.protocol(Protocol.RAW);
    scene.session.protocol(Protocol.CLASSIC);
    wire.bring(Frames.data("whole"));
    assertThat(wire.nextWrite()).isEqualTo(Frames.ACK);
    Delivery delivery = scene.send("answered");
    assertThat(wire.nextWrite()).isEqualTo(Frames.data("answered"));
    wire.bring(Frames.ACK);
    assertThat(scene.session.await(delivery, Scene.PATIENCE)).isTrue();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.ACKED);
    assertThat(Story.of(scene.session.journal()))
        .containsSubsequence("protocol: raw", "protocol: classic", "in DATA whole", "out ACK");
  }

  @Test
  void whatWasChangedWithoutAWireHoldsForTheNextOne() throws Exception {
    Delivery waits = scene.send("too early for raw");
    scene.session.protocol(Protocol.RAW);
    scene.session.protocol(Protocol.RAW);
    assertThat(waits.reason()).isEqualTo("not sent: the session now speaks raw");
    FakeWire wire = scene.startedAndOpen();
    wire.bring(Frames.data("x"));
    scene.await(e -> e instanceof Event.BytesEvent);
    assertThat(wire.writesLeft()).isZero();
    assertThat(Story.of(scene.session.journal())).containsOnlyOnce("protocol: raw");
  }

  @Test
  void aWireWhoseOutputWasShutForAMissingAckIsReplacedForRaw() throws Exception {
    FakeWire shut = scene.startedAndOpen();
    Delivery delivery = scene.send("nobody answers");
    shut.nextWrite();
    scene.time.advance(5 * ManualTime.SECOND);
    shut.awaitShutdown();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.TIMED_OUT);
    assertThat(scene.session.write(Bytes.utf8("nothing can go out"))).isFalse();
    scene.session.protocol(Protocol.RAW);
    shut.awaitClosed();
    FakeWire fresh = scene.connector.nextWire();
    assertThat(scene.session.awaitRoom(Scene.PATIENCE)).isTrue();
    assertThat(scene.session.write(Bytes.utf8("now it can"))).isTrue();
    assertThat(fresh.nextWrite()).isEqualTo(Bytes.utf8("now it can"));
  }

  @Test
  void aSessionThatIsParkedOpensAWireForRaw() throws Exception {
    FakeWire first = scene.startedAndOpen();
    scene.send("nobody answers");
    first.nextWrite();
    scene.time.advance(6 * ManualTime.SECOND);
    scene.awaitState("parked");
    scene.session.protocol(Protocol.RAW);
    scene.connector.nextWire();
    scene.awaitState("open");
  }

  @Test
  void bytesThatAreLostWithTheWireAreCounted() throws Exception {
    scene.close();
    scene = Scene.speaking("serial:/dev/ttyUSB7?reconnect=yes", Protocol.RAW);
    FakeWire wire = scene.startedAndOpen();
    scene.session.write(Bytes.utf8("leaves"));
    assertThat(scene.session.awaitWritten(Scene.PATIENCE)).isTrue();
    wire.holdWrites();
    scene.session.write(Bytes.utf8("stays"));
    scene.session.write(Bytes.utf8("behind"));
    wire.awaitStuck();
    wire.breakReading();
    assertThat(scene.awaitState("reconnecting").detail())
        .contains("; the last 11 bytes written may not have left");
    scene.advanceToRetry((SessionState.Reconnecting) scene.session.state());
    FakeWire second = scene.connector.nextWire();
    assertThat(scene.session.awaitRoom(Scene.PATIENCE)).isTrue();
    scene.session.write(Bytes.utf8("fresh"));
    assertThat(second.nextWrite()).isEqualTo(Bytes.utf8("fresh"));
  }

  @Test
  void aWireThatFailsToWriteSaysWhatItLost() throws Exception {
    FakeWire wire = rawAndOpen();
    wire.failWrites();
    scene.session.write(Bytes.utf8("nowhere"));
    Eventually.isTrue(() -> scene.time.waiting() > 0); // the failed write has set its timer
    assertThat(scene.session.write(Bytes.utf8("refused"))).isFalse();
    scene.time.advance(Outbox.LAST_READ);
    assertThat(scene.awaitState("closed").detail())
        .isEqualTo("fake wire: it takes nothing more; the last 7 bytes written may not have left");
  }
}
