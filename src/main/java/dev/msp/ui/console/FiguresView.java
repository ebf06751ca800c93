package dev.msp.ui.console;

import dev.msp.capture.LinkWords;
import dev.msp.session.Counters;
import dev.msp.session.LinkState;
import dev.msp.session.RoundTrips;
import java.util.Optional;

/** How good the line of a session is: what was counted, the last outcomes, the round trips. */
final class FiguresView implements View {

  /** Rows above the chart; a link has one more. */
  private static final int TEXT = 5;

  private static final int LABEL = 10;

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    for (int row = 0; row < painter.height(); row++) {
      painter.fill(0, row, ' ', theme.plain());
    }
    painter.fill(0, 0, '─', theme.bar());
    if (deck.page().isEmpty()) {
      painter.put(1, 0, " figures: no session is open ", theme.strong());
      return;
    }
    Page page = deck.page().get();
    String name = deck.words().safe(page.session().name());
    painter.put(1, 0, " figures of " + name + ' ', theme.strong());
    Counters counted = page.session().counters();
    Quality quality = Quality.of(page.rows(), Chart.bars(painter.width()));
    strip(painter, quality, theme);
    line(painter, 2, "messages", messages(counted), theme);
    line(painter, 3, "wire", wire(counted, page.rate()), theme);
    line(painter, 4, "ACK after", times(counted.roundTrips()), theme);
    Optional<LinkState> link = StateText.link(page.session());
    link.ifPresent(one -> line(painter, TEXT, "link", link(one, page.goodput()), theme));
    new Chart(quality.roundTrips(), quality.longest())
        .draw(painter.on(painter.area().below(link.isPresent() ? TEXT + 1 : TEXT)), theme);
  }

  private static void line(Painter painter, int row, String label, String text, Theme theme) {
    painter.put(0, row, label, theme.faint());
    painter.put(LABEL, row, text, theme.plain());
  }

  private static void strip(Painter painter, Quality quality, Theme theme) {
    line(painter, 1, "last", "", theme);
    if (quality.outcomes().isEmpty()) {
      painter.put(LABEL, 1, "no message was sent yet", theme.faint());
      return;
    }
    String percent = "  " + quality.percentAcked() + " % in time";
    int room = Math.max(1, painter.width() - LABEL - percent.length());
    int from = Math.max(0, quality.outcomes().size() - room);
    int column = LABEL;
    for (Quality.Outcome outcome : quality.outcomes().subList(from, quality.outcomes().size())) {
      boolean good = outcome == Quality.Outcome.ACKED || outcome == Quality.Outcome.PENDING;
      String sign = String.valueOf(outcome.sign());
      column = painter.put(column, 1, sign, good ? theme.good() : theme.bad());
    }
    painter.put(column, 1, percent, theme.strong());
  }

  private static String messages(Counters counted) {
    return "sent "
        + counted.sent()
        + "  ✓ acked "
        + counted.acked()
        + "  ~ late "
        + counted.late()
        + "  ✗ no ACK "
        + counted.timedOut()
        + (counted.failed() > 0 ? "  failed " + counted.failed() : "")
        + "  ! bad "
        + counted.bad()
        + "  received "
        + counted.delivered();
  }

  private static String wire(Counters counted, Rate rate) {
    return "in "
        + counted.framesIn()
        + " frames "
        + Amount.bytes(counted.bytesIn())
        + "  out "
        + counted.framesOut()
        + " frames "
        + Amount.bytes(counted.bytesOut())
        + "  skipped "
        + Amount.bytes(counted.skipped())
        + "  now "
        + rate.frames()
        + " frames/s "
        + Amount.bytes(rate.bytes())
        + "/s";
  }

  private static String link(LinkState link, Rate goodput) {
    String losses = LinkWords.losses(link);
    return LinkWords.of(link)
        + "  goodput "
        + Amount.bytes(goodput.bytes())
        + "/s  "
        + (losses.isEmpty() ? "nothing lost" : losses);
  }

  private static String times(RoundTrips all) {
    return all.count() == 0
        ? "no ACK came yet"
        : "p50 "
            + Quality.percentile(all, 50)
            + "  p90 "
            + Quality.percentile(all, 90)
            + "  p99 "
            + Quality.percentile(all, 99)
            + "  max "
            + Quality.percentile(all, 100);
  }
}
