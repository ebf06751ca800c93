package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file on the line keeps no message waiting: two frame times at most on a clean line. */
class MessageBesideFileTest {

  private static final long SECOND = SimulatedLine.SECOND;

  /** The longest that a frame lasts; what is longer was cut by nobody. */
  private static long frameTime(long baud) {
    return ReliableConfig.serialMtu(baud) * 10L * SECOND / baud;
  }

  @ParameterizedTest
  @ValueSource(longs = {9600, 19_200, 57_600, 115_200, 921_600})
  void onACleanLineAMessageWaitsForTwoFrameTimesAtMost(long baud) {
    SimulatedLine line = SimulatedLine.clear(3, baud, Faults.NONE).open();
    assertThat(line.until(line.one.link::isOpen, 5 * SECOND)).isTrue();
    line.stream((int) (baud / 10 * 300), 8192);
    Random random = new Random(3);
    long worst = 0;
    for (int i = 0; i < 200; i++) {
      line.pass(random.nextInt((int) (SECOND / 2)) + SECOND / 10);
      worst = Math.max(worst, wait(line, i));
    }
    long own = (30 + 34) * 10L * SECOND / baud; // its own record and frame
    assertThat(worst)
        .as("frame times: %.2f", (double) worst / frameTime(baud))
        .isLessThanOrEqualTo(2 * frameTime(baud) + own);
    assertThat(line.two.blockBytes).as("a file ran beside them").isPositive();
  }

  @ParameterizedTest
  @CsvSource({"115200, 1e-5", "115200, 1e-4", "921600, 1e-4"})
  void afterALossAMessageWaitsOneRoundTripMore(long baud, double bits) {
    SimulatedLine line = SimulatedLine.clear(4, baud, Faults.bits(bits)).open();
    assertThat(line.until(line.one.link::isOpen, 5 * SECOND)).isTrue();
    line.stream((int) (baud / 10 * 300), 8192);
    Random random = new Random(4);
    long frames = 0;
    int late = 0;
    for (int i = 0; i < 200; i++) {
      line.pass(random.nextInt((int) (SECOND / 4)) + SECOND / 10);
      long waited = wait(line, i);
      // What was lost is noticed with the next frame's acknowledgement, and sent once more.
      long roundTrip = Math.max(line.one.link.figures().roundTripNanos(), SECOND / 30);
      late += waited > 3 * frameTime(baud) + 2 * roundTrip ? 1 : 0;
      frames++;
    }
    // A few are hit again when they are sent again.
    assertThat(late).isLessThan((int) (frames / 20));
  }

  private static long wait(SimulatedLine line, int id) {
    long start = line.now;
    int before = line.two.messages.size();
    line.one.link.send(id, Bytes.utf8("a line that somebody has typed"), start);
    assertThat(line.until(() -> line.two.messages.size() > before, 30 * SECOND)).isTrue();
    return line.now - start;
  }
}
