package dev.msp.ui.console;

import java.util.List;

/** All keys and all commands, those of the place where one was first; shortened by typing. */
final class HelpView implements View {

  private static final int LEFT = 16;

  private final HelpText text;

  HelpView(HelpText text) {
    this.text = text;
  }

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    Help help = deck.help();
    List<HelpText.Line> lines = text.lines(help.from(), help.filter().text());
    search(painter, deck, lines.isEmpty(), theme);
    Painter page = painter.on(painter.area().below(1));
    help.top(Math.min(help.top(), lines.size() - page.height()));
    for (int row = 0; row < page.height(); row++) {
      page.fill(0, row, ' ', theme.plain());
      int index = help.top() + row;
      if (index < lines.size()) {
        line(page, row, lines.get(index), theme);
      }
    }
    int hidden = lines.size() - help.top() - page.height();
    if (hidden > 0 && page.height() > 0) {
      page.right(page.height() - 1, "  … " + hidden + " more lines", theme.faint());
    }
  }

  private static void search(Painter painter, Deck deck, boolean nothing, Theme theme) {
    painter.fill(0, 0, ' ', theme.plain());
    String typed = deck.words().safe(deck.help().filter().text());
    int column = painter.put(0, 0, "help: ", theme.strong());
    int end = painter.put(column, 0, typed, nothing ? theme.bad() : theme.plain());
    painter.cursor(end, 0);
    String hint = nothing ? "  nothing is called so" : "  type to search keys and commands";
    painter.put(end, 0, hint, theme.faint());
  }

  private static void line(Painter page, int row, HelpText.Line line, Theme theme) {
    if (line.isTitle()) {
      page.put(0, row, line.left(), theme.strong());
      return;
    }
    int column = page.put(2, row, line.left(), theme.out());
    page.shortened(Math.max(2 + LEFT, column + 2), row, line.right(), theme.plain());
  }
}
