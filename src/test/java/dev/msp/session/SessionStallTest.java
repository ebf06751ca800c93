package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.ClassicConfig;
import dev.msp.link.Delivery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer that goes on sending and reads nothing: memory stays bounded, and nothing is lost. */
@Timeout(20)
class SessionStallTest {

  private static final int ACK_LENGTH = 9;
  private static final int MOST_ACKS = Outbox.FRAMES_ROOM / ACK_LENGTH + 1;
  private static final int AT_ONCE = 200;

  private Scene scene = new Scene("loop:", serving(), Responder.SILENT);

  @AfterEach
  void close() {
    scene.close();
  }

  /** As a server on a COM port. */
  private static ClassicConfig serving() {
    ClassicConfig base = ClassicConfig.serial();
    return new ClassicConfig(
        1,
        1024,
        65_535,
        base.ackTimeout(),
        base.onDamage(),
        ClassicConfig.AfterTimeout.GO_ON,
        null,
        false,
        ClassicConfig.NEVER,
        ClassicConfig.NEVER);
  }

  /** Brings so many messages, and returns when the session has seen them. */
  private void bring(FakeWire wire, int messages) {
    byte[] one = Frames.data("").toArray();
    byte[] many = new byte[AT_ONCE * one.length];
    for (int at = 0; at < many.length; at += one.length) {
      System.arraycopy(one, 0, many, at, one.length);
    }
    long before = scene.session.counters().framesIn();
    for (int left = messages; left > 0; left -= AT_ONCE) {
      wire.bring(Bytes.copyOf(Arrays.copyOf(many, Math.min(left, AT_ONCE) * one.length)));
    }
    Eventually.isTrue(() -> scene.session.counters().framesIn() == before + messages);
    scene.session.pending(); // the reader holds the lock until it has seen to them
  }

  @Test
  void acksWaitUpToALimitAndWhatCannotBeAcknowledgedIsNotTaken() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    wire.holdWrites();
    bring(wire, MOST_ACKS + 5_000);
    Counters counters = scene.session.counters();
    assertThat(counters.delivered()).isEqualTo(MOST_ACKS);
    assertThat(counters.framesOut()).isEqualTo(MOST_ACKS);
    JournalReader reader = scene.session.journal().read();
    Event last = null;
    for (Event event = reader.poll(); event != null; event = reader.poll()) {
      last = event;
    }
    assertThat(last)
        .isInstanceOfSatisfying(
            Event.FrameEvent.class,
            frame -> {
              assertThat(frame.delivered()).isFalse();
              assertThat(frame.remark())
                  .isEqualTo("not acknowledged: our output is closed or stuck");
            });
    wire.takeWrites();
    for (int i = 0; i < MOST_ACKS; i++) {
      assertThat(wire.nextWrite()).isEqualTo(Frames.ACK);
    }
    wire.bring(Frames.data("taken again"));
    assertThat(wire.nextWrite()).isEqualTo(Frames.ACK);
    assertThat(counters.delivered()).isEqualTo(MOST_ACKS + 1);
  }

  @Test
  void messagesWaitForRoomAndGoOutInOrderOnceThereIsSome() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    wire.holdWrites();
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      deliveries.add(scene.send(i + "x".repeat(60_000)));
    }
    assertThat(deliveries.stream().filter(Delivery::wasSent).count())
        .isBetween(17L, 18L)
        .isLessThan(deliveries.size());
    scene.time.advance(ManualTime.SECOND); // looking again changes nothing
    assertThat(deliveries.stream().filter(Delivery::wasSent).count()).isLessThan(19L);
    wire.takeWrites();
    for (int i = 0; i < 40; i++) {
      Bytes text = Bytes.utf8(i + "x".repeat(60_000));
      while (wire.writesLeft() == 0) {
        scene.time.advance(10 * ManualTime.MILLISECOND);
      }
      assertThat(wire.nextWrite().slice(6, 6 + text.length())).isEqualTo(text);
    }
    wire.bring(Frames.ACK);
    assertThat(scene.session.await(deliveries.get(0), Scene.PATIENCE)).isTrue();
  }
}
