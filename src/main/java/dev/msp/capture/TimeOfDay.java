package dev.msp.capture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Writes the time of an event: for people, and for JSON lines. */
final class TimeOfDay {

  private static final long SECOND = 1_000_000;
  private static final long DAY = 86_400;

  private final ZoneId zone;

  TimeOfDay(ZoneId zone) {
    this.zone = zone;
  }

  /** Returns {@code 12:00:01.004} in the zone of the reader. */
  String clock(long micros) {
    StringBuilder text = new StringBuilder(12);
    clock(text, micros, offset(micros));
    return text.toString();
  }

  /** Returns {@code 2026-11-22T12:00:01.004+01:00} in the zone of the reader: never ambiguous. */
  String dated(long micros) {
    ZoneOffset offset = offset(micros);
    long local = Math.floorDiv(micros, SECOND) + offset.getTotalSeconds();
    StringBuilder text = new StringBuilder(29);
    text.append(LocalDate.ofEpochDay(Math.floorDiv(local, DAY))).append('T');
    clock(text, micros, offset);
    return text.append(offset.getId()).toString();
  }

  private ZoneOffset offset(long micros) {
    return zone.getRules().getOffset(Instant.ofEpochSecond(Math.floorDiv(micros, SECOND)));
  }

  private static void clock(StringBuilder text, long micros, ZoneOffset offset) {
    long seconds = Math.floorDiv(micros, SECOND);
    time(text, Math.floorMod(seconds + offset.getTotalSeconds(), DAY));
    text.append('.');
    digits(text, Math.floorMod(micros, SECOND) / 1_000, 3);
  }

  /** Returns {@code 2026-11-22T12:00:01.004000Z}: UTC, six decimals. */
  static String utc(long micros) {
    long seconds = Math.floorDiv(micros, SECOND);
    StringBuilder text = new StringBuilder(27);
    text.append(LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY))).append('T');
    time(text, Math.floorMod(seconds, DAY));
    text.append('.');
    digits(text, Math.floorMod(micros, SECOND), 6);
    return text.append('Z').toString();
  }

  private static void time(StringBuilder text, long secondOfDay) {
    digits(text, secondOfDay / 3_600, 2);
    text.append(':');
    digits(text, secondOfDay / 60 % 60, 2);
    text.append(':');
    digits(text, secondOfDay % 60, 2);
  }

  private static void digits(StringBuilder text, long value, int count) {
    String plain = Long.toString(value);
    for (int i = plain.length(); i < count; i++) {
      text.append('0');
    }
    text.append(plain);
  }
}
