package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the list does without where there is no room for it. */
@Timeout(60)
class NarrowListTest {

  private static final String F6 = "\u001B[17~";

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
  void whatIsCutSaysSoWhereverTheEdgeIs() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      Transport end = desk.end();
      Desk.say(end, Bytes.utf8("0123456789".repeat(9)));
      desk.screen.await("0123456789");
      for (int columns = 40; columns < 44; columns++) {
        desk.screen.resize(columns, 24);
        desk.screen.await("an ellipsis", lines -> has(lines, "← DATA.*01234\\d*… *"));
      }
      Desk.say(end, Bytes.utf8("漢".repeat(50)));
      for (int columns = 44; columns < 46; columns++) {
        desk.screen.resize(columns, 24);
        desk.screen.await("an ellipsis", lines -> has(lines, "← DATA.*(漢 ?)+ *… *"));
      }
    }
  }

  @Test
  void aBadRowIsToldFromAGoodOneWithoutColoursMarkedOrNot() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      Transport end = desk.end();
      Desk.say(end, Bytes.utf8("good"));
      Desk.write(end, "not a frame\n".getBytes(StandardCharsets.US_ASCII));
      Desk.say(end, Bytes.utf8("good again"));
      desk.screen.await("a bad row", lines -> has(lines, " !\\d\\d:\\d\\d.* noise.*"));
      assertThat(desk.screen.lines()).noneMatch(line -> line.matches(" !.* good.*"));
      desk.screen.type("\u001Bxselect 5 ; mark\r");
      desk.screen.await("a marked bad row", lines -> has(lines, "▸!\\d\\d.* noise.*"));
    }
  }

  private static boolean has(List<String> lines, String pattern) {
    return lines.stream().anyMatch(line -> Pattern.matches(".*" + pattern, line));
  }

  @ParameterizedTest
  @CsvSource({
    "40, 10, 1, layout: side needs 119 columns",
    "80, 24, 1, layout: side needs 119 columns: as split",
    "119, 10, 1, layout: side",
    "119, 10, 4, layout: split needs 5 more rows",
    "40, 15, 4, layout: split",
  })
  void aLayoutThatHasNoRoomSaysWhatItNeeds(int columns, int rows, int presses, String said)
      throws Exception {
    try (Desk desk = new Desk(columns, rows, "open loop: as dev")) {
      desk.screen.await("> type a message");
      desk.screen.type(F6.repeat(presses));
      desk.screen.await(said, lines -> lines.get(rows - 1).equals(said));
    }
  }

  @Test
  void whatTheListMustCutOfAStateStandsBelowItWhole() throws Exception {
    try (Desk desk = new Desk(60, 24, "open loop: as dev")) {
      desk.screen.await("1 dev ● open"); // else opening it fails, and nothing is left of it
      desk.end().close();
      desk.screen.await("1 dev ✗ closed");
      String why = desk.workspace.named("dev").session().state().why();
      assertThat(why).isNotEmpty();
      desk.screen.await(
          "the reason", lines -> String.join("", lines.subList(15, 22)).contains(why));
    }
  }
}
