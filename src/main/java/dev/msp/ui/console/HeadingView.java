package dev.msp.ui.console;

import dev.msp.capture.LinkWords;
import dev.msp.command.OpenSession;

/**
 * What is known of the current session: where it goes, who is there, how its port is set; and what
 * was counted on it.
 */
final class HeadingView implements View {

  /** Screens with fewer rows have none to spare for it. */
  static final int LEAST_ROWS = 16;

  private final LineWatch lines;

  HeadingView(LineWatch lines) {
    this.lines = lines;
  }

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    painter.fill(0, 0, ' ', theme.plain());
    if (deck.page().isPresent()) {
      OpenSession session = deck.page().get().session();
      String line = lines.of(session);
      String place = line.isEmpty() ? StateText.detail(session) : session.place() + "  " + line;
      place += StateText.link(session).map(link -> "  " + LinkWords.of(link)).orElse("");
      String counts = CountsText.of(deck, painter.width() * 2 / 3);
      int room = painter.width() - Painter.columns(counts) - 2;
      Painter left = painter.on(painter.area().leftmost(room));
      left.shortened(1, 0, deck.words().safe(place), theme.faint());
      painter.right(0, counts, theme.plain());
    }
  }
}
