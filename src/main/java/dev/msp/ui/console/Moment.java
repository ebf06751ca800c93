package dev.msp.ui.console;

import dev.msp.command.ArgumentType.UnfitException;
import dev.msp.command.Types;
import dev.msp.frame.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Which row {@code goto} means: a time of day, so long before or after, or a number. */
final class Moment {

  private static final String ROW = "row ";

  private final ZoneId zone;

  Moment(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Returns the place among the rows shown of the first row at that time or later.
   *
   * @param page shows one row or more
   * @throws UnfitException if the text means no row; the message follows it
   */
  int find(Page page, String text) throws UnfitException {
    if (text.startsWith(ROW)) {
      long number = number(text.substring(ROW.length()));
      return first(page, row -> row.number() >= number);
    }
    long micros = text.matches("[+-].*") ? shifted(page, text) : timeOfDay(page, text);
    return first(page, row -> row.event().stamp().micros() >= micros);
  }

  /** What a row must be. */
  private interface Test {
    boolean fits(Row row);
  }

  private static int first(Page page, Test test) {
    int index = 0;
    while (index < page.shown() - 1 && !test.fits(page.row(index))) {
      index++;
    }
    return index;
  }

  private static long number(String digits) throws UnfitException {
    if (!digits.matches("[0-9]{1,18}")) {
      throw new UnfitException("is no number of a row");
    }
    return Long.parseLong(digits);
  }

  private static long shifted(Page page, String text) throws UnfitException {
    Duration by = Types.DURATION.read(Bytes.utf8(text.substring(1)));
    long micros = by.toNanos() / 1_000;
    long from = page.row(page.selectedIndex()).event().stamp().micros();
    return text.startsWith("-") ? from - micros : from + micros;
  }

  /** It is meant on the day of the selected row. */
  private long timeOfDay(Page page, String text) throws UnfitException {
    long selected = page.row(page.selectedIndex()).event().stamp().micros();
    ZonedDateTime day = Instant.EPOCH.plus(selected, ChronoUnit.MICROS).atZone(zone);
    try {
      return ChronoUnit.MICROS.between(Instant.EPOCH, day.with(LocalTime.parse(text)).toInstant());
    } catch (DateTimeParseException e) {
      throw new UnfitException("is no time like 12:30:01.250, +10s, -1m or row 120");
    }
  }
}
