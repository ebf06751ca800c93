package dev.msp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows 12 and 13: how much of a serial line is left for a file, in percent: bytes · 10 / baud / s.
 *
 * <p>The clock is the line's own, and the same for all programs: it runs from the first byte that
 * who sends puts on the line to the last byte of either end. So the greeting, the handshake, the
 * check of the whole file and the goodbye count, and the start of a program does not. On each kind
 * of line all programs run beside each other, each on a line of its own with the same seed. Every
 * file is compared; of what has not arrived in 4 times the ideal time the table says only that. The
 * figures are also written to {@code target/bench/goodput.csv}, of which {@code scripts/chart}
 * makes a picture.
 */
final class GoodputRow implements Row {

  private static final String WHAT = "a file over a serial line";
  private static final int[] RATES = {115_200, 921_600};
  private static final int SEEDS = 20;
  private static final double MOST_POINTS = 3;

  private final StringBuilder csv = new StringBuilder();

  @Override
  public Set<Integer> numbers() {
    return Set.of(12, 13);
  }

  @Override
  public List<Figure> run(Settings settings, Programs programs)
      throws IOException, InterruptedException {
    if (!SerialLine.build(settings)) {
      return List.of(Figure.missing(12, WHAT, "no C compiler"));
    }
    Pressure pressure = new Pressure();
    Goodput goodput = new Goodput(settings);
    List<Figure> figures = new ArrayList<>();
    for (int baud : RATES) {
      for (LineSetting setting : LineSetting.ALL) {
        if (settings.rows().contains(setting.row())) {
          Map<String, Double> shares = goodput.shares(baud, setting);
          note(settings, baud, setting, shares);
          figures.addAll(figures(baud, setting, shares));
        }
      }
    }
    if (settings.rows().contains(12)) {
      figures.add(seeds(goodput));
    }
    List<String> absent = Goodput.absent();
    if (!absent.isEmpty()) {
      figures.add(Figure.missing(12, String.join(" and ", absent), "not installed"));
    }
    figures.addAll(pressure.figures(12, "somebody waited for a processor meanwhile"));
    return figures;
  }

  private void note(Settings settings, int baud, LineSetting setting, Map<String, Double> shares)
      throws IOException {
    shares.forEach(
        (name, share) ->
            csv.append(
                String.format(Locale.ROOT, "%d;%s;%s;%.1f%n", baud, setting.what(), name, share)));
    Files.writeString(settings.work().resolve("goodput.csv"), csv);
  }

  private static List<Figure> figures(int baud, LineSetting setting, Map<String, Double> shares) {
    double clear = shares.getOrDefault(Goodput.CLEAR, 0.0);
    double sealed = shares.getOrDefault(Goodput.SEALED, 0.0);
    String what = String.format(Locale.ROOT, "file, %d baud, %s", baud, setting.what());
    Figure ours =
        new Figure(
            setting.row(),
            what,
            text(shares, Goodput.CLEAR),
            opponents(shares),
            String.format(Locale.ROOT, "%.1f", clear),
            "≥ " + setting.goal(),
            clear >= setting.goal() ? "reached" : "**not reached**");
    return List.of(ours, cost(setting, what, clear, sealed));
  }

  private static Figure cost(LineSetting setting, String what, double clear, double sealed) {
    String points = what + ", points that sealing costs";
    if (sealed == 0) {
      return Figure.missing(setting.row(), points, "**not reached**: not in time");
    }
    return Figure.atMost(
        setting.row(),
        points,
        new Measured(sealed, "%"),
        new Measured(clear, "% (clear)"),
        Math.max(0, clear - sealed),
        MOST_POINTS);
  }

  private static String opponents(Map<String, Double> shares) {
    String text =
        Goodput.OPPONENTS.stream()
            .filter(shares::containsKey)
            .map(name -> name + " " + text(shares, name))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "–" : text;
  }

  private static String text(Map<String, Double> shares, String name) {
    double share = shares.getOrDefault(name, 0.0);
    return share == 0 ? "not in time" : String.format(Locale.ROOT, "%.1f %%", share);
  }

  private static Figure seeds(Goodput goodput) throws IOException, InterruptedException {
    int arrived = goodput.arrived(RATES, LineSetting.bits("1e-4", 0), SEEDS);
    return Figure.atLeast(
        12,
        "files identical at bit errors 1e-4, of " + SEEDS + " seeds",
        new Measured(arrived, "files"),
        Measured.NONE,
        arrived,
        SEEDS);
  }
}
