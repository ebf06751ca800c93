package dev.msp.script;

import static dev.msp.script.Results.failed;
import static dev.msp.script.Results.passed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.CommandFailure.Kind;
import org.junit.jupiter.api.Test;

/** The page for a browser. */
class HtmlReportTest {

  private static String page(FileResult... files) {
    return ReportFormat.HTML.of(Results.run(files));
  }

  @Test
  void everyFileHasARowAndEveryProblemItsEvidence() {
    String page =
        page(
            passed("a.msp", "hello"),
            failed("b.msp", Kind.EXPECTATION, "something else came", "  line", "  ^^^^"),
            FileResult.notRun("c.msp"));
    assertThat(page)
        .contains("<td class=\"passed\">passed</td><td>a.msp</td>")
        .contains("<td class=\"failed\">failed</td><td>b.msp</td>")
        .contains("<td class=\"not-run\">not run</td><td>c.msp</td>")
        .contains("<h2>b.msp:3:6</h2>", "something else came (expectation)")
        .contains("<pre>  line&#10;  ^^^^</pre>")
        .contains("<pre>hello</pre>")
        .contains("3 files: 1 passed, 1 failed, 0 interrupted, 1 not run");
  }

  @Test
  void itNeedsNothingElseAndRunsNothing() {
    assertThat(page(passed("a.msp")))
        .doesNotContain("<script", "<link", "src=", "href=", "url(", "@import")
        .contains("prefers-color-scheme: dark", "charset=\"utf-8\"");
  }

  @Test
  void noTextIsMarkup() {
    String hostile = "<script>alert(1)</script>\"'&";
    assertThat(page(failed(hostile, Kind.USAGE, hostile, hostile), passed(hostile, hostile)))
        .doesNotContain("<script", "</script", "&\"")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&amp;");
  }
}
