package dev.msp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For how much of the time since its making somebody waited for a processor. On a busy machine the
 * kernel hands bytes of pseudo-terminals on late, which no line would do: figures are worse then.
 */
final class Pressure {

  private static final Path LINUX = Path.of("/proc/pressure/cpu");
  private static final Pattern TOTAL = Pattern.compile("some .*total=(\\d+)");
  private static final double MOST_PERCENT = 20;

  private final long began = System.nanoTime();
  private final long before;

  Pressure() throws IOException {
    before = micros();
  }

  /** Returns the figure, or none where the system does not tell. */
  List<Figure> figures(int row, String what) throws IOException {
    long after = micros();
    if (after == 0) {
      return List.of();
    }
    double percent = 100_000.0 * (after - before) / (System.nanoTime() - began);
    Measured share = new Measured(percent, "% of the time");
    return List.of(Figure.atMost(row, what, share, Measured.NONE, percent, MOST_PERCENT));
  }

  private static long micros() throws IOException {
    Matcher total = TOTAL.matcher(Files.isReadable(LINUX) ? Files.readString(LINUX) : "");
    return total.find() ? Long.parseLong(total.group(1)) : 0;
  }
}
