package dev.msp.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The figures of a run, in the order of their rows. */
final class Table {

  private static final String HEAD =
      "| # | figure | ours | opponent | ratio or value | goal | verdict |%n"
          + "|---|---|---|---|---|---|---|%n";

  private final List<Figure> figures = new ArrayList<>();

  void add(Figure figure) {
    figures.add(figure);
  }

  /** Returns the table, with the machine it is from beneath. */
  String markdown() {
    StringBuilder text = new StringBuilder(String.format(HEAD));
    figures.stream()
        .sorted(Comparator.comparingInt(Figure::row))
        .forEach(figure -> text.append(figure.markdown()));
    return text.append(System.lineSeparator()).append(machine()).toString();
  }

  private static String machine() {
    return String.format(
        "%s %s, %s %s, %d CPUs%n",
        System.getProperty("java.vm.name"),
        System.getProperty("java.vm.version"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors());
  }
}
