package dev.msp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Row 17: how many bytes an MSP/3 link carries over TCP, one way over one channel: nothing but
 * bytes, and files; clear, and sealed. The sender has CPU 0 for itself and the receiver CPU 1.
 *
 * <p>Beside it, what the JDK's primitives do alone in a second of one CPU's time: ChaCha20-Poly1305
 * on frames of the same length (of sealing and opening the slower, for the ends share that work),
 * and SHA-256; and a bare socket that carries a file and its hash between the same CPUs ({@link
 * BareFile}), which is what these allow. Files go from memory to memory, where there is a {@code
 * /dev/shm}: no disk is measured.
 */
final class LinkRow implements Row {

  private static final int ROW = 17;
  private static final int FILE_MIB = 256;
  private static final int WARM_UP = 8_000;
  private static final int FILE_WARM_UP = 16_000; // on one CPU the compiler has less of it
  private static final int COUNTED = 2_000;
  private static final int PRIMITIVE_WARM_UP = 2_000;
  private static final int PRIMITIVE_COUNTED = 1_000;

  private static final String CLEAR = "clear";
  private static final String FILE = " file";
  private static final String BARE = "bare file";
  private static final List<String> PRIMITIVES = List.of("seal", "open", "hash");

  private static final double LEAST_CLEAR = 1;
  private static final double LEAST_SEALED = 0.6;
  private static final double LEAST_FILE = 0.7;

  @Override
  public Set<Integer> numbers() {
    return Set.of(ROW);
  }

  @Override
  public List<Figure> run(Settings settings, Programs programs)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(memory(settings), "msp-bench");
    Path file = directory.resolve("file");
    try {
      Files.write(file, content());
      Map<String, Samples> rates = new TreeMap<>();
      for (int round = 0; round < settings.rounds(); round++) {
        for (String primitive : PRIMITIVES) {
          add(rates, primitive, alone(programs, primitive));
        }
        for (String link : List.of(CLEAR, Links.SEALED)) {
          add(rates, link, link(programs, WARM_UP, List.of(link), List.of()));
          Path inbox = Files.createDirectories(directory.resolve("inbox"));
          add(
              rates,
              link + FILE,
              link(programs, FILE_WARM_UP, List.of(link, inbox), List.of(file, inbox)));
        }
        add(rates, BARE, bare(programs, file, directory));
      }
      return figures(rates);
    } finally {
      delete(directory);
    }
  }

  private static Path memory(Settings settings) {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory) ? memory : settings.work();
  }

  private static byte[] content() {
    byte[] content = new byte[FILE_MIB << 20];
    new Random(ROW).nextBytes(content);
    return content;
  }

  private static void delete(Path directory) throws IOException {
    List<Path> all;
    try (var walk = Files.walk(directory)) {
      all = new ArrayList<>(walk.toList());
    }
    for (int i = all.size() - 1; i >= 0; i--) {
      Files.delete(all.get(i));
    }
  }

  private static void add(Map<String, Samples> rates, String name, double rate) {
    rates.computeIfAbsent(name, any -> new Samples()).add(rate);
  }

  private static double alone(Programs programs, String primitive) throws IOException {
    return Child.number(
        Programs.pinned(
            programs.java(PrimitiveRate.class, primitive, PRIMITIVE_WARM_UP, PRIMITIVE_COUNTED)));
  }

  private static double bare(Programs programs, Path file, Path directory) throws IOException {
    List<String> receiver = programs.java(BareFile.class, "receive", directory);
    try (Child running = Child.start(Programs.on(1, receiver))) {
      return Child.number(
          Programs.on(
              0, programs.java(BareFile.class, "send", running.port(), WARM_UP, COUNTED, file)));
    }
  }

  private static double link(Programs programs, int warmUp, List<?> server, List<?> file)
      throws IOException {
    List<String> receiver = programs.java(LinkServer.class, server.toArray());
    try (Child running = Child.start(Programs.on(1, receiver))) {
      List<Object> arguments = new ArrayList<>();
      arguments.addAll(List.of(server.get(0), running.port(), warmUp, COUNTED));
      arguments.addAll(file);
      return Child.number(Programs.on(0, programs.java(LinkClient.class, arguments.toArray())));
    }
  }

  private static List<Figure> figures(Map<String, Samples> rates) {
    Map<String, Double> median = new TreeMap<>();
    rates.forEach((name, samples) -> median.put(name, samples.median()));
    double cipher = Math.min(median.get("seal"), median.get("open"));
    double clear = median.get(CLEAR);
    double sealed = median.get(Links.SEALED);
    return List.of(
        Figure.atLeast(
            ROW,
            "MSP/3 link over TCP, clear, GB/s",
            rate(clear),
            Measured.NONE,
            clear / 1e9,
            LEAST_CLEAR),
        against(
            "MSP/3 link over TCP, sealed, against ChaCha20-Poly1305 alone",
            sealed,
            cipher,
            LEAST_SEALED),
        against(
            "file over it, clear, against the slower of link and SHA-256 alone",
            median.get(CLEAR + FILE),
            Math.min(clear, median.get("hash")),
            LEAST_FILE),
        limit(median.get(BARE), Math.min(clear, median.get("hash"))),
        against(
            "file over it, sealed, against the slower of link and SHA-256 alone",
            median.get(Links.SEALED + FILE),
            Math.min(sealed, median.get("hash")),
            LEAST_FILE));
  }

  /** What no file transfer on these two CPUs can be better than. */
  private static Figure limit(double bare, double slower) {
    return new Figure(
        ROW,
        "the file over a bare socket, only read, hashed and written, against the same",
        "–",
        rate(bare).text(),
        Measured.number(bare / slower),
        "–",
        "what two CPUs allow");
  }

  private static Figure against(String what, double ours, double theirs, double least) {
    return Figure.atLeast(ROW, what, rate(ours), rate(theirs), ours / theirs, least);
  }

  private static Measured rate(double bytes) {
    return new Measured(bytes / 1e6, "MB/s");
  }
}
