package dev.msp.script;

import static dev.msp.script.Results.failed;
import static dev.msp.script.Results.passed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.CommandFailure.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** TAP 13, line by line. */
class TapReportTest {

  private static List<String> lines(FileResult... files) {
    return ReportFormat.TAP.of(Results.run(files)).lines().toList();
  }

  @Test
  void everyFileHasItsPointBehindThePlan() {
    assertThat(
            lines(
                passed("a.msp"),
                failed("b.msp", Kind.EXPECTATION, "other"),
                FileResult.notRun("c.msp")))
        .startsWith("TAP version 13", "1..3")
        .filteredOn(line -> !line.startsWith(" "))
        .containsExactly(
            "TAP version 13",
            "1..3",
            "ok 1 - a.msp",
            "not ok 2 - b.msp",
            "ok 3 - c.msp # SKIP not run");
  }

  @Test
  void aProblemIsDescribedInYaml() {
    assertThat(lines(failed("b.msp", Kind.NO_ANSWER, "no \"reply\" \\o/", "  line", "  ^^^^")))
        .containsExactly(
            "TAP version 13",
            "1..1",
            "not ok 1 - b.msp",
            "  ---",
            "  message: \"no \\\"reply\\\" \\\\o/\"",
            "  severity: fail",
            "  kind: no-answer",
            "  at:",
            "    file: \"b.msp\"",
            "    line: 3",
            "    column: 6",
            "  details:",
            "    - \"  line\"",
            "    - \"  ^^^^\"",
            "  steps: 2",
            "  attempts: 2",
            "  duration_ms: 31",
            "  ...");
  }

  @Test
  void aNameBeginsNoDirectiveAndNoLine() {
    assertThat(lines(passed("a # TODO later\nnot ok 2.msp")))
        .contains("ok 1 - a \\# TODO later\\nnot ok 2.msp");
  }

  @Test
  void whatAFileSaidIsOneLineEach() {
    assertThat(lines(passed("a.msp", "one", "# two: \"x\"")))
        .containsSubsequence("  output:", "    - \"one\"", "    - \"# two: \\\"x\\\"\"", "  ...");
  }
}
