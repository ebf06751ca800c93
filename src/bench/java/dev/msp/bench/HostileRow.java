package dev.msp.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Row 7: what a hostile stream costs per byte, against good frames; and twice as much of it. */
final class HostileRow implements Row {

  private static final int KIBIBYTES = 256;
  private static final double MOST_PER_BYTE = 10;
  private static final double MOST_DOUBLED = 2.1;

  @Override
  public Set<Integer> numbers() {
    return Set.of(7);
  }

  @Override
  public List<Figure> run(Settings settings, Programs programs) {
    Map<HostileStream, Samples> once = new EnumMap<>(HostileStream.class);
    Map<HostileStream, Samples> twice = new EnumMap<>(HostileStream.class);
    for (int round = 0; round < settings.rounds(); round++) {
      for (HostileStream kind : HostileStream.values()) {
        measure(once, kind, KIBIBYTES);
        if (kind != HostileStream.CLEAN) {
          measure(twice, kind, 2 * KIBIBYTES);
        }
      }
    }
    double clean = median(once, HostileStream.CLEAN);
    List<Figure> figures = new ArrayList<>();
    twice
        .keySet()
        .forEach(
            kind -> {
              figures.add(perByte(kind, median(once, kind), clean));
              figures.add(doubled(kind, median(once, kind), median(twice, kind)));
            });
    return figures;
  }

  private static void measure(
      Map<HostileStream, Samples> samples, HostileStream kind, int kibibytes) {
    Map<String, String> parameters =
        Map.of("kind", kind.name(), "kibibytes", String.valueOf(kibibytes));
    samples
        .computeIfAbsent(kind, first -> new Samples())
        .add(Jmh.nanos(HostileBenchmark.class, "ours", parameters));
  }

  private static double median(Map<HostileStream, Samples> samples, HostileStream kind) {
    return samples.getOrDefault(kind, new Samples()).median();
  }

  private static Figure perByte(HostileStream kind, double time, double clean) {
    return Figure.atMost(
        7,
        "hostile " + kind.title() + ", time per byte against clean 64 B frames",
        new Measured(time / KIBIBYTES / 1024, "ns/B"),
        new Measured(clean / KIBIBYTES / 1024, "ns/B"),
        time / clean,
        MOST_PER_BYTE);
  }

  private static Figure doubled(HostileStream kind, double once, double twice) {
    return Figure.atMost(
        7,
        "hostile " + kind.title() + ", twice the bytes",
        new Measured(twice / 1000, "µs"),
        new Measured(once / 1000, "µs"),
        twice / once,
        MOST_DOUBLED);
  }
}
