package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.ClassicConfig;
import dev.msp.link.Delivery;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session on threads of its own: what goes out in which write, and who waits for whom. */
@Timeout(20)
class SessionThreadedTest {

  private Scene scene = Scene.classic();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void messagesSentWhileOpeningGoOutOneByOneAsTheAcksCome() throws Exception {
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      deliveries.add(scene.send("m" + i));
    }
    FakeWire wire = scene.startedAndOpen();
    for (int i = 0; i < 5; i++) {
      assertThat(wire.nextWrite()).isEqualTo(Frames.data("m" + i));
      assertThat(wire.writesLeft()).isZero();
      wire.bring(Frames.ACK);
      assertThat(scene.session.await(deliveries.get(i), Scene.PATIENCE)).isTrue();
    }
    assertThat(deliveries).allMatch(d -> d.status() == Delivery.Status.ACKED);
    assertThat(scene.session.drain(0)).isTrue();
  }

  @Test
  void everyFrameIsAWriteOfItsOwnWhereTheWindowIsOne() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    wire.bring(Frames.join(Frames.data("a"), Frames.data("b"), Frames.data("c")));
    for (int i = 0; i < 3; i++) {
      assertThat(wire.nextWrite()).isEqualTo(Frames.ACK);
    }
  }

  @Test
  void framesThatWaitAreJoinedInOneWriteWhereTheWindowIsWider() throws Exception {
    scene.close();
    scene = Scene.pipelined(8);
    Bytes all = Bytes.EMPTY;
    for (int i = 0; i < 8; i++) {
      scene.send("m" + i);
      all = all.plus(Frames.data("m" + i));
    }
    scene.send("does not fit the window");
    FakeWire wire = scene.startedAndOpen();
    assertThat(wire.nextWrite()).isEqualTo(all);
    assertThat(wire.writesLeft()).isZero();
  }

  @Test
  void joinedWritesHoldEveryFrameOnceAndInOrderWhateverTheirSize() throws Exception {
    scene.close();
    scene = Scene.pipelined(400);
    Bytes expected = Bytes.EMPTY;
    for (int i = 0; i < 400; i++) {
      String text = i + "x".repeat(i * 7 % 1_000);
      scene.send(text);
      expected = expected.plus(Frames.data(text));
    }
    FakeWire wire = scene.startedAndOpen();
    Bytes written = Bytes.EMPTY;
    while (written.length() < expected.length()) {
      Bytes write = wire.nextWrite();
      assertThat(write.length()).isBetween(1, 64 << 10);
      written = written.plus(write);
    }
    assertThat(written.equals(expected)).isTrue();
  }

  @Test
  void aPeerThatNeverReadsHoldsUpNeitherTheReaderNorWhoSends() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    wire.holdWrites();
    wire.bring(Frames.data("its ACK is never taken"));
    wire.awaitStuck();
    Delivery first = scene.send("one");
    Delivery second = scene.send("two");
    wire.bring(Frames.data("still read"));
    for (int i = 0; i < 2; i++) {
      scene.await(e -> e instanceof Event.FrameEvent frame && frame.delivered());
    }
    assertThat(first.isOver()).isFalse();
    assertThat(second.isOver()).isFalse();
  }

  @Test
  void atTheAckTimeoutTheWireIsClosedAlthoughAWriteIsStuck() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    wire.holdWrites();
    Delivery delivery = scene.send("one");
    wire.awaitStuck();
    scene.time.advance(5 * ManualTime.SECOND);
    assertThat(delivery.status()).isEqualTo(Delivery.Status.TIMED_OUT);
    scene.time.advance(ManualTime.SECOND);
    wire.awaitClosed();
    assertThat(scene.awaitState("parked").detail()).isEqualTo("no ACK came in time");
    assertThat(delivery.isOver()).isTrue();
  }

  @Test
  void aWriteStuckInAnOldWireDoesNotSpoilTheNextOne() throws Exception {
    scene.close();
    scene = Scene.reconnecting();
    FakeWire old = scene.startedAndOpen();
    old.holdWrites();
    Delivery lost = scene.send("one");
    old.awaitStuck();
    old.breakReading();
    scene.advanceToRetry(scene.awaitReconnecting());
    FakeWire next = scene.connector.nextWire();
    scene.awaitState("open");
    Delivery delivery = scene.send("two");
    assertThat(next.nextWrite()).isEqualTo(Frames.data("two"));
    next.bring(Frames.ACK);
    assertThat(scene.session.await(delivery, Scene.PATIENCE)).isTrue();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.ACKED);
    assertThat(lost.reason()).contains("may have arrived");
    assertThat(next.isClosed()).isFalse();
  }

  @Test
  void acksThatCameBeforeAWriteFailedStillCount() throws Exception {
    scene.close();
    scene = Scene.pipelined(2);
    FakeWire wire = scene.startedAndOpen();
    Delivery first = scene.send("one");
    wire.nextWrite();
    wire.failWrites();
    Delivery second = scene.send("two");
    Eventually.isTrue(() -> scene.time.waiting() > 1); // the failed write has set its timer
    wire.bring(Frames.ACK);
    assertThat(scene.session.await(first, Scene.PATIENCE)).isTrue();
    assertThat(first.status()).isEqualTo(Delivery.Status.ACKED);
    scene.time.advance(Outbox.LAST_READ);
    assertThat(scene.awaitState("closed").detail()).isEqualTo("fake wire: it takes nothing more");
    assertThat(second.reason()).contains("it takes nothing more", "may have arrived");
    wire.awaitClosed();
  }

  @Test
  void theLastAcksGoOutAlthoughThePeerHasClosedItsOutput() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    wire.bring(Frames.join(Frames.data("a"), Frames.data("b")));
    wire.end();
    assertThat(wire.nextWrite()).isEqualTo(Frames.ACK);
    assertThat(wire.nextWrite()).isEqualTo(Frames.ACK);
    assertThat(scene.awaitState("closed").detail()).isEqualTo("the peer closed the connection");
    wire.awaitClosed();
  }

  @Test
  void drainWaitsUntilNothingIsPending() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    scene.send("one");
    assertThat(scene.session.drain(0)).isFalse();
    FutureTask<Boolean> drain = new FutureTask<>(() -> scene.session.drain(Long.MAX_VALUE));
    new Thread(drain, "drains").start();
    wire.bring(Frames.ACK);
    assertThat(drain.get()).isTrue();
  }

  @Test
  void drainEndsWhenTheSessionIsClosed() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    scene.send("one");
    FutureTask<Boolean> drain = new FutureTask<>(() -> scene.session.drain(Long.MAX_VALUE));
    new Thread(drain, "drains").start();
    wire.breakReading();
    assertThat(drain.get()).isTrue(); // what failed is not pending any more
  }

  @Test
  void countersFollowWhatHappens() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    Delivery acked = scene.send("one");
    wire.bring(Frames.join(Frames.ACK, Bytes.hex("00ff00"), Frames.data("hi")));
    assertThat(scene.session.await(acked, Scene.PATIENCE)).isTrue();
    scene.await(e -> e instanceof Event.FrameEvent frame && frame.delivered());
    Counters counters = scene.session.counters();
    scene.session.close();
    assertThat(counters.sent()).isEqualTo(1);
    assertThat(counters.acked()).isEqualTo(1);
    assertThat(counters.framesOut()).isEqualTo(2);
    assertThat(counters.framesIn()).isEqualTo(2);
    assertThat(counters.bytesIn()).isEqualTo(9 + 3 + 9);
    assertThat(counters.bytesOut()).isEqualTo(10 + 9);
    assertThat(counters.skipped()).isEqualTo(3);
    assertThat(counters.bad()).isZero();
    assertThat(counters.delivered()).isEqualTo(1);
    assertThat(counters.roundTrips().count()).isEqualTo(1);
  }

  @Test
  void aResponderThatThrowsEndsTheSessionInsteadOfLeavingItHanging() throws Exception {
    scene.close();
    scene =
        new Scene(
            "loop:",
            ClassicConfig.client(),
            text -> {
              throw new IllegalStateException("a bug, made by the test");
            });
    BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
    try {
      FakeWire wire = scene.startedAndOpen();
      wire.bring(Frames.data("boom"));
      assertThat(scene.awaitState("closed").detail()).contains("bug");
      wire.awaitClosed();
      assertThat(uncaught.take()).hasMessage("a bug, made by the test");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void aResponderMayCloseTheSessionItIsCalledBy() throws Exception {
    scene.close();
    Scene[] self = new Scene[1];
    self[0] =
        new Scene(
            "loop:",
            ClassicConfig.client(),
            text -> {
              self[0].session.close();
              return List.of(Bytes.utf8("nobody gets this"));
            });
    scene = self[0];
    FakeWire wire = scene.startedAndOpen();
    wire.bring(Frames.join(Frames.data("bye"), Frames.data("not taken any more")));
    scene.awaitState("closed");
    wire.awaitClosed();
    assertThat(scene.session.counters().delivered()).isEqualTo(1);
  }
}
