package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.capture.SafeText;
import dev.msp.config.Mistake;
import org.junit.jupiter.api.Test;

class MarkedLineTest {

  private static String marked(int column, int width, String text) {
    Mistake mistake = new Mistake(12, column, width, text, "message");
    return String.join("\n", MarkedLine.of(mistake, SafeText.UTF_8));
  }

  @Test
  void theMarkIsBelowTheMistake() {
    assertThat(marked(5, 2, "abcdefg")).isEqualTo("   12 | abcdefg\n      |     ^^");
    assertThat(marked(1, 1, "a")).isEqualTo("   12 | a\n      | ^");
  }

  @Test
  void whatIsMissingIsMarkedBehindTheLine() {
    assertThat(marked(4, 1, "abc")).isEqualTo("   12 | abc\n      |    ^");
    assertThat(marked(1, 1, "")).isEqualTo("   12 | \n      | ^");
  }

  @Test
  void aBackslashStaysAndOtherControlsAreEscaped() {
    assertThat(marked(2, 2, "\\\\q\t\u001bz")).isEqualTo("   12 | \\\\q\\t\\ez\n      |  ^^");
    assertThat(marked(4, 1, "a\tb\u202Ec"))
        .isEqualTo("   12 | a\\tb\\u{202E}c\n      |     ^^^^^^^^");
  }

  @Test
  void wideCharactersTakeTwoColumnsAndCombiningOnesNone() {
    assertThat(marked(3, 1, "日本x")).isEqualTo("   12 | 日本x\n      |     ^");
    assertThat(marked(2, 1, "😀x")).isEqualTo("   12 | 😀x\n      |   ^");
    assertThat(marked(3, 1, "e\u0301x")).isEqualTo("   12 | e\u0301x\n      |  ^");
    assertThat(marked(1, 2, "日本")).isEqualTo("   12 | 日本\n      | ^^^^");
  }

  @Test
  void ofALongLineThePartAroundTheMistakeIsShown() {
    String line = "a".repeat(5000) + "X" + "b".repeat(3000);
    String shown = "a".repeat(60) + "X" + "b".repeat(59);
    assertThat(marked(5001, 1, line))
        .isEqualTo("   12 | ..." + shown + "...\n      | " + " ".repeat(63) + "^");
  }
}
