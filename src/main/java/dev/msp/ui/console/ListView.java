package dev.msp.ui.console;

import dev.msp.session.Event;
import java.time.ZoneId;

/** The rows of a session. */
final class ListView implements View {

  private final TimeText times;

  ListView(ZoneId zone) {
    this.times = new TimeText(zone);
  }

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    heading(painter, deck, theme);
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
        row(list, line, page.row(index), selected, deck, theme);
        Area whole = list.area().below(line).upper(1);
        deck.spots().add(whole, "focus list ; select " + page.row(index).number());
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

  private static void heading(Painter painter, Deck deck, Theme theme) {
    painter.fill(0, 0, ' ', theme.plain());
    int at = 0;
    for (Column column : Column.values()) {
      painter.put(at, 0, column.title(), theme.faint());
      at += width(column, painter, deck);
    }
  }

  private static int width(Column column, Painter painter, Deck deck) {
    if (column == Column.TIME) {
      return TimeText.width(deck.times());
    }
    if (column.width() > 0) {
      return column.width();
    }
    int others = TimeText.width(deck.times()) - Column.TIME.width();
    for (Column other : Column.values()) {
      others += other.width();
    }
    return Math.max(8, painter.width() - others);
  }

  private void row(Painter painter, int line, Row row, boolean selected, Deck deck, Theme theme) {
    Style style = selected ? theme.selected() : style(row, theme);
    painter.fill(0, line, ' ', selected ? theme.selected() : theme.plain());
    int at = 0;
    for (Column column : Column.values()) {
      int width = width(column, painter, deck);
      Painter cell = painter.on(painter.area().beside(at).leftmost(width - 1));
      cell.put(0, line, column.text(row, deck, times), style);
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
    boolean out =
        row.event() instanceof Event.FrameEvent frame && frame.direction() == Event.Direction.OUT;
    return out ? theme.out() : theme.in();
  }
}
