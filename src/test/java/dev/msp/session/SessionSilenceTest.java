package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the rest of a frame counts as not coming. */
@Timeout(20)
class SessionSilenceTest {

  private static final Bytes FRAME = Frames.data("whole");
  private static final int HALF = 8;

  private final Scene scene = Scene.onLine();

  @AfterEach
  void close() {
    scene.close();
  }

  private FakeWire withHalfAFrame() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    wire.bring(FRAME.slice(0, HALF));
    Eventually.isTrue(() -> scene.session.counters().bytesIn() == HALF);
    scene.session.pending(); // the reader holds the lock until the timer is set
    return wire;
  }

  @Test
  void whatWaitsInTheDriverIsNoSilence() throws Exception {
    FakeWire wire = withHalfAFrame();
    wire.hasUnread(true);
    scene.time.advance(ManualTime.SECOND);
    assertThat(scene.session.counters().skipped()).isZero();
    wire.hasUnread(false);
    wire.bring(FRAME.slice(HALF, FRAME.length()));
    scene.await(event -> event instanceof Event.FrameEvent);
    assertThat(scene.session.counters().skipped()).isZero();
  }

  @Test
  void silenceThatComesAfterwardsIsNoticed() throws Exception {
    FakeWire wire = withHalfAFrame();
    wire.hasUnread(true);
    scene.time.advance(ManualTime.SECOND);
    wire.hasUnread(false);
    scene.time.advance(ManualTime.SECOND);
    assertThat(scene.session.counters().skipped()).isEqualTo(HALF);
  }
}
