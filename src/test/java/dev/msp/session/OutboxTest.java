package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OutboxTest {

  /** More than may be taken at once, and far more than makes a queue a long one. */
  private static final int FRAMES = 40;

  private static final int LENGTH = 4 << 10;

  private final FakeWire wire = new FakeWire();
  private final Outbox outbox = new Outbox(wire, false, new ManualTime(), new Gate());

  @AfterEach
  void close() {
    outbox.close();
  }

  private static byte[] frame(int number) {
    byte[] frame = new byte[LENGTH];
    Arrays.fill(frame, (byte) number);
    return frame;
  }

  private void queue() {
    for (int i = 0; i < FRAMES; i++) {
      outbox.add(frame(i));
    }
  }

  @Test
  void aLongQueueGoesOutInOrderAndStillAFrameAWrite() throws InterruptedException {
    queue();
    outbox.writeAll();
    for (int i = 0; i < FRAMES; i++) {
      assertThat(wire.nextWrite()).isEqualTo(Bytes.copyOf(frame(i)));
    }
    assertThat(wire.writesLeft()).isZero();
    assertThat(outbox.isIdle()).isTrue();
    assertThat(outbox.unwritten()).isZero();
  }

  @Test
  void theOutputIsShutBehindALongQueueAndBeforeWhatComesLater() throws InterruptedException {
    queue();
    outbox.addShutdown();
    outbox.add(frame(FRAMES));
    outbox.writeAll();
    assertThat(wire.writesLeft()).isEqualTo(FRAMES);
    assertThat(wire.isOutputShut()).isTrue();
    assertThat(outbox.failure()).hasMessage("fake wire: it takes nothing more");
  }

  @Test
  void aWriteThatFailsTakesAllBehindItAlong() {
    queue();
    wire.failWrites();
    outbox.writeAll();
    outbox.add(frame(FRAMES));
    outbox.writeAll();
    assertThat(wire.writesLeft()).isZero();
    assertThat(outbox.isAlive()).isFalse();
    assertThat(outbox.unwritten()).isEqualTo(FRAMES * LENGTH);
  }

  @Test
  void aQueueThatWaitsForTheWireIsBusyToTheLastFrame() throws InterruptedException {
    wire.holdWrites();
    queue();
    outbox.startWriter();
    wire.awaitStuck();
    assertThat(outbox.isBusy()).isTrue();
    wire.takeWrites();
    outbox.awaitWritten(10 * ManualTime.SECOND);
    assertThat(outbox.isBusy()).isFalse();
    assertThat(wire.writesLeft()).isEqualTo(FRAMES);
  }
}
