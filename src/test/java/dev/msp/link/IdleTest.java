package dev.msp.link;

import static dev.msp.link.LinkDriver.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections on which nothing comes. Source: MSP protocol, section 3, server rule 5. */
class IdleTest {

  private static final long FIRST = 60 * SECOND;
  private static final long IDLE = 600 * SECOND;

  private final LinkDriver server = LinkDriver.opened(ClassicConfig.server());

  @Test
  void withoutAnyByteTheConnectionClosesAfter60Seconds() {
    assertThat(server.link.deadline()).isEqualTo(FIRST);
    server.pass(FIRST - 1);
    assertThat(server.effects()).isEmpty();
    server.pass(1);
    assertThat(server.effects()).containsExactly("close IDLE");
    assertThat(server.recorder.closed.get(0).text()).isEqualTo("not a single byte came");
  }

  @Test
  void theTimeBeginsWithEachConnection() {
    server.data("x").lose();
    server.now = 7 * SECOND;
    server.open();
    assertThat(server.link.deadline()).isEqualTo(7 * SECOND + FIRST);
    server.quietly().pass(FIRST);
    assertThat(server.recorder.closed.get(0).text()).isEqualTo("not a single byte came");
  }

  @ParameterizedTest
  @ValueSource(ints = {FrameType.DATA, FrameType.ENCRYPTED_DATA, FrameType.ACK, FrameType.HELLO})
  void afterAGoodFrameTheConnectionMayBeIdleForTenMinutes(int type) {
    server.pass(FIRST - 1).frame(1, type, Bytes.utf8("x")).quietly();
    assertThat(server.link.deadline()).isEqualTo(server.now + IDLE);
    server.pass(IDLE - 1);
    assertThat(server.effects()).isEmpty();
    server.pass(1);
    assertThat(server.effects()).containsExactly("close IDLE");
    assertThat(server.recorder.closed.get(0).text()).isEqualTo("nothing came for too long");
  }

  @Test
  void anEchoOrARefusalIsAGoodFrameToo() {
    LinkDriver sealed = LinkDriver.opened(ClassicConfig.server().withBox(new XorBox(7)));
    sealed.pass(5).data("x");
    assertThat(sealed.link.deadline()).isEqualTo(5 + IDLE);
    server.send("x");
    server.pass(5).data("x");
    assertThat(server.pass(5 * SECOND).link.deadline()).isEqualTo(5 + IDLE);
  }

  @Test
  void aFrameFoundInsideAHalfFrameCountsFromWhenItWasFound() {
    server.link.heard(100, 0);
    byte[] frame = Bytes.hex("aa55000901114f4b9a").toArray();
    server.link.frame(1, FrameType.ACK, frame, 0, frame.length, 10 * SECOND);
    assertThat(server.link.deadline()).isEqualTo(10 * SECOND + IDLE);
  }

  @Test
  void aFrameThatHasBegunIsNotCutOffAsIdle() {
    server.data("x").quietly().pass(IDLE - 1);
    server.link.heard(1, server.now);
    server.pass(1).data("y");
    assertThat(server.effects()).containsExactly("judged DELIVERED", "sent v1 ACK OK");
  }

  @Test
  void ourOwnMessagesDoNotKeepAnIdleConnectionOpen() {
    LinkDriver quick = LinkDriver.opened(Configs.times(ClassicConfig.server(), SECOND, SECOND));
    quick.send("x");
    quick.quietly().pass(SECOND);
    assertThat(quick.effects()).containsExactly("close IDLE");
  }

  @Test
  void timesThatAreOffNeverClose() {
    LinkDriver patient =
        LinkDriver.opened(
            Configs.times(ClassicConfig.server(), ClassicConfig.NEVER, ClassicConfig.NEVER));
    patient.now = 1;
    patient.pass(1L << 60).data("x").quietly().pass(1L << 61);
    assertThat(patient.effects()).isEmpty();
    assertThat(patient.link.deadline()).isEqualTo(ClassicConfig.NEVER);
  }

  @Test
  void aTimeBeyondTheClockIsNever() {
    LinkDriver patient =
        LinkDriver.opened(Configs.times(ClassicConfig.server(), SECOND, ClassicConfig.NEVER - 1));
    patient.now = 2;
    patient.data("x");
    assertThat(patient.link.deadline()).isEqualTo(ClassicConfig.NEVER);
  }
}
