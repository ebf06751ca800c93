package dev.msp.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Row 1: one DATA of 32 bytes and its ACK, our client and server against pairs in C and on Netty.
 */
final class RoundTripRow implements Row {

  private static final int LENGTH = 32 + 7;

  /** Round trips a second of a JVM that warms up, roughly. */
  private static final int RATE = 40_000;

  private static final int COUNT = 40_000;

  @Override
  public Set<Integer> numbers() {
    return Set.of(1);
  }

  @Override
  public List<Figure> run(Settings settings, Programs programs) throws IOException {
    Pair ours = new Pair(Contender.ours(programs));
    Pair netty = new Pair(Contender.netty(programs));
    Pair c = new Pair(Contender.c(programs));
    for (int round = 0; round < settings.rounds(); round++) {
      if (programs.hasC()) {
        c.run();
      }
      ours.run();
      netty.run();
    }
    List<Figure> figures = new ArrayList<>();
    if (programs.hasC()) {
      figures.add(figure("p50 against C", ours.p50, c.p50, 1.05));
      figures.add(figure("p99 against C", ours.p99, c.p99, 1.25));
    } else {
      figures.add(Figure.missing(1, "round trip against C", "no C compiler"));
    }
    figures.add(figure("p50 against Netty", ours.p50, netty.p50, 0.85));
    return figures;
  }

  private static Figure figure(String what, Samples ours, Samples theirs, double limit) {
    double mine = ours.median();
    double other = theirs.median();
    return Figure.atMost(
        1,
        "round trip DATA 32 B → ACK, " + what,
        new Measured(mine / 1000, "µs"),
        new Measured(other / 1000, "µs"),
        mine / other,
        limit);
  }

  private static final class Pair {
    private final Contender contender;
    private final Samples p50 = new Samples();
    private final Samples p99 = new Samples();

    Pair(Contender contender) {
      this.contender = contender;
    }

    void run() throws IOException {
      double[] times = contender.run("ping", LENGTH, (int) (RATE * contender.warmUp()), COUNT);
      p50.add(times[0]);
      p99.add(times[1]);
    }
  }
}
