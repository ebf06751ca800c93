package dev.msp.bench;

import dev.msp.cli.Main;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Row 14: how long a key takes to be seen in the console, on a pseudo-terminal of 80 by 24, while
 * 100,000 frames a second arrive and the heap may have 256 MiB; and what an idle console costs:
 * processor time in points above a JVM asleep beside it, and bytes written.
 */
final class ConsoleRow implements Row {

  private static final int NUMBER = 14;
  private static final int FRAMES_PER_SECOND = 100_000;
  private static final int KEYS = 600;
  private static final int KEYS_PER_LINE = 40;
  private static final long SETTLE_MILLIS = 5_000;
  private static final long IDLE_MILLIS = 20_000;
  private static final long BETWEEN_KEYS_MILLIS = 23; // in no step with the pictures
  private static final double MOST_MILLIS = 50;
  private static final double MOST_POINTS = 0.3;
  private static final int CTRL_U = 0x15;

  /** Nothing that is shown holds this letter by itself. */
  private static final String LETTER = "Q";

  @Override
  public Set<Integer> numbers() {
    return Set.of(NUMBER);
  }

  @Override
  public List<Figure> run(Settings settings, Programs programs)
      throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    figures.add(keys(programs));
    figures.addAll(idle(programs));
    return figures;
  }

  private static List<String> console(Programs programs, String endpoint) {
    List<String> command = programs.java(Main.class, "console", endpoint);
    command.add(1, "-Xmx256m");
    return command;
  }

  private static Figure keys(Programs programs) throws IOException, InterruptedException {
    try (Child flood = Child.start(programs.java(FloodServer.class, FRAMES_PER_SECOND));
        Seat seat = Seat.at(console(programs, "tcp://127.0.0.1:" + flood.port()))) {
      seat.await("reading 1");
      Thread.sleep(SETTLE_MILLIS);
      double[] millis = new double[KEYS];
      for (int key = 0; key < KEYS; key++) {
        if (key % KEYS_PER_LINE == 0) {
          seat.type(String.valueOf((char) CTRL_U));
          Thread.sleep(10 * BETWEEN_KEYS_MILLIS);
        }
        long start = System.nanoTime();
        seat.type(LETTER);
        seat.await(LETTER);
        millis[key] = (System.nanoTime() - start) / 1e6;
        Thread.sleep(BETWEEN_KEYS_MILLIS);
      }
      flood.tell("");
      double rate = Double.parseDouble(flood.line());
      Arrays.sort(millis);
      return Figure.atMost(
          NUMBER,
          String.format("console: key to screen, p99, at %,.0f frames/s", rate),
          new Measured(millis[KEYS * 99 / 100], "ms"),
          new Measured(millis[KEYS / 2], "ms (p50)"),
          millis[KEYS * 99 / 100],
          MOST_MILLIS);
    }
  }

  private static List<Figure> idle(Programs programs) throws IOException, InterruptedException {
    try (Seat seat = Seat.at(console(programs, "loop:"));
        Child asleep = Child.start(programs.java(Sleeper.class))) {
      seat.await("to its peer");
      seat.type(LETTER); // in place of the hint what to type
      seat.await(LETTER);
      asleep.line();
      Thread.sleep(SETTLE_MILLIS);
      Duration ours = seat.used();
      Duration theirs = asleep.used();
      long before = seat.written();
      Thread.sleep(IDLE_MILLIS);
      double mine = points(seat.used().minus(ours));
      double other = points(asleep.used().minus(theirs));
      long idleBytes = seat.written() - before;
      seat.type(LETTER);
      seat.await(LETTER);
      long keyBytes = seat.written() - before - idleBytes;
      return List.of(
          Figure.atMost(
              NUMBER,
              "processor time of an idle console, points above a JVM asleep",
              new Measured(mine, "points"),
              new Measured(other, "points"),
              mine - other,
              MOST_POINTS),
          Figure.atMost(
              NUMBER,
              "bytes an idle console writes in 20 s; beside it, for a key",
              new Measured(idleBytes, "bytes"),
              new Measured(keyBytes, "bytes (a key)"),
              idleBytes,
              0));
    }
  }

  private static double points(Duration used) {
    return 100.0 * used.toMillis() / IDLE_MILLIS;
  }
}
