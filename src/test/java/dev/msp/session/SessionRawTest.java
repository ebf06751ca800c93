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
    scene = Scene.speaking(Protocol.RAW);
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
}
