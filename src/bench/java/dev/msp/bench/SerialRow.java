package dev.msp.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Rows 15 and 16: one DATA of 32 bytes and its ACK over a pseudo-terminal, our session against
 * plain file streams that check nothing; and the processor time of a session whose line is idle,
 * against a JVM asleep beside it, in points (1 is a hundredth of one processor).
 */
final class SerialRow implements Row {

  private static final int ROUND_TRIP = 15;
  private static final int IDLE = 16;
  private static final int LENGTH = 32 + 7;
  private static final int WARM_UP = 60_000;
  private static final int COUNT = 20_000;
  private static final double MOST = 1.1;
  private static final double MOST_POINTS = 0.2;
  private static final long SETTLE_MILLIS = 3_000;
  private static final long IDLE_MILLIS = 20_000;

  @Override
  public Set<Integer> numbers() {
    return Set.of(ROUND_TRIP, IDLE);
  }

  @Override
  public List<Figure> run(Settings settings, Programs programs)
      throws IOException, InterruptedException {
    Samples ours = new Samples();
    Samples plain = new Samples();
    for (int round = 0; round < settings.rounds(); round++) {
      plain.add(median(programs, FileClient.class));
      ours.add(median(programs, SerialClient.class));
    }
    Figure roundTrip =
        Figure.atMost(
            ROUND_TRIP,
            "round trip over a pseudo-terminal, p50 against file streams",
            new Measured(ours.median() / 1000, "µs"),
            new Measured(plain.median() / 1000, "µs"),
            ours.median() / plain.median(),
            MOST);
    return List.of(roundTrip, idle(programs));
  }

  /** Returns the median round trip in ns, both ends on CPU 0. */
  private static double median(Programs programs, Class<?> client) throws IOException {
    try (Child line = line(programs)) {
      String path = line.line();
      List<String> command = programs.java(client, path, LENGTH, WARM_UP, COUNT);
      return Double.parseDouble(Child.run(Programs.pinned(command)).split(" ")[0]);
    }
  }

  private static Child line(Programs programs) throws IOException {
    return Child.start(Programs.pinned(programs.java(LineServer.class, LENGTH)));
  }

  private static Figure idle(Programs programs) throws IOException, InterruptedException {
    try (Child line = line(programs);
        Child session = Child.start(programs.java(SerialClient.class, line.line()));
        Child asleep = Child.start(programs.java(Sleeper.class))) {
      session.line();
      asleep.line();
      Thread.sleep(SETTLE_MILLIS);
      Duration ours = session.used();
      Duration theirs = asleep.used();
      Thread.sleep(IDLE_MILLIS);
      double mine = points(session.used().minus(ours));
      double other = points(asleep.used().minus(theirs));
      return Figure.atMost(
          IDLE,
          "processor time of an idle serial session, points above a JVM asleep",
          new Measured(mine, "points"),
          new Measured(other, "points"),
          mine - other,
          MOST_POINTS);
    }
  }

  private static double points(Duration used) {
    return 100.0 * used.toMillis() / IDLE_MILLIS;
  }
}
