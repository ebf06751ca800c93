package dev.msp.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.StepFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code expect no-ack} takes for an ACK of what was sent last. */
@Timeout(30)
class ExpectNoAckTest {

  private final Prompt prompt = new Prompt();

  @AfterEach
  void close() {
    prompt.close();
  }

  @Test
  void anAckOfWhatWasSentLastFails() throws Exception {
    Far far = prompt.open();
    prompt.run("fault crc hello");
    far.ack();
    StepFailure failure = prompt.fails("expect no-ack within 10s");
    assertThat(failure.kind()).isEqualTo(Kind.EXPECTATION);
    assertThat(failure.sentence()).startsWith("expected no ACK within 10000 ms");
  }

  @Test
  void noAckNorOneOfWhatWasSentBeforePasses() throws Exception {
    Far far = prompt.open();
    prompt.run("raw x\"AA\"");
    far.ack();
    prompt.run("expect ack within 10s", "fault crc hello", "expect no-ack within 1ms");
    far.say("data is no ACK");
    prompt.run("expect data within 10s", "expect no-ack within 1ms");
  }
}
