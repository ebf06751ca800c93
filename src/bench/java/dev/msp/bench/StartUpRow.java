package dev.msp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Row 11: {@code msp send} as a whole process, launcher included, against the reference's client;
 * and its peak memory against a bare JVM with the same flags. All talk to one server.
 */
final class StartUpRow implements Row {

  private static final String WHAT = "send as a whole process";
  private static final int RUNS = 15;
  private static final int WARM_UP_RUNS = 3;
  private static final double MOST_PEAK = 1.15;

  @Override
  public Set<Integer> numbers() {
    return Set.of(11);
  }

  @Override
  public List<Figure> run(Settings settings, Programs programs)
      throws IOException, InterruptedException {
    if (settings.msp().isEmpty()) {
      return List.of(Figure.missing(11, WHAT, "no -Dbench.msp"));
    }
    if (!programs.hasC()) {
      return List.of(Figure.missing(11, WHAT, "no C compiler"));
    }
    List<Figure> figures = new ArrayList<>();
    try (Child server = Child.start(programs.c("server"))) {
      int port = server.port();
      for (Path program : settings.msp()) {
        Installed msp = Installed.inspect(program);
        figures.add(time(settings, msp, port));
        figures.add(peak(settings, programs, msp, port));
      }
    }
    return figures;
  }

  private static Figure time(Settings settings, Installed msp, int port)
      throws IOException, InterruptedException {
    if (settings.reference().isEmpty()) {
      return Figure.missing(11, WHAT, "no -Dbench.reference");
    }
    String ours = String.join(" ", quoted(msp.send(port)));
    String theirs = String.join(" ", quoted(reference(settings.reference().get(), port)));
    Samples own = new Samples();
    Samples other = new Samples();
    for (int round = 0; round < settings.rounds(); round++) {
      List<Double> medians = hyperfine(settings.work(), ours, theirs);
      own.add(medians.get(0) * 1000);
      other.add(medians.get(1) * 1000);
    }
    int version = msp.javaVersion();
    return Figure.atMost(
        11,
        WHAT + ", JDK " + version + ", against the reference",
        new Measured(own.median(), "ms"),
        new Measured(other.median(), "ms"),
        own.median() / other.median(),
        version < 25 ? 0.95 : 0.85);
  }

  private static List<String> reference(Path directory, int port) {
    return List.of(
        "python3",
        directory.resolve("msp.py").toString(),
        "--mode",
        "client",
        "--host",
        "127.0.0.1",
        "--port",
        String.valueOf(port),
        "--message",
        "Hello MSP");
  }

  private static List<String> quoted(List<String> command) {
    return command.stream().map(word -> '\'' + word + '\'').toList();
  }

  /** Returns the median of each command in seconds. */
  private static List<Double> hyperfine(Path work, String... commands)
      throws IOException, InterruptedException {
    Path results = work.resolve("hyperfine.csv");
    List<String> command = new ArrayList<>(List.of("hyperfine", "-N", "--style", "none"));
    command.addAll(List.of("--warmup", String.valueOf(WARM_UP_RUNS)));
    command.addAll(List.of("--runs", String.valueOf(RUNS)));
    command.addAll(List.of("--export-csv", results.toString()));
    command.addAll(List.of(commands));
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IllegalStateException("hyperfine ended with " + status);
    }
    // command,mean,stddev,median,user,system,min,max
    return Files.readAllLines(results).stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(fields -> Double.parseDouble(fields[fields.length - 5]))
        .toList();
  }

  private static Figure peak(Settings settings, Programs programs, Installed msp, int port)
      throws IOException {
    Samples own = new Samples();
    Samples bare = new Samples();
    for (int round = 0; round < settings.rounds(); round++) {
      own.add(Child.number(programs.c("peak", msp.send(port).toArray())));
      bare.add(Child.number(programs.c("peak", msp.bare(port, settings.work()).toArray())));
    }
    return Figure.atMost(
        11,
        "send, peak memory, JDK " + msp.javaVersion() + ", against a bare JVM with a socket",
        new Measured(own.median() / 1024, "MB"),
        new Measured(bare.median() / 1024, "MB"),
        own.median() / bare.median(),
        MOST_PEAK);
  }
}
