package dev.msp.ui.console;

import java.util.List;

/** The panel over the lower part of the list, as high as it needs to be. */
final class PanelView implements View {

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    deck.panel().ifPresent(panel -> draw(painter, panel, deck, theme));
  }

  private static void draw(Painter painter, Panel panel, Deck deck, Theme theme) {
    int answers = panel.choices().size();
    List<String> lines = Wrapping.rows(panel.lines(), painter.width() - 2);
    int wanted = lines.size() + answers + 1;
    int height = Math.min(wanted, painter.height());
    Painter here = painter.on(painter.area().below(painter.height() - height));
    int room = Math.max(0, height - 1 - answers);
    int hidden = lines.size() - room;
    int top = Math.max(0, Math.min(deck.panelTop(), hidden));
    deck.panelTop(top);
    here.fill(0, 0, '─', theme.bar());
    String more = hidden > 0 ? " " + (top + room) + " of " + lines.size() + " lines" : "";
    here.put(2, 0, " " + panel.title() + more + " ", theme.strong());
    for (int row = 0; row < room; row++) {
      here.fill(0, row + 1, ' ', theme.plain());
      here.shortened(1, row + 1, lines.get(top + row), theme.plain());
    }
    for (int row = 0; row < answers; row++) {
      answer(here, height - answers + row, panel.choices().get(row), theme);
    }
  }

  private static void answer(Painter painter, int row, Panel.Choice choice, Theme theme) {
    painter.fill(0, row, ' ', theme.plain());
    painter.put(1, row, Keymap.shown(choice.key()), theme.strong());
    painter.put(8, row, choice.label(), theme.plain());
  }
}
