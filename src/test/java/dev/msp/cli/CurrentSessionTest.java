package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.OpenSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which session a command is meant for that names none. */
@Timeout(60)
class CurrentSessionTest {

  @Test
  void openingThatFailsLeavesTheCurrentSessionAsItWas() throws Exception {
    try (ByHand hand = new ByHand()) {
      hand.type("open loop: as a", "open loop: as b", "use a");
      hand.fail("open serial:/dev/null?reconnect=no as c");
      assertThat(hand.workspace.current().map(OpenSession::name)).contains("a");
    }
  }
}
