package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a source is put off, and what a source is. */
class PenaltiesTest {

  private static final long SECOND = 1_000_000_000L;

  private final Penalties penalties = new Penalties();

  @Test
  void thePenaltyDoublesFromFiveSecondsToTenMinutes() {
    long now = 0;
    for (long seconds : new long[] {5, 10, 20, 40, 80, 160, 320, 600, 600, 600}) {
      penalties.failed("a", now);
      assertThat(penalties.putsOff("a", now + seconds * SECOND - 1)).isTrue();
      now += seconds * SECOND;
      assertThat(penalties.putsOff("a", now)).isFalse();
    }
  }

  @Test
  void afterTenMinutesOfPeaceItBeginsAnew() {
    penalties.failed("a", 0);
    penalties.failed("a", 5 * SECOND); // until 15 s
    assertThat(penalties.failed("a", 615 * SECOND)).contains("1 handshake failed");
    assertThat(penalties.failed("a", 1219 * SECOND)).contains("2 handshakes failed");
  }

  @Test
  void theTableIsBoundedAndForgetsWhoFailedTheLongestAgo() {
    for (int i = 0; i <= Penalties.SOURCES; i++) {
      penalties.failed("source " + i, i);
    }
    assertThat(penalties.size()).isEqualTo(Penalties.SOURCES);
    assertThat(penalties.putsOff("source 0", SECOND)).isFalse();
    assertThat(penalties.putsOff("source 1", SECOND)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7:50412, 192.0.2.7",
    "[2001:db8:1:2:3:4:5:6]:50412, 2001:db8:1:2::/64",
    "[2001:db8:1:2::6]:50412, 2001:db8:1:2::/64",
    "[2001:db8::6]:50412, 2001:db8:0:0::/64",
    "[fe80::1%eth0]:50412, fe80:0:0:0::/64",
    "[::1]:50412, 0:0:0:0::/64",
    "[1::]:50412, 1:0:0:0::/64",
    "/dev/ttyUSB0, /dev/ttyUSB0"
  })
  void aSourceIsAnAddressWithoutPortOrANetworkOfIpv6(String address, String source) {
    assertThat(Penalties.source(address)).isEqualTo(source);
  }
}
