package dev.msp.ui.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says when a row happened. */
final class TimeText {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final long MILLI = 1_000;
  private static final long SECOND = 1_000_000;

  private final ZoneId zone;
  private Deck.Times times = Deck.Times.CLOCK;
  private long before = -1;

  TimeText(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Begins with a row.
   *
   * @param micros when the row before it happened, -1 if there is none
   */
  void begin(Deck.Times how, long micros) {
    times = how;
    before = micros;
  }

  /** Returns how wide the column must be. */
  static int width(Deck.Times times) {
    return times == Deck.Times.ISO ? 25 : 13;
  }

  /** Returns when a row happened; to be asked of each row once, in order. */
  String time(Row row) {
    long micros = row.event().stamp().micros();
    String text =
        switch (times) {
          case CLOCK -> CLOCK.format(at(micros).atZone(zone));
          case ISO -> at(micros).truncatedTo(ChronoUnit.MILLIS).toString();
          case DELTA -> before < 0 ? "" : delta(micros - before);
        };
    before = micros;
    return text;
  }

  private static Instant at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Returns {@code +0.12ms}, {@code +1.250s} or {@code +3600s}. */
  static String delta(long micros) {
    if (micros < SECOND) {
      return String.format(Locale.ROOT, "+%d.%02dms", micros / MILLI, micros % MILLI / 10);
    }
    return String.format(Locale.ROOT, "+%d.%03ds", micros / SECOND, micros % SECOND / MILLI);
  }
}
