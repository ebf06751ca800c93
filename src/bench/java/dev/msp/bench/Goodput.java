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

  private static final int BITS = 10;
  private static final double MOST_TIMES = 3.5;
  private static final int ONE_BYTE_ROUNDS = 3;
  private static final double PATIENCE_SECONDS = 60;

  /** At a higher rate files are greater, and yet take less time. */
  private static final int FAST = 921_600;

  private static final int FAST_SHARE = 4;

  /** What starts does so alone: the starts of others would count as ours. */
  private static final long APART_MILLIS = 3_000;

  private final Random random = new Random(12);
  private final Map<String, Double> oneByte = new TreeMap<>();
  private final Settings settings;
  private final Path home;
  private final List<Carrier> ours;
  private int carriages;

  Goodput(Settings settings) throws IOException, InterruptedException {
    this.settings = settings;
    this.home = Files.createTempDirectory(settings.work(), "goodput");
    Path msp = settings.msp().get(0);
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
    for (Carrier carrier : carriers) {
      measureOneByte(carrier, baud, setting.quiet());
    }
    Map<String, Double> shares = new TreeMap<>();
    for (Map.Entry<String, OptionalDouble> each : together(carriers, baud, setting).entrySet()) {
      double start = oneByte.getOrDefault(key(each.getKey(), baud, setting.quiet()), 0.0);
      double ideal = 100.0 * seconds(baud);
      OptionalDouble took = each.getValue();
      shares.put(each.getKey(), took.isPresent() ? ideal / (took.getAsDouble() - start) : 0);
    }
    return shares;
  }

  private int seconds(int baud) {
    return baud < FAST ? settings.seconds() : Math.max(1, settings.seconds() / FAST_SHARE);
  }

  private Map<String, OptionalDouble> together(
      List<Carrier> carriers, int baud, LineSetting setting)
      throws IOException, InterruptedException {
    byte[] content = content(baud, seconds(baud));
    double most = MOST_TIMES * seconds(baud);
    ExecutorService pool = Executors.newFixedThreadPool(carriers.size());
    try {
      Map<String, Future<OptionalDouble>> running = new TreeMap<>();
      for (Carrier carrier : carriers) {
        Carriage carriage = carriage(baud, setting, 1);
        running.put(carrier.name(), pool.submit(() -> carriage.run(carrier, content, most)));
        Thread.sleep(APART_MILLIS);
      }
      Map<String, OptionalDouble> seconds = new TreeMap<>();
      for (Map.Entry<String, Future<OptionalDouble>> each : running.entrySet()) {
        seconds.put(each.getKey(), each.getValue().get());
      }
      return seconds;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** Carries a file over a line with this seed, by turns sealed; returns whether it arrived. */
  boolean arrives(int baud, LineSetting setting, int seed, int seconds)
      throws IOException, InterruptedException {
    return carriage(baud, setting, seed)
        .run(ours.get(seed % ours.size()), content(baud, seconds), PATIENCE_SECONDS)
        .isPresent();
  }

  private static List<Carrier> opponents(LineSetting setting) {
    List<Carrier> there = new ArrayList<>();
    if (isOnPath("sz") && isOnPath("rz")) {
      there.add(new ZmodemCarrier());
    }
    if (isOnPath("kermit")) {
      there.add(KermitCarrier.on(setting));
    }
    return there;
  }

  private static boolean isOnPath(String program) {
    for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }

  /** Measures what a program takes for one byte, once for each kind of line. */
  private void measureOneByte(Carrier carrier, int baud, LineSetting quiet)
      throws IOException, InterruptedException {
    String key = key(carrier.name(), baud, quiet);
    if (oneByte.containsKey(key)) {
      return;
    }
    Samples samples = new Samples();
    for (int round = 0; round < ONE_BYTE_ROUNDS; round++) {
      OptionalDouble took = carriage(baud, quiet, 1).run(carrier, new byte[1], PATIENCE_SECONDS);
      samples.add(took.orElseThrow(() -> new IllegalStateException(key + ": fails")));
    }
    oneByte.put(key, samples.median());
  }

  private static String key(String name, int baud, LineSetting quiet) {
    return name + ", " + baud + ", " + quiet.what();
  }

  private Carriage carriage(int baud, LineSetting setting, int seed) throws IOException {
    List<String> faults = new ArrayList<>(setting.faults());
    faults.addAll(List.of("--seed", String.valueOf(seed)));
    Path directory = Files.createDirectory(home.resolve(String.valueOf(carriages++)));
    return new Carriage(settings, directory, baud, faults);
  }

  private byte[] content(int baud, int seconds) {
    byte[] bytes = new byte[baud * seconds / BITS];
    random.nextBytes(bytes);
    return bytes;
  }
}
