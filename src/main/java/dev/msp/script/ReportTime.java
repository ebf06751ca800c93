package dev.msp.script;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as reports write them. */
final class ReportTime {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final long MILLI = 1_000_000;

  private ReportTime() {}

  /** Returns {@code 2026-11-22T12:00:01.004000Z}. */
  static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  /** Returns {@code 2026-11-22T12:00:01}, in UTC. */
  static String second(Instant instant) {
    return SECOND.format(instant);
  }

  /** Returns {@code 1.042}, in seconds. */
  static String seconds(long nanos) {
    long millis = nanos / MILLI;
    return millis / 1000 + "." + Long.toString(1000 + millis % 1000).substring(1);
  }
}
