package dev.msp.ui.console;

import dev.msp.ui.console.Destination.Group;
import java.util.ArrayList;
import java.util.List;

/** Where a session may go to: what one sees first. */
final class StartView implements View {

  private static final int PLACES = 2;
  private static final int WIDEST_PLACE = 34;

  /** A line of it; a heading leads nowhere. */
  private record Line(String text, String detail, boolean isHeading, boolean isSelected) {}

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    List<Line> lines = lines(deck);
    int selected = 0;
    int widest = 0;
    for (int i = 0; i < lines.size(); i++) {
      selected = lines.get(i).isSelected() ? i : selected;
      widest = Math.max(widest, lines.get(i).isHeading() ? 0 : Painter.columns(lines.get(i).text));
    }
    int details = PLACES + Math.min(widest, Math.min(WIDEST_PLACE, painter.width() / 2)) + 2;
    int top =
        Math.max(0, Math.min(selected - painter.height() / 2, lines.size() - painter.height()));
    for (int row = 0; row < painter.height(); row++) {
      painter.fill(0, row, ' ', theme.plain());
      if (top + row < lines.size()) {
        draw(painter, row, lines.get(top + row), details, theme);
      }
    }
  }

  private static void draw(Painter painter, int row, Line line, int details, Theme theme) {
    if (line.isHeading()) {
      painter.put(1, row, line.text(), theme.strong());
      return;
    }
    Style style = line.isSelected() ? theme.selected() : theme.plain();
    if (line.isSelected()) {
      painter.fill(0, row, ' ', style);
      painter.put(0, row, ">", style);
    }
    int behind = painter.put(PLACES, row, line.text(), style);
    painter.shortened(
        Math.max(details, behind + 1),
        row,
        line.detail(),
        line.isSelected() ? style : theme.faint());
  }

  private static List<Line> lines(Deck deck) {
    List<Line> lines = new ArrayList<>();
    Destination selected = deck.start().selected().orElse(null);
    for (Group group : Group.values()) {
      List<Destination> all = deck.start().of(group);
      if (all.isEmpty() && group.whenEmpty().isEmpty()) {
        continue;
      }
      if (!lines.isEmpty()) {
        lines.add(new Line("", "", true, false));
      }
      lines.add(new Line(group.title(), "", true, false));
      if (all.isEmpty()) {
        lines.add(new Line("", group.whenEmpty(), false, false));
      }
      for (Destination one : all) {
        String place = deck.words().safe(one.place());
        String detail = deck.words().safe(one.detail());
        lines.add(new Line(place, detail, false, one.equals(selected)));
      }
    }
    return lines;
  }
}
