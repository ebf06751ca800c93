package dev.msp.ui.console;

import dev.msp.session.Event;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The rows of a session. */
final class ListView implements View {

  /** Columns that a narrow screen does without, the first of them first. */
  private static final List<Column> DISPENSABLE =
      List.of(Column.ROUND_TRIP, Column.LENGTH, Column.TIME, Column.ACK, Column.TYPE);

  private static final int LEAST_MESSAGE = 16;

  private final TimeText times;

  ListView(ZoneId zone) {
    this.times = new TimeText(zone);
  }

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    List<Column> columns = columns(painter.width(), deck.times());
    heading(painter, columns, deck, theme);
    if (deck.page().isEmpty() || painter.height() < 2) {
      return;
    }
    Page page = deck.page().get();
    Painter list = painter.on(painter.area().below(1));
    int top = top(page, list.height());
    times.begin(deck.times(), top == 0 ? -1 : page.row(top - 1).event().stamp().micros());
    for (int line = 0; line < list.height(); line++) {
      int index = top + line;
      if (index < page.shown()) {
        boolean selected = index == page.selectedIndex() && !page.isFollowing();
        row(list.on(whole(list, line)), columns, page.row(index), selected, deck, theme);
        deck.spots().add(whole(list, line), "focus list ; select " + page.row(index).number());
      } else {
        list.fill(0, line, ' ', theme.plain());
      }
    }
    if (page.shown() == 0) {
      list.put(2, 0, nothing(page), theme.faint());
    }
  }

  private static String nothing(Page page) {
    return page.rows().size() == 0
        ? "nothing has happened yet"
        : "no row fits the filter " + page.filter().text() + "; Esc shows all";
  }

  /** Returns the place of the first row on the screen: the selected one is always seen. */
  private static int top(Page page, int height) {
    if (page.isFollowing()) {
      return Math.max(0, page.shown() - height);
    }
    int middle = page.selectedIndex() - height / 2;
    return Math.max(0, Math.min(middle, page.shown() - height));
  }

  private static Area whole(Painter list, int line) {
    return list.area().below(line).upper(1);
  }

  /** All columns, as long as they leave room for the message. */
  private static List<Column> columns(int width, Deck.Times times) {
    List<Column> columns = new ArrayList<>(List.of(Column.values()));
    for (Column column : DISPENSABLE) {
      if (width - others(columns, times) < LEAST_MESSAGE) {
        columns.remove(column);
      }
    }
    return columns;
  }

  /** Returns how many cells all columns but the message take. */
  private static int others(List<Column> columns, Deck.Times times) {
    return columns.stream()
        .mapToInt(column -> column == Column.TIME ? TimeText.width(times) : column.width())
        .sum();
  }

  private static int width(Column column, List<Column> columns, int width, Deck.Times times) {
    if (column == Column.MESSAGE) {
      return Math.max(1, width - others(columns, times));
    }
    return others(List.of(column), times);
  }

  private static void heading(Painter painter, List<Column> columns, Deck deck, Theme theme) {
    painter.fill(0, 0, ' ', theme.plain());
    int at = 0;
    for (Column column : columns) {
      painter.put(at, 0, column.title(), theme.faint());
      at += width(column, columns, painter.width(), deck.times());
    }
  }

  private void row(
      Painter painter, List<Column> columns, Row row, boolean selected, Deck deck, Theme theme) {
    Style style = selected ? theme.selected() : style(row, theme);
    painter.fill(0, 0, ' ', selected ? theme.selected() : theme.plain());
    int at = 0;
    for (Column column : columns) {
      int width = width(column, columns, painter.width(), deck.times());
      Painter cell = painter.on(painter.area().beside(at).leftmost(width - column.gap()));
      cell.shortened(0, 0, column.text(row, deck, times), style);
      at += width;
    }
  }

  private static Style style(Row row, Theme theme) {
    if (row.event() instanceof Event.SkippedEvent
        || row.ack() == Row.Ack.TIMED_OUT
        || row.ack() == Row.Ack.FAILED) {
      return theme.bad();
    }
    if (row.event() instanceof Event.StateEvent) {
      return theme.faint();
    }
    if (row.event() instanceof Event.FrameEvent frame && frame.isOfLink()) {
      return theme.faint();
    }
    return RowText.way(row.event()) == Event.Direction.OUT ? theme.out() : theme.in();
  }
}
