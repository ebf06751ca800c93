package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.line.FrameProxy;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A connection that ends right behind message 3 of the handshake was refused, or was cut: that
 * looks the same.
 */
@Timeout(30)
class HandshakeCutTest {

  private static final int PACE = 10;
  private static final int NOISE = 0x31;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20) * PACE;

  private static boolean isThird(byte[] frame) {
    return frame[5] == NOISE && frame[6] == 3;
  }

  @Test
  void whoWasLetInBeforeComesAgain() throws Exception {
    boolean[] lose = {false};
    FrameProxy.Attacker attacker =
        (way, frame) -> {
          boolean first = way.connection() == 0 && lose[0];
          if (first || way.connection() == 1 && isThird(frame)) {
            way.cut();
          } else {
            way.pass(frame);
          }
        };
    try (SealedEnds ends = new SealedEnds(new HurryingTime(PACE), 256, true).serving();
        FrameProxy proxy = new FrameProxy(ends.port(), attacker)) {
      Session session = ends.call(proxy.port(), new CopyOnWriteArrayList<>(), true);
      assertThat(session.await(session.send(Bytes.utf8("a:1")), PATIENCE)).isTrue();
      lose[0] = true;
      Delivery second = session.send(Bytes.utf8("a:2"));

      assertThat(session.await(second, PATIENCE)).isTrue();
      assertThat(second.status()).as(second.reason()).isEqualTo(Delivery.Status.ACKED);
      assertThat(ends.heard("a")).isEqualTo(List.of("a:1", "a:2"));
    }
  }

  @Test
  void whoNeverWasLetInIsNot() throws Exception {
    FrameProxy.Attacker attacker =
        (way, frame) -> {
          if (isThird(frame)) {
            way.cut();
          } else {
            way.pass(frame);
          }
        };
    try (SealedEnds ends = new SealedEnds(new HurryingTime(PACE), 256, true).serving();
        FrameProxy proxy = new FrameProxy(ends.port(), attacker)) {
      Session session = ends.call(proxy.port(), new CopyOnWriteArrayList<>(), true);
      Eventually.isTrue(session::isClosed);
      CloseReason reason = ((SessionState.Closed) session.state()).reason();
      assertThat(reason.kind()).isEqualTo(CloseReason.Kind.NOT_AUTHENTIC);
    }
  }
}
