package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a bad line is left for data: PERFORMANCE.md, rows 12 and 13. */
class GoodputTest {

  private static final long SECOND = SimulatedLine.SECOND;
  private static final int TOTAL = 1_000_000;
  private static final int BLOCK = 8192;

  @ParameterizedTest(name = "{0} baud, bit errors {1}, lost bytes {2}, latency {3} ms: {4} %")
  @CsvSource({
    "115200, 0, 0, 0, 97.5",
    "115200, 1e-6, 0, 0, 96",
    "115200, 1e-5, 0, 0, 91",
    "115200, 1e-4, 0, 0, 76",
    "115200, 1e-3, 0, 0, 30",
    "115200, 0, 1e-4, 0, 88",
    "115200, 0, 0, 50, 96",
    "921600, 0, 0, 0, 97.5",
    "921600, 1e-6, 0, 0, 96",
    "921600, 1e-5, 0, 0, 91",
    "921600, 1e-4, 0, 0, 76",
    "921600, 1e-3, 0, 0, 30",
    "921600, 0, 1e-4, 0, 88",
    "921600, 0, 0, 50, 96",
  })
  void aStreamGetsItsShareOfTheLine(
      long baud, double bits, double lost, long latency, double percent) {
    Faults faults = new Faults(bits, lost, 0, latency * 1_000_000);
    double[] shares =
        IntStream.rangeClosed(1, 3)
            .mapToDouble(seed -> share(seed, baud, faults))
            .sorted()
            .toArray();
    assertThat(shares[1]).as("of 3 seeds").isGreaterThanOrEqualTo(percent);
  }

  private static double share(long seed, long baud, Faults faults) {
    SimulatedLine line = SimulatedLine.clear(seed, baud, faults).open();
    assertThat(line.until(line.one.link::isOpen, 30 * SECOND)).isTrue();
    line.stream(TOTAL, BLOCK);
    long start = line.now;
    assertThat(line.until(() -> line.two.blockBytes == TOTAL, 3600 * SECOND)).isTrue();
    double seconds = (line.now - start) / 1e9;
    return 100 * TOTAL / (seconds * baud / 10);
  }
}
