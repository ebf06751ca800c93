package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counters that pass the ends of their 32 bits: section 4.1, CTR, OFF, CUM and LAST. */
class WrapTest {

  private static final long SECOND = SimulatedLine.SECOND;

  @ParameterizedTest(name = "CTR from 2^{0} - {1}, OFF from 2^{2} - {3}, sealed {4}")
  @CsvSource({
    "20, 50, 20, 2000, false",
    "31, 50, 31, 2000, false",
    "32, 50, 32, 2000, false",
    "32, 1, 32, 1, false",
    "33, 50, 40, 2000, false",
    "20, 50, 20, 2000, true",
    "32, 50, 32, 2000, true",
    "40, 50, 33, 2000, true"
  })
  void nothingIsSeenOfIt(
      int counterBits, int counterBack, int offsetBits, int offsetBack, boolean sealed) {
    Origin origin = new Origin((1L << counterBits) - counterBack, (1L << offsetBits) - offsetBack);
    for (long seed = 1; seed <= 3; seed++) {
      SimulatedLine line =
          sealed
              ? SealedTest.sealed(115_200)
              : SimulatedLine.clear(seed, 115_200, Faults.bits(seed * 1e-4));
      line.from(origin);
      line.open();
      for (int i = 0; i < 100; i++) {
        line.one.link.send(i, Bytes.utf8("one " + i + " and some more of it"), line.now);
        line.two.link.send(i, Bytes.utf8("two " + i + " and some more of it"), line.now);
        line.pass(SECOND / 20);
      }
      line.pass(20 * SECOND);
      assertThat(line.two.messages)
          .isEqualTo(
              IntStream.range(0, 100).mapToObj(i -> "one " + i + " and some more of it").toList());
      assertThat(line.one.messages).hasSize(100);
      assertThat(line.one.acknowledged).hasSize(100);
      assertThat(line.one.log).noneMatch(entry -> entry.startsWith("down"));
    }
  }
}
