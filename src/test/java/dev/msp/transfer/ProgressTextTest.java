package dev.msp.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The line that says how far a file is. */
class ProgressTextTest {

  private static final String LONG = "a-directory/of-many/logs-of-the-year-2026-and-of-2027.tar.gz";

  private static Progress progress(String name, long done, long total, long rate, int retries) {
    return new Progress(name, true, done, total, 0, rate, retries);
  }

  @Test
  void lineSaysHowFarItIsHowFastAndHowLongItTakesYet() {
    assertThat(ProgressText.of(progress("f.bin", 500_000, 1_000_000, 10_000, 0)))
        .isEqualTo("put f.bin   50 %  [##########..........]  500.0 kB  10.0 kB/s  50 s left");
  }

  @Test
  void lineOfALongNameAndLongFiguresFitsATerminalOf80Columns() {
    String line = ProgressText.of(progress(LONG, 123_456_789, 999_999_999_999L, 345_600, 12));
    assertThat(line).hasSizeLessThan(80).startsWith("put a").contains("…").endsWith("12");
  }

  @Test
  void nameThatIsCutKeepsBothOfItsEnds() {
    String line = ProgressText.of(progress(LONG, 1, 2, 0, 0));
    assertThat(line).hasSize(79).contains("put a-directory/of").contains("7.tar.gz   50 %  [");
  }

  @Test
  void wideCharactersOfANameCountTwice() {
    String line = ProgressText.of(progress("日本語".repeat(20), 1, 2, 0, 0));
    assertThat(line.codePoints().map(c -> c < 0x300 || c == '…' ? 1 : 2).sum()).isLessThan(80);
    assertThat(line).startsWith("put 日").contains("…").contains("50 %  [").endsWith("]  1 B");
  }

  @Test
  void hoursAreSaidAsHours() {
    assertThat(ProgressText.of(progress("f", 0, 7_260, 1, 0))).endsWith("2:01 h left");
    assertThat(ProgressText.of(progress("f", 0, 3_599, 1, 0))).endsWith("59:59 min left");
  }
}
