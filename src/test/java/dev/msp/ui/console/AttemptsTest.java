package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.transport.Transport;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the list shows of a peer that is away for long. */
@Timeout(60)
class AttemptsTest {

  private static Predicate<List<String>> rows(String... parts) {
    return lines -> {
      List<String> list = lines.stream().filter(line -> line.contains("* state")).toList();
      boolean all = list.size() == parts.length;
      for (int i = 0; all && i < parts.length; i++) {
        all = list.get(i).contains(parts[i]);
      }
      return all;
    };
  }

  @Test
  void whyItBeganAndTheLastAttemptAreRowsAndNotEachOfThem() throws Exception {
    try (Desk desk = new Desk(160, 24, "open loop:once as dev")) {
      Transport end = desk.end();
      Desk.say(end, Bytes.utf8("the last word"));
      desk.screen.await("the last word");
      end.close();
      desk.screen.await("1 dev ○ reconnecting");
      desk.screen.await(
          "the fifth attempt",
          rows("opening: ", "open: ", "reconnecting: the peer closed", "opening: ", "attempt 5"));
      assertThat(desk.screen.lines()).anyMatch(line -> line.contains("the last word"));
    }
  }
}
