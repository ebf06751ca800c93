package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of {@link SafeText}, one by one. */
class SafeTextTest {

  private static final String ACUTE = "\u0301";

  private final SafeText safe = SafeText.UTF_8;

  @Test
  void plainAsciiIsReturnedAsItIs() {
    String text = "Hello MSP! ~ {\"a\": 1} $HOME `x` 'y'";

    assertThat(safe.line(text)).isSameAs(text);
    assertThat(safe.lines(text)).isSameAs(text);
    assertThat(safe.line(Bytes.utf8(text))).isEqualTo(text);
    assertThat(safe.line("")).isEmpty();
    assertThat(safe.line(Bytes.EMPTY)).isEmpty();
  }

  @Test
  void whatAPersonWroteKeepsItsBackslashesAndNothingElseThatIsEscaped() {
    assertThat(safe.written("expect /\\d+\\/\\\\/")).isEqualTo("expect /\\d+\\/\\\\/");
    assertThat(safe.written("\\\u001b[31m\\" + ACUTE + "\u202e"))
        .isEqualTo("\\\\e[31m\\\\u{301}\\u{202E}");
    assertThat(safe.written("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "00, \\0",
    "01, \\x01",
    "07, \\x07",
    "08, \\x08",
    "09, \\t",
    "0a, \\n",
    "0b, \\x0B",
    "0d, \\r",
    "1b, \\e",
    "1f, \\x1F",
    "7f, \\x7F",
    "5c, \\\\",
    "20, ' '",
    "9b, \\x9B",
    "c29b, \\u{9B}",
    "c280, \\u{80}",
    "c2ad, \\u{AD}",
    "d89c, \\u{61C}",
    "e2808b, \\u{200B}",
    "e2808d, \\u{200D}",
    "e280ae, \\u{202E}",
    "e280a8, \\u{2028}",
    "e281a6, \\u{2066}",
    "efbbbf, \\u{FEFF}",
    "efbfb9, \\u{FFF9}",
    "efbfbe, \\u{FFFE}",
    "ee8080, \\u{E000}",
    "efb790, \\u{FDD0}",
    "f3a08081, \\u{E0001}",
    "f3a08480, \\u{E0100}",
    "f48fbfbf, \\u{10FFFF}",
    "efbfbd, \uFFFD",
    "e38080, '\u3000'",
    "e381bf, み"
  })
  void eachUnsafeCharacterHasItsEscape(String hex, String shown) {
    assertThat(safe.line(Bytes.hex(hex))).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c0",
        "c080",
        "c1bf",
        "e08080",
        "e09fbf",
        "f0808080",
        "f08fbfbf",
        "eda080",
        "edbfbf",
        "eda080edb080",
        "f4908080",
        "f5808080",
        "f8888080",
        "fe",
        "ff",
        "80",
        "bf",
        "c2",
        "e3",
        "e381",
        "f0",
        "f09f",
        "f09f92",
        "f09f9241"
      })
  void bytesThatAreNoUtf8AreShownOneByOne(String hex) {
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < hex.length(); i += 2) {
      String pair = hex.substring(i, i + 2);
      expected.append(pair.equals("41") ? "A" : "\\x" + pair.toUpperCase(Locale.ROOT));
    }

    assertThat(safe.line(Bytes.hex(hex))).isEqualTo(expected.toString());
  }

  @Test
  void everyByteAloneIsShownAndEveryC1InUtf8IsEscaped() {
    for (int value = 0x80; value < 0x100; value++) {
      byte[] alone = {(byte) value};
      byte[] afterC2 = {(byte) 0xC2, (byte) (value & 0x9F)};

      assertThat(safe.line(Bytes.copyOf(alone))).isEqualTo(String.format("\\x%02X", value));
      assertThat(safe.line(Bytes.copyOf(afterC2)))
          .isEqualTo(String.format("\\u{%X}", value & 0x9F));
    }
  }

  @Test
  void unpairedSurrogatesInTextAreShownByNumber() {
    assertThat(safe.line("a\uD800b\uDC00")).isEqualTo("a\\u{D800}b\\u{DC00}");
    assertThat(safe.line("\uD83D\uDE00")).isEqualTo("😀");
  }

  @Test
  void attacksOnATerminalAreShownAndNotDone() {
    assertThat(safe.line("\u001b]0;title\u0007\u001b[2J\rok\b\b"))
        .isEqualTo("\\e]0;title\\x07\\e[2J\\rok\\x08\\x08");
    assertThat(safe.line("\u009b31m file\u202Egnp.exe"))
        .isEqualTo("\\u{9B}31m file\\u{202E}gnp.exe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "こんにちは、みなさん",
        "👩‍💻 ok",
        "👩‍👩‍👧‍👦",
        "🏳️‍🌈",
        "❤️",
        "1️⃣ 2️⃣",
        "👍🏽",
        "नमस्ते",
        "क्‍ष",
        "র‍্য",
        "می‌خواهم",
        "e\u0301",
        "שלום",
        "Ünïcödé “quotes” – …",
        "a\u00A0b\u202Fc"
      })
  void livingScriptsAndEmojiStay(String text) {
    assertThat(safe.line(text)).isEqualTo(text);
    assertThat(safe.line(Bytes.utf8(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%sA", "A%s", "%sक", "क%s", "क %sक", "क%s क", "a%sb", "aक%sb", "क%s\u202Eक"})
  void aJoinerThatJoinsNothingIsEscaped(String around) {
    String escaped =
        around.contains("\u202E") ? "क\\u{%s}\\u{202E}क" : around.replace("%s", "\\u{%s}");

    assertThat(safe.line(around.replace("%s", "\u200D"))).isEqualTo(escaped.replace("%s", "200D"));
    assertThat(safe.line(around.replace("%s", "\u200C"))).isEqualTo(escaped.replace("%s", "200C"));
  }

  @Test
  void ofTwoJoinersInARowNoneJoins() {
    assertThat(safe.line("क\u200D\u200Cक")).isEqualTo("क\\u{200D}\\u{200C}क");
  }

  @Test
  void aSelectorStaysOnceBehindABaseOnly() {
    assertThat(safe.line("❤\uFE0F\uFE0F")).isEqualTo("❤\uFE0F\\u{FE0F}");
    assertThat(safe.line("\uFE0F \uFE0E")).isEqualTo("\\u{FE0F} \\u{FE0E}");
    assertThat(safe.line("❤\uFE00")).isEqualTo("❤\\u{FE00}");
  }

  @Test
  void eightMarksInARowStayAndTheRestIsEscaped() {
    assertThat(safe.line("e" + ACUTE.repeat(20) + "f" + ACUTE))
        .isEqualTo("e" + ACUTE.repeat(8) + "\\u{301}".repeat(12) + "f" + ACUTE);
  }

  @Test
  void joinersDoNotStretchARowOfMarks() {
    String row = ("\u094D\u200D").repeat(12);

    assertThat(safe.line("क" + row))
        .isEqualTo(
            "क"
                + "\u094D\u200D".repeat(7)
                + "\u094D"
                + "\\u{200D}\\u{94D}".repeat(4)
                + "\\u{200D}");
  }

  @Test
  void aMarkThatWouldTouchWhatIsNotOfTheTextIsEscaped() {
    assertThat(safe.line(ACUTE + "a")).isEqualTo("\\u{301}a");
    assertThat(safe.line("\u001b" + ACUTE)).isEqualTo("\\e\\u{301}");
    assertThat(safe.line("\\" + ACUTE)).isEqualTo("\\\\\\u{301}");
    assertThat(safe.lines("a\n" + ACUTE)).isEqualTo("a\n\\u{301}");
  }

  @Test
  void onlyLinesKeepsLineFeedsAndNothingElse() {
    assertThat(safe.lines("a\r\nb\tc\n")).isEqualTo("a\\r\nb\\tc\n");
    assertThat(safe.lines(Bytes.utf8("é\n\u0085\u2028"))).isEqualTo("é\n\\u{85}\\u{2028}");
    assertThat(safe.line("a\nb")).isEqualTo("a\\nb");
  }

  @Test
  void aLongLineIsCutAndTellsHowManyBytesAreLeftOut() {
    assertThat(safe.line("abcdef", 6)).isEqualTo("abcdef");
    assertThat(safe.line("abcdef", 5)).isEqualTo("abcde… (+1 bytes)");
    assertThat(safe.line("みみみ", 1)).isEqualTo("み… (+6 bytes)");
    assertThat(safe.line(Bytes.utf8("みみみ"), 2)).isEqualTo("みみ… (+3 bytes)");
    assertThat(safe.line(Bytes.hex("ffffff"), 9)).isEqualTo("\\xFF\\xFF… (+1 bytes)");
    assertThat(safe.line("x".repeat(1_000_000), 80))
        .isEqualTo("x".repeat(80) + "… (+999920 bytes)");
  }

  @Test
  void theCutNeverSplitsAnEscapeACharacterOrAJoinedPair() {
    assertThat(safe.line("a\u202Eb", 8)).isEqualTo("a… (+4 bytes)");
    assertThat(safe.line("a\u202Eb", 9)).isEqualTo("a\\u{202E}… (+1 bytes)");
    assertThat(safe.line("a😀b", 2)).isEqualTo("a… (+5 bytes)");
    assertThat(safe.line("👩‍💻", 4)).isEqualTo("👩… (+7 bytes)");
    assertThat(safe.line("👩‍💻", 5)).isEqualTo("👩‍💻");
    assertThat(safe.line("ab\\", 3)).isEqualTo("ab… (+1 bytes)");
  }

  @Test
  void aLimitBelowOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> safe.line("a", 0))
        .withMessage("A line has at least 1 character, not 0.");
  }

  @Test
  void everyCutOfAMixedTextIsSafeAndCountsAllBytes() {
    Bytes mixed = Bytes.utf8("é👩‍💻\u001b[0mक्‍ष" + ACUTE.repeat(10) + "\u202E\\end");
    List<String> wrong = new ArrayList<>();
    for (int max = 1; max < 200; max++) {
      String shown = safe.line(mixed, max);
      int mark = shown.indexOf("… (+");
      String kept = mark < 0 ? shown : shown.substring(0, mark);
      int left =
          mark < 0 ? 0 : Integer.parseInt(shown.substring(mark + 4, shown.indexOf(" bytes")));
      boolean complete = Unescape.toBytes(kept).length + left == mixed.length();
      if (kept.length() > max || !complete || AllowedOnTerminal.firstOffence(kept) >= 0) {
        wrong.add(max + ": " + shown);
      }
    }

    assertThat(wrong).isEmpty();
  }
}
