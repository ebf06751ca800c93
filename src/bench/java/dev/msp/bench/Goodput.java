package dev.msp.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Carries files over simulated lines with all programs that are there. */
final class Goodput {

  /** Names of ours in the results. */
  static final String CLEAR = "put";

  static final String SEALED = "put, sealed";

  /** Names of the others, which are also those of their programs. */
  static final List<String> OPPONENTS = List.of("sz", "kermit");

  /** So many times what a perfect line takes, and a program has failed. */
  static final double MOST_TIMES = 4;

  /** What a program may take to start. */
  private static final double START_SECONDS = 10;

  private static final int BITS = 10;

  /** What a file of a seed takes on a perfect line, and how long it is waited for. */
  private static final int SEED_SECONDS = 8;

  private static final double PATIENCE_SECONDS = 120;
  private static final int AT_A_TIME = 4;

  /** What starts a JVM does so alone: it would take time from the others. */
  private static final long APART_MILLIS = 3_000;

  /** Taken where no installed program was named; builds what it runs. */
  private static final Path CHECKOUT = Path.of("scripts", "msp");

  private final Random random = new Random(12);
  private final Settings settings;
  private final Path home;
  private final List<Carrier> ours;
  private int carriages;

  Goodput(Settings settings) throws IOException, InterruptedException {
    this.settings = settings;
    this.home = Files.createTempDirectory(settings.work(), "goodput");
    Path msp = settings.msp().stream().findFirst().orElse(CHECKOUT.toAbsolutePath());
    this.ours =
        List.of(
            PutCarrier.clear(msp, home.resolve("clear")),
            PutCarrier.sealed(msp, home.resolve("sealed")));
  }

  /** Runs all programs beside each other; returns percent of the line by name, 0 for a failure. */
  Map<String, Double> shares(int baud, LineSetting setting)
      throws IOException, InterruptedException {
    List<Carrier> carriers = new ArrayList<>(ours);
    carriers.addAll(opponents(setting));
    byte[] content = content(baud, settings.seconds());
    ExecutorService pool = Executors.newFixedThreadPool(carriers.size());
    try {
      Map<String, Future<OptionalDouble>> running = new TreeMap<>();
      for (Carrier carrier : carriers) {
        Carriage carriage = carriage(baud, setting, 1);
        double most = MOST_TIMES * settings.seconds() + START_SECONDS;
        running.put(carrier.name(), pool.submit(() -> carriage.run(carrier, content, most)));
        Thread.sleep(APART_MILLIS);
      }
      Map<String, Double> shares = new TreeMap<>();
      for (Map.Entry<String, Future<OptionalDouble>> each : running.entrySet()) {
        shares.put(each.getKey(), share(result(each.getValue())));
      }
      return shares;
    } finally {
      pool.shutdownNow();
    }
  }

  private double share(OptionalDouble took) {
    return took.isPresent() ? 100.0 * settings.seconds() / took.getAsDouble() : 0;
  }

  private static OptionalDouble result(Future<OptionalDouble> carried) throws InterruptedException {
    try {
      return carried.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Carries a file with each of so many seeds, some at a time: by turns sealed, and by twos at each
   * of the rates. Returns how many arrived as they are.
   */
  int arrived(int[] rates, LineSetting setting, int seeds)
      throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<OptionalDouble>> running = new ArrayList<>();
      for (int seed = 1; seed <= seeds; seed++) {
        int baud = rates[seed / 2 % rates.length];
        Carrier carrier = ours.get(seed % ours.size());
        Carriage carriage = carriage(baud, setting, seed);
        byte[] content = content(baud, SEED_SECONDS);
        running.add(pool.submit(() -> carriage.run(carrier, content, PATIENCE_SECONDS)));
      }
      int arrived = 0;
      for (Future<OptionalDouble> each : running) {
        arrived += result(each).isPresent() ? 1 : 0;
      }
      return arrived;
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<Carrier> opponents(LineSetting setting) {
    List<Carrier> there = new ArrayList<>(List.of(new ZmodemCarrier(), KermitCarrier.on(setting)));
    there.removeIf(carrier -> !isOnPath(carrier.name()));
    return there;
  }

  /** Returns the names of opponents that the PATH does not have. */
  static List<String> absent() {
    return OPPONENTS.stream().filter(name -> !isOnPath(name)).toList();
  }

  private static boolean isOnPath(String program) {
    for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }

  private Carriage carriage(int baud, LineSetting setting, int seed) throws IOException {
    List<String> faults = new ArrayList<>(setting.faults());
    faults.addAll(List.of("--seed", String.valueOf(seed)));
    Path directory = Files.createDirectory(home.resolve(String.valueOf(carriages++)));
    return new Carriage(settings, directory, baud, faults);
  }

  private byte[] content(int baud, int seconds) {
    byte[] bytes = new byte[baud / BITS * seconds];
    random.nextBytes(bytes);
    return bytes;
  }
}
