package dev.msp.ui.console;

import dev.msp.capture.RoundTripTime;
import dev.msp.session.Counters;
import java.util.ArrayList;
import java.util.List;

/** The last row: the keys that work here and now, or what is to be said; and what was counted. */
final class StatusView implements View {

  private final Keymap keys;

  StatusView(Keymap keys) {
    this.keys = keys;
  }

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    painter.fill(0, 0, ' ', theme.plain());
    String figures = figures(deck);
    int room = Math.max(0, painter.width() - Painter.columns(figures) - 1);
    if (deck.notice().isPresent()) {
      Deck.Notice notice = deck.notice().get();
      String text = (notice.isBad() ? "! " : "") + notice.text();
      painter.put(0, 0, text, notice.isBad() ? theme.bad() : theme.strong());
      return;
    }
    Painter left = painter.on(painter.area().leftmost(room));
    int column = 0;
    for (Keymap.Hint hint : keys.hints(deck)) {
      int end = column + hint.key().length() + hint.label().length() + 3;
      if (end > room) {
        break;
      }
      column = left.put(column, 0, hint.key(), theme.strong());
      column = left.put(column, 0, ' ' + hint.label() + "  ", theme.faint());
    }
    painter.right(0, figures, theme.plain());
  }

  private static String figures(Deck deck) {
    if (deck.page().isEmpty()) {
      return "";
    }
    Page page = deck.page().get();
    Counters counted = page.session().session().counters();
    List<String> parts = new ArrayList<>();
    if (!page.filter().text().isEmpty()) {
      parts.add(page.rows().size() - page.shown() + " hidden");
    }
    if (!page.isFollowing()) {
      parts.add("paused");
    }
    parts.add("sent " + counted.sent());
    parts.add("acked " + counted.acked());
    add(parts, "late", counted.late());
    add(parts, "no ACK", counted.timedOut());
    add(parts, "bad", counted.bad());
    long median = counted.roundTrips().percentileMicros(50);
    if (counted.acked() > 0) {
      parts.add("p50 " + RoundTripTime.of(median * 1_000));
    }
    add(parts, "lost", page.rows().lost());
    return String.join("  ", parts);
  }

  private static void add(List<String> parts, String name, long count) {
    if (count > 0) {
      parts.add(name + ' ' + count);
    }
  }
}
