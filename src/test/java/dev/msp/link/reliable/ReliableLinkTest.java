package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The clear link over lines that do nothing worse than be slow. */
class ReliableLinkTest {

  private static final long SECOND = SimulatedLine.SECOND;

  @Test
  void messagesArriveInOrderAndAreAcknowledged() {
    SimulatedLine line = SimulatedLine.clear(1, 115_200, Faults.NONE).open();
    for (int i = 0; i < 50; i++) {
      line.one.link.send(i, Bytes.utf8("message " + i), line.now);
    }
    assertThat(line.until(() -> line.one.acknowledged.size() == 50, 10 * SECOND)).isTrue();
    assertThat(line.two.messages)
        .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "message " + i).toList());
    assertThat(line.one.acknowledged).isEqualTo(LongStream.range(0, 50).boxed().toList());
  }
}
