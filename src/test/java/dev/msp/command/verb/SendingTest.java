package dev.msp.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.StepFailure;
import dev.msp.link.ClassicConfig;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages, and sessions that take none. */
@Timeout(30)
class SendingTest {

  private final Prompt prompt = new Prompt();

  @AfterEach
  void close() {
    prompt.close();
  }

  @Test
  void aSessionThatSpeaksRawHasNoMessagesAndSaysWhatToDo() throws Exception {
    prompt.run("open loop:?protocol=raw as dev");
    for (String command : List.of("send x")) {
      StepFailure failure = prompt.fails(command);
      assertThat(failure.kind()).isEqualTo(Kind.USAGE);
      assertThat(failure.sentence())
          .endsWith(
              "dev speaks raw, which has no messages; send bytes with raw, or set protocol"
                  + " classic");
    }
    for (String command : List.of("expect ack", "expect data x", "expect frame", "expect noise")) {
      assertThat(prompt.fails(command).sentence())
          .isEqualTo(
              "dev speaks raw, which has no messages; expect bytes, or set protocol classic");
    }
  }

  @Test
  void noAckInTimeSaysWhichTimeThatWas() throws Exception {
    prompt.link(ClassicConfig.client());
    prompt.open();
    assertThat(prompt.fails("send x within 30ms").sentence()).isEqualTo("no ACK came within 30 ms");
  }
}
