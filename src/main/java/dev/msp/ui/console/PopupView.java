package dev.msp.ui.console;

import dev.msp.command.Candidate;
import java.util.List;

/** What may stand where the cursor does, above the line that is typed. */
final class PopupView implements View {

  private static final int MOST_ROWS = 8;
  private static final int WIDEST_WORD = 24;

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    if (deck.focus() != Deck.Focus.PROMPT) {
      return;
    }
    Prompt prompt = deck.prompt();
    if (prompt.popup().isPresent()) {
      draw(painter, prompt.popup().get(), deck, theme);
    } else if (!prompt.hint().isEmpty() && prompt.mistake().isEmpty()) {
      hint(painter, deck.words().written(prompt.hint()), theme);
    }
  }

  private static void hint(Painter painter, String hint, Theme theme) {
    List<String> all = Wrapping.rows(hint, painter.width());
    int rows = Math.min(all.size(), painter.height() / 2);
    Painter here = painter.on(painter.area().below(painter.height() - rows));
    for (int row = 0; row < rows; row++) {
      here.fill(0, row, ' ', theme.plain());
      here.put(0, row, all.get(row), theme.faint());
    }
  }

  private static void draw(Painter painter, Popup popup, Deck deck, Theme theme) {
    int count = popup.candidates().size();
    int rows = Math.min(Math.min(count, MOST_ROWS), painter.height());
    int top = Math.max(0, Math.min(popup.chosen() - rows / 2, count - rows));
    Painter here = painter.on(painter.area().below(painter.height() - rows));
    int width = 0;
    for (Candidate one : popup.candidates()) {
      width = Math.max(width, Math.min(WIDEST_WORD, Painter.columns(word(one, deck))));
    }
    for (int row = 0; row < rows; row++) {
      Candidate one = popup.candidates().get(top + row);
      boolean chosen = top + row == popup.chosen();
      here.fill(0, row, ' ', chosen ? theme.selected() : theme.plain());
      int behind = here.put(1, row, word(one, deck), chosen ? theme.selected() : theme.strong());
      String about = deck.words().safe(one.description());
      here.shortened(
          Math.max(behind, width + 1) + 2, row, about, chosen ? theme.selected() : theme.faint());
    }
    if (count > rows) {
      here.right(rows - 1, " " + (count - rows) + " more ", theme.faint());
    }
  }

  private static String word(Candidate candidate, Deck deck) {
    return deck.words().safe(candidate.text());
  }
}
