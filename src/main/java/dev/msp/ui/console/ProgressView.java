package dev.msp.ui.console;

import java.util.List;

/** How far commands are that take long, a row for each of the newest. */
final class ProgressView implements View {

  private static final int MOST = 3;

  /** Returns how many rows it wants of those that there are. */
  static int height(Deck deck, int rows) {
    return Math.min(Math.min(MOST, deck.progress().size()), rows / 2);
  }

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    List<String> all = deck.progress();
    int left = all.size() - painter.height();
    for (int row = 0; row < painter.height(); row++) {
      painter.fill(0, row, ' ', theme.plain());
      painter.put(0, row, all.get(left + row), theme.strong());
    }
  }
}
