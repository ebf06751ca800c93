package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever characters a message has, what stands behind it stands where it does without them. */
@Timeout(60)
class WidthTest {

  private static int column(String line, String text) {
    return line.codePointCount(0, line.indexOf(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "caf\u0065\u0301 of two characters",
        "z\u0335\u0301\u0302\u0303\u0304a\u0335lgo",
        "こんにちは 漢字 ｶﾅ ＡＢ",
        "한국어",
        "\u1112\u1161\u11ab jamo",
        "กำลัง ไทย",
        "हिन्दी क्षि",
        "العربية",
        "😀 🚀",
        "👨\u200D👩\u200D👧 family",
        "👍🏽 tone",
        "🇩🇪🇯🇵 flags",
        "❤\uFE0F ☺\uFE0F 1\uFE0F\u20E3",
        "⚡⌚☕ old emoji",
        "𠀀 beyond",
      })
  void theColumnsBehindAMessageStandWhereTheirTitlesAre(String text) throws Exception {
    try (Desk desk = new Desk(80, 10, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.screen.type(text + "\r");
      String line = desk.screen.await("… pending");
      String heading = desk.screen.lines().get(1);
      assertThat(column(line, "… pending")).isEqualTo(column(heading, "ack"));
    }
  }

  @Test
  void aNameAndTheLineThatIsTypedAreMeasuredAlike() throws Exception {
    try (Desk desk = new Desk(80, 10, "open loop: as 漢字e\u0301😀", "open loop: as two")) {
      String tabs = desk.screen.await("2 two");
      assertThat(column(tabs, "│")).isEqualTo(" 1 漢字é😀 ● open ".length() - 1 + 3);
      desk.screen.type("漢😀e\u0301|");
      List<String> lines =
          desk.screen.await("all of it", now -> now.stream().anyMatch(line -> line.endsWith("|")));
      assertThat(column(lines.get(8), "|")).isEqualTo(2 + 2 + 2 + 1);
    }
  }

  @Test
  void nothingOfAWideCharacterIsLeftWhereANarrowOneFollows() throws Exception {
    try (Desk desk = new Desk(60, 12, "open loop: as dev")) {
      Transport end = desk.end();
      desk.screen.await("type a message");
      for (int i = 0; i < 8; i++) {
        Desk.say(end, Bytes.utf8(i % 2 == 0 ? "漢字漢字😀" : "abcdefghi" + i));
      }
      desk.screen.await("abcdefghi7");
      List<String> changed = desk.screen.lines();
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type");
      desk.screen.type("\f"); // draws all anew
      desk.screen.type(":");
      desk.screen.await("prompt", lines -> lines.get(10).startsWith(":"));
      assertThat(desk.screen.lines().subList(0, 10)).isEqualTo(changed.subList(0, 10));
    }
  }

  @Test
  void aClusterIsOneCharacterWithItsMarks() {
    assertThat(Cluster.of("e\u0301x")).extracting(Cluster::text).containsExactly("e\u0301", "x");
    assertThat(Cluster.of("\u0301x")).extracting(Cluster::text).containsExactly(" \u0301", "x");
    assertThat(Cluster.of("👨\u200D👩")).extracting(Cluster::text).containsExactly("👨", "👩");
    assertThat(Cluster.of("🇩🇪🇯")).extracting(Cluster::width).containsExactly(2, 2);
    assertThat(Cluster.columns("한😀⚡\u0915\u094D①")).isEqualTo(8);
  }
}
