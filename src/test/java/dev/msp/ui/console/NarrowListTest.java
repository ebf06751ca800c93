package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.transport.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the list does without where there is no room for it. */
@Timeout(60)
class NarrowListTest {

  @Test
  void theMessageAndWhatBecameOfItAreSeenOn40Columns() throws Exception {
    try (Desk desk = new Desk(40, 10, "open loop: as dev")) {
      Transport end = desk.end();
      Desk.say(end, Bytes.utf8("temperature 21.4"));
      desk.screen.await("← DATA    temperature 2");
      assertThat(desk.screen.lines().get(1)).contains("message", "ack").doesNotContain("time");
      desk.screen.resize(80, 24);
      String wide = desk.screen.await("23 temperature 21.4");
      assertThat(wide).containsPattern("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ← DATA +23 temperature 21.4");
    }
  }

  @Test
  void whatTheListMustCutOfAStateStandsBelowItWhole() throws Exception {
    try (Desk desk = new Desk(60, 24, "open loop: as dev")) {
      desk.end().close();
      desk.screen.await("1 dev ✗ closed");
      String why = desk.workspace.named("dev").session().state().why();
      assertThat(why).isNotEmpty();
      desk.screen.await(
          "the reason", lines -> String.join("", lines.subList(15, 22)).contains(why));
    }
  }
}
