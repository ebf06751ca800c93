package dev.msp.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x",
        "/etc/x",
        "a/b",
        "a\0b",
        "..\\x",
        "a\\b",
        "C:x",
        "file::$DATA",
        ".ssh",
        "-rf",
        "x.",
        "x ",
        "x...",
        "a\nb",
        "a\u001b[2Jb",
        "a\u009bb",
        "a\u007fb",
        "a\u202eb",
        "a\u200bb",
        "a\u00a0b",
        "a\u2028b",
        "\ue000",
        "a\ud800",
        "\ufeffa",
        "CON",
        "con",
        "NUL.txt",
        "Aux",
        "prn.tar.gz",
        "COM1",
        "lpt9.log",
        "COM\u00b9",
        "CONIN$",
        "nul ",
        "nul .txt"
      })
  void aNameThatIsNotOnePlainVisibleComponentIsRefused(String name) {
    assertThat(FileName.fault(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "a b.txt",
        "report-1.pdf",
        "~x",
        "a..b",
        "für.txt",
        "日本語",
        "e\u0301",
        "COM10",
        "CONSOLE",
        "null",
        "com",
        "a*b?",
        " x",
        "#1",
        "%2e%2e%2f"
      })
  void anyOtherPlainNameIsTaken(String name) {
    assertThat(FileName.fault(name)).isEmpty();
  }

  @Test
  void aNameHas255BytesAtMost() {
    assertThat(FileName.fault("a".repeat(255))).isEmpty();
    assertThat(FileName.fault("a".repeat(256))).isPresent();
    assertThat(FileName.fault("ü".repeat(127))).isEmpty();
    assertThat(FileName.fault("ü".repeat(128))).isPresent();
    assertThat(FileName.fault("a".repeat(300))).isPresent();
  }

  @Test
  void whateverNameIsTakenStaysOnePlaceBelowItsDirectory() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    String special = "./\\:-~ \0\n\u001b\u202eaA1\u00fc\u0301CONULcom$";
    Path root = Path.of("/inbox");
    int taken = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder name = new StringBuilder();
      for (int length = random.nextInt(8); length >= 0; length--) {
        name.append(
            random.nextInt(4) == 0
                ? (char) random.nextInt(0x10000)
                : special.charAt(random.nextInt(special.length())));
      }
      if (FileName.fault(name.toString()).isEmpty()) {
        taken++;
        Path place = root.resolve(name.toString()).normalize();
        assertThat(place.getParent()).as("seed %d: %s", seed, name).isEqualTo(root);
        assertThat(name.chars().noneMatch(Character::isISOControl)).isTrue();
      }
    }
    assertThat(taken).isGreaterThan(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/x", "x/", "a//b", "a/../b", "a/./b", "a/b/..", "a/.hidden", "a/NUL/b"})
  void eachComponentOfARelativeNameIsHeldToTheSameRules(String name) {
    assertThatThrownBy(() -> RelativeName.of(name))
        .isInstanceOf(TransferException.class)
        .satisfies(e -> assertThat(((TransferException) e).why()).isEqualTo(Refusal.NAME));
  }

  @Test
  void aRelativeNameGoesDownSixteenDirectoriesAtMost() throws TransferException {
    assertThat(RelativeName.of("d/".repeat(15) + "f").file()).isEqualTo("f");
    assertThatThrownBy(() -> RelativeName.of("d/".repeat(16) + "f"))
        .hasMessage("the name goes down more than 16 directories");
  }

  @Test
  void aRefusedNameIsNamedWithItsFault() {
    assertThatThrownBy(() -> RelativeName.of("a/-rf"))
        .hasMessage("the name '-rf' begins with a point or a dash");
  }

  @Test
  void aNumberGoesBeforeTheEndingAndKeepsTheNameShortEnough() {
    assertThat(FileName.numbered("report.txt", 2)).isEqualTo("report-2.txt");
    assertThat(FileName.numbered("report", 1)).isEqualTo("report-1");
    String longest = FileName.numbered("ü".repeat(125) + ".text", 10);
    assertThat(longest).endsWith("-10.text");
    assertThat(longest.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
    assertThat(FileName.fault(longest)).isEmpty();
  }

  @Test
  void caseAndCompositionOfAccentsFoldToOneName() {
    assertThat(FileName.folded("README")).isEqualTo(FileName.folded("readme"));
    assertThat(FileName.folded("\u00e9")).isEqualTo(FileName.folded("E\u0301"));
    assertThat(FileName.folded("a")).isNotEqualTo(FileName.folded("b"));
  }
}
