package dev.msp.ui.console;

/** The last row: the keys that work here and now, or what is to be said. */
final class StatusView implements View {

  private final Keymap keys;

  StatusView(Keymap keys) {
    this.keys = keys;
  }

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    painter.fill(0, 0, ' ', theme.plain());
    if (deck.notice().isPresent()) {
      Deck.Notice notice = deck.notice().get();
      String text = (notice.isBad() ? "! " : "") + notice.text();
      painter.shortened(0, 0, text, notice.isBad() ? theme.bad() : theme.strong());
      return;
    }
    String counts = isAlone(painter) ? CountsText.of(deck, painter.width() / 2) : "";
    int room = painter.width() - (counts.isEmpty() ? 0 : Painter.columns(counts) + 1);
    hints(painter.on(painter.area().leftmost(room)), deck, theme);
    painter.right(0, counts, theme.plain());
  }

  /** On a screen without room for a heading, what was counted stands here. */
  private static boolean isAlone(Painter painter) {
    return painter.area().top() + 1 < HeadingView.LEAST_ROWS;
  }

  /** As many whole hints as fit: half a word helps nobody. */
  private void hints(Painter painter, Deck deck, Theme theme) {
    int column = 0;
    for (Keymap.Hint hint : keys.hints(deck)) {
      int end = column + Painter.columns(hint.key() + ' ' + hint.label());
      if (end > painter.width()) {
        return;
      }
      Area whole = painter.area().beside(column).leftmost(end - column);
      deck.spots().add(whole, hint.command());
      column = painter.put(column, 0, hint.key(), theme.strong());
      column = painter.put(column, 0, ' ' + hint.label() + "  ", theme.faint());
    }
  }
}
