package dev.msp.ui.console;

import dev.msp.session.SessionState;

/** The sessions, in the first row of the screen. */
final class TabsView implements View {

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    int column = 0;
    for (int i = 0; i < deck.pages().size() && column < painter.width(); i++) {
      Page page = deck.pages().get(i);
      boolean current = i == deck.current();
      String unread = page.unread() == 0 || current ? "" : " +" + page.unread();
      String text =
          " "
              + (i + 1)
              + ' '
              + deck.words().safe(page.session().name())
              + ' '
              + state(page)
              + unread
              + ' ';
      column = painter.put(column, 0, text, current ? theme.selected() : theme.strong());
      column = painter.put(column, 0, "│", theme.bar());
    }
    if (deck.pages().isEmpty()) {
      column = painter.put(0, 0, " msp: no session is open ", theme.strong());
    }
    painter.fill(column, 0, ' ', theme.plain());
  }

  /** A sign and a word: neither a colour nor a sign alone. */
  static String state(Page page) {
    SessionState state = page.session().session().state();
    if (state instanceof SessionState.Open) {
      return "● open";
    }
    return (state instanceof SessionState.Closed ? "✗ " : "○ ") + state.word();
  }
}
