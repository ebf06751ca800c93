package dev.msp.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Row 9: 1,000 and 5,000 sessions with one message in flight each, against an epoll loop in C. */
final class ManySessionsRow implements Row {

  private static final int WARM_UP_MILLIS = 1500;
  private static final int COUNTED_MILLIS = 1000;

  @Override
  public Set<Integer> numbers() {
    return Set.of(9);
  }

  @Override
  public List<Figure> run(Settings settings, Programs programs) throws IOException {
    if (!programs.hasC()) {
      return List.of(Figure.missing(9, "many sessions", "no C compiler"));
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(figure(settings.rounds(), programs, 1000, 0.93));
    figures.add(figure(settings.rounds(), programs, 5000, 0.85));
    return figures;
  }

  private static Figure figure(int rounds, Programs programs, int sessions, double least)
      throws IOException {
    Samples ours = new Samples();
    Samples c = new Samples();
    for (int round = 0; round < rounds; round++) {
      c.add(rate(programs, programs.c("server"), sessions));
      ours.add(rate(programs, programs.java(EngineServer.class), sessions));
    }
    return Figure.atLeast(
        9,
        "%,d sessions, one in flight each, against C epoll".formatted(sessions),
        new Measured(ours.median() / 1000, "k/s"),
        new Measured(c.median() / 1000, "k/s"),
        ours.median() / c.median(),
        least);
  }

  private static double rate(Programs programs, List<String> server, int sessions)
      throws IOException {
    try (Child running = Child.start(Programs.pinned(server))) {
      return Child.number(
          Programs.pinned(
              programs.c("load", running.port(), sessions, WARM_UP_MILLIS, COUNTED_MILLIS)));
    }
  }
}
