package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeOfDayTest {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  @Test
  void writesUtcWithSixDecimals() {
    assertThat(TimeOfDay.utc(0)).isEqualTo("1970-01-01T00:00:00.000000Z");
    assertThat(TimeOfDay.utc(1)).isEqualTo("1970-01-01T00:00:00.000001Z");
    assertThat(TimeOfDay.utc(-1)).isEqualTo("1969-12-31T23:59:59.999999Z");
    assertThat(TimeOfDay.utc(951_782_399_000_000L)).isEqualTo("2000-02-28T23:59:59.000000Z");
  }

  @Test
  void writesTheClockOfTheZoneInMilliseconds() {
    TimeOfDay tokyo = new TimeOfDay(ZoneId.of("Asia/Tokyo"));
    assertThat(tokyo.clock(0)).isEqualTo("09:00:00.000");
    assertThat(tokyo.clock(1_999)).isEqualTo("09:00:00.001");
    assertThat(tokyo.clock(-1)).isEqualTo("08:59:59.999");
  }

  @Test
  void agreesWithJavaTimeEverywhere() {
    long seed = 7;
    Random random = new Random(seed);
    ZoneId[] zones = {
      ZoneOffset.UTC,
      ZoneId.of("Europe/Berlin"),
      ZoneId.of("America/St_Johns"),
      ZoneId.of("Asia/Kathmandu"),
      ZoneId.of("Pacific/Apia"),
      ZoneOffset.ofHoursMinutesSeconds(-17, -59, -59)
    };
    for (int i = 0; i < 20_000; i++) {
      // Years 1000 to 2900; the fields of other years have another width.
      long micros = (long) ((random.nextDouble() * 1900 - 970) * 365.25 * 86_400e6);
      Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
      ZoneId zone = zones[random.nextInt(zones.length)];
      String about = "seed " + seed + ", " + micros + " us in " + zone;
      assertThat(TimeOfDay.utc(micros)).as(about).isEqualTo(UTC.format(instant));
      assertThat(new TimeOfDay(zone).clock(micros))
          .as(about)
          .isEqualTo(CLOCK.format(instant.atZone(zone)));
    }
  }

  @Test
  void followsTheChangeToSummerTime() {
    TimeOfDay berlin = new TimeOfDay(ZoneId.of("Europe/Berlin"));
    long change = Instant.parse("2026-03-29T01:00:00Z").getEpochSecond() * 1_000_000;
    assertThat(berlin.clock(change - 1)).isEqualTo("01:59:59.999");
    assertThat(berlin.clock(change)).isEqualTo("03:00:00.000");
  }
}
