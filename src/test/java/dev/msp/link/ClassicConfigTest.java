package dev.msp.link;

import static dev.msp.link.LinkDriver.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a link is configured with where nothing else is said, and what it cannot be. */
class ClassicConfigTest {

  @Test
  void aClientWaitsFiveSecondsSendsOneFrameAtATimeAndClosesWithoutAnAck() {
    ClassicConfig client = ClassicConfig.client();
    assertThat(client.version()).isEqualTo(1);
    assertThat(client.window()).isEqualTo(1);
    assertThat(client.frameLimit()).isEqualTo(1024);
    assertThat(client.ackTimeout()).isEqualTo(5 * SECOND);
    assertThat(client.afterTimeout()).isEqualTo(ClassicConfig.AfterTimeout.CLOSE);
    assertThat(client.firstTimeout()).isEqualTo(ClassicConfig.NEVER);
    assertThat(client.idleTimeout()).isEqualTo(ClassicConfig.NEVER);
  }

  @Test
  void aPasswordMakesItVersion2AndKeepsTheRest() {
    ClassicConfig server = ClassicConfig.server();
    XorBox box = new XorBox(1);
    ClassicConfig sealed = server.withBox(box);
    assertThat(sealed.version()).isEqualTo(2);
    assertThat(sealed.box()).isSameAs(box);
    assertThat(sealed.allowPlain()).isFalse();
    assertThat(sealed.onDamage()).isEqualTo(ClassicConfig.OnDamage.HANG_UP);
    assertThat(sealed.firstTimeout()).isEqualTo(60 * SECOND);
    assertThat(sealed.idleTimeout()).isEqualTo(600 * SECOND);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1024, 1, 1, 1",
    "3, 1, 1024, 1, 1, 1",
    "1, 0, 1024, 1, 1, 1",
    "1, 1, 6, 1, 1, 1",
    "1, 1, 65536, 1, 1, 1",
    "1, 1, 1024, 0, 1, 1",
    "1, 1, 1024, 1, 0, 1",
    "1, 1, 1024, 1, 1, 0",
    "1, 1, 1024, -5, 1, 1"
  })
  void whatCannotWorkIsABugOfWhoAsksForIt(
      int version, int window, int frameLimit, long ack, long first, long idle) {
    assertThatThrownBy(
            () ->
                new ClassicConfig(
                    version,
                    window,
                    frameLimit,
                    ack,
                    ClassicConfig.OnDamage.RESYNC,
                    ClassicConfig.AfterTimeout.HOLD,
                    null,
                    false,
                    first,
                    idle))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("window " + window);
  }
}
