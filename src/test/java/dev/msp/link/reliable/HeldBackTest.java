package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that may not be handed on at present: WND of section 4.3, rule 6. */
class HeldBackTest {

  private static final long SECOND = SimulatedLine.SECOND;

  @ParameterizedTest
  @ValueSource(longs = {0, 115200})
  void theWindowClosesAndNothingGoesTwiceOrIsLost(long baud) {
    SimulatedLine line = SimulatedLine.clear(1, baud, new Faults(0, 0, 0, SECOND / 500)).open();
    line.pass(SECOND);
    line.two.takesMessages = false;
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sent.add(i + "-".repeat(10_000));
      line.one.link.send(i, Bytes.utf8(sent.get(i)), line.now);
    }
    line.pass(40 * SECOND); // less than it takes to give a silent end up: it is not silent
    long held = line.one.bytesOut;
    line.pass(40 * SECOND);
    assertThat(line.two.messages).isEmpty();
    assertThat(line.one.acknowledged).isEmpty();
    assertThat(line.one.bytesOut - held).as("it only asks, once in a RTO").isLessThan(20_000);

    line.two.takesMessages = true;
    while (line.two.link.takeKept(line.now)) {
      line.pass(0);
    }
    line.pass(300 * SECOND);
    assertThat(line.two.messages).isEqualTo(sent);
    assertThat(line.one.acknowledged).hasSize(sent.size());
    assertThat(line.one.link.figures().lost()).isZero();
  }
}
