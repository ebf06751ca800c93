package dev.msp.bench;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Row 10: the heap that an idle session of the server takes, after its first exchange. The server
 * is a process of its own; it says how much of its heap is used after a full collection.
 */
final class IdleMemoryRow implements Row {

  private static final int SESSIONS = 5000;

  @Override
  public Set<Integer> numbers() {
    return Set.of(10);
  }

  @Override
  public List<Figure> run(Settings settings, Programs programs) throws IOException {
    String what = "memory per idle server session, %,d of them".formatted(SESSIONS);
    if (!programs.hasC()) {
      return List.of(Figure.missing(10, what, "no C compiler"));
    }
    Samples kilobytes = new Samples();
    for (int round = 0; round < settings.rounds(); round++) {
      kilobytes.add(perSession(programs) / 1024);
    }
    double median = kilobytes.median();
    return List.of(Figure.atMost(10, what, new Measured(median, "KB"), Measured.NONE, median, 3));
  }

  private static double perSession(Programs programs) throws IOException {
    try (Child server = Child.start(programs.java(EngineServer.class))) {
      int port = server.port();
      // Before: as warm as after, with nobody connected.
      hold(programs, port, 100, server);
      double before = heap(server);
      double after = hold(programs, port, SESSIONS, server);
      return (after - before) / SESSIONS;
    }
  }

  private static double hold(Programs programs, int port, int sessions, Child server)
      throws IOException {
    try (Child load = Child.start(programs.c("load", port, sessions))) {
      load.line();
      return heap(server);
    }
  }

  private static double heap(Child server) throws IOException {
    server.tell("heap");
    return Double.parseDouble(server.line());
  }
}
