package dev.msp.ui.console;

import dev.msp.session.Counters;
import dev.msp.session.LinkState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was counted on the session that is shown, and how one looks at it, in a few words. */
final class CountsText {

  /**
   * A figure.
   *
   * @param text what it says
   * @param weight those that weigh least go first where there is no room
   */
  private record Part(String text, int weight) {}

  private CountsText() {}

  /** Returns as much of it as fits into so many columns, what matters most. */
  static String of(Deck deck, int columns) {
    return fitting(parts(deck), columns);
  }

  private static List<Part> parts(Deck deck) {
    List<Part> parts = new ArrayList<>();
    if (deck.page().isPresent()) {
      Page page = deck.page().get();
      state(parts, page);
      counts(parts, page.session().counters());
      rate(parts, page.rate());
      StateText.link(page.session()).ifPresent(link -> link(parts, link, page.goodput()));
      add(parts, "lost", page.rows().lost(), 8);
    }
    List<String> witnesses = deck.workspace().witnesses().kinds();
    witnesses.forEach(kind -> parts.add(new Part(kind + " ●", 9)));
    return parts;
  }

  private static void state(List<Part> parts, Page page) {
    if (!page.filter().text().isEmpty()) {
      parts.add(new Part(page.rows().size() - page.shown() + " hidden", 9));
    }
    if (!page.isFollowing()) {
      parts.add(new Part("paused", 9));
    }
  }

  private static void counts(List<Part> parts, Counters counted) {
    add(parts, "sent", counted.sent(), 4);
    add(parts, "acked", counted.acked(), 5);
    add(parts, "late", counted.late(), 6);
    add(parts, "no ACK", counted.timedOut(), 7);
    add(parts, "bad", counted.bad(), 7);
    if (counted.roundTrips().count() > 0) {
      parts.add(new Part("p50 " + Quality.percentile(counted.roundTrips(), 50), 3));
      parts.add(new Part("p99 " + Quality.percentile(counted.roundTrips(), 99), 1));
    }
  }

  private static void rate(List<Part> parts, Rate rate) {
    if (rate.frames() > 0) {
      parts.add(new Part(rate.frames() + " frames/s", 2));
    }
    if (rate.bytes() > 0) {
      parts.add(new Part(Amount.bytes(rate.bytes()) + "/s", 0));
    }
  }

  private static void link(List<Part> parts, LinkState link, Rate goodput) {
    add(parts, "frames lost", link.lost(), 6);
    if (link.resent() > 0) {
      parts.add(new Part("resent " + Amount.bytes(link.resent()), 5));
    }
    if (goodput.bytes() > 0) {
      parts.add(new Part("goodput " + Amount.bytes(goodput.bytes()) + "/s", 2));
    }
  }

  private static void add(List<Part> parts, String name, long count, int weight) {
    if (count > 0) {
      parts.add(new Part(name + ' ' + count, weight));
    }
  }

  private static String fitting(List<Part> all, int room) {
    List<Part> parts = new ArrayList<>(all);
    while (Painter.columns(text(parts)) > room) {
      parts.remove(parts.stream().min(Comparator.comparingInt(Part::weight)).orElseThrow());
    }
    return text(parts);
  }

  private static String text(List<Part> parts) {
    return String.join("  ", parts.stream().map(Part::text).toList());
  }
}
