package dev.msp.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What rows 2 and 3 share: frames per second with a window, of some contenders in turn. */
abstract class WindowRow implements Row {

  private static final int COUNTED_MILLIS = 700;

  private final int row;
  private final String what;
  private final int length;
  private final int window;

  WindowRow(int row, String what, int length, int window) {
    this.row = row;
    this.what = what;
    this.length = length;
    this.window = window;
  }

  /**
   * A contender and the least that our rate may be, as a multiple of its rate.
   *
   * @param contender who
   * @param least the least ratio
   */
  record Opponent(Contender contender, double least) {}

  /** Runs all in turn; the first figure is for the first opponent, and so on. */
  List<Figure> measure(int rounds, Contender ours, List<Opponent> opponents) throws IOException {
    Samples own = new Samples();
    List<Samples> others = opponents.stream().map(opponent -> new Samples()).toList();
    for (int round = 0; round < rounds; round++) {
      own.add(rate(ours));
      for (int i = 0; i < others.size(); i++) {
        others.get(i).add(rate(opponents.get(i).contender()));
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) {
      figures.add(figure(own.median(), others.get(i).median(), opponents.get(i)));
    }
    return figures;
  }

  private double rate(Contender contender) throws IOException {
    int warmUp = (int) (contender.warmUp() * 1000);
    return contender.run("window", length, warmUp, COUNTED_MILLIS, window)[0];
  }

  private Figure figure(double own, double other, Opponent opponent) {
    return Figure.atLeast(
        row,
        what + ", against " + opponent.contender().name(),
        new Measured(own / 1000, "k frames/s"),
        new Measured(other / 1000, "k frames/s"),
        own / other,
        opponent.least());
  }
}
