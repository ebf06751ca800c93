package dev.msp.ui.console;

import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.session.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows that are to be taken elsewhere.
 *
 * @param session the name of their session
 * @param events what happened, in order; one or more
 * @param words what they are: {@code row 7}, {@code 3 rows}
 */
record Chosen(String session, List<Event> events, String words) {

  /** How rows are written in a command. */
  static final String EXPECTED = "row, marked, visible, all, or 10-20";

  private static final Pattern RANGE = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

  /** Keeps the list from changing. */
  Chosen {
    events = List.copyOf(events);
  }

  /**
   * Returns the rows that a word means.
   *
   * @param which as in {@link #EXPECTED}; empty for the marked ones, else the selected one
   * @throws CommandFailure if there are none, or it means nothing
   */
  static Chosen of(Here here, String which) throws CommandFailure {
    Page page = here.page();
    Matcher range = RANGE.matcher(which);
    List<Row> rows;
    if (range.matches()) {
      long first = Long.parseLong(range.group(1));
      long last = Long.parseLong(range.group(2));
      rows = rows(page, row -> row.number() >= first && row.number() <= last);
    } else {
      rows = named(here, page, which);
    }
    if (rows.isEmpty()) {
      throw new CommandFailure(Kind.USAGE, "there are no such rows: " + which);
    }
    String words = rows.size() == 1 ? "row " + rows.get(0).number() : rows.size() + " rows";
    return new Chosen(page.session().name(), rows.stream().map(Row::event).toList(), words);
  }

  private static List<Row> named(Here here, Page page, String which) throws CommandFailure {
    List<Row> marked = rows(page, Row::isMarked);
    return switch (which) {
      case "" -> marked.isEmpty() ? List.of(here.row()) : marked;
      case "row" -> List.of(here.row());
      case "marked" -> marked;
      case "all" -> rows(page, row -> true);
      case "visible" -> visible(page);
      default -> throw new CommandFailure(Kind.USAGE, "found " + which + ", expected " + EXPECTED);
    };
  }

  private static List<Row> rows(Page page, Predicate<Row> wanted) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < page.rows().size(); i++) {
      Row row = page.rows().at(i);
      if (wanted.test(row)) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<Row> visible(Page page) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < page.shown(); i++) {
      rows.add(page.row(i));
    }
    return rows;
  }
}
