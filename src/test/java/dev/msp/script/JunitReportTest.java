package dev.msp.script;

import static dev.msp.script.Results.failed;
import static dev.msp.script.Results.passed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.CommandFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The XML that CI servers read: valid, counted right, and whole whatever a file is called. */
class JunitReportTest {

  private static Element suite(RunResult run) throws Exception {
    Element root = JunitXml.valid(ReportFormat.JUNIT.of(run));
    return (Element) root.getElementsByTagName("testsuite").item(0);
  }

  private static Element only(Element suite, String name) {
    NodeList all = suite.getElementsByTagName(name);
    assertThat(all.getLength()).as(name).isEqualTo(1);
    return (Element) all.item(0);
  }

  @Test
  void everyKindOfResultIsCountedWhereItBelongs() throws Exception {
    List<FileResult> files = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      files.add(failed("x.msp", kind, "it went wrong"));
    }
    files.add(passed("y.msp"));
    files.add(FileResult.notRun("z.msp"));
    Element suite = suite(Results.run(files.toArray(FileResult[]::new)));
    assertThat(suite.getAttribute("tests")).isEqualTo("8");
    assertThat(suite.getAttribute("failures")).isEqualTo("2");
    assertThat(suite.getAttribute("errors")).isEqualTo("4");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getAttribute("time")).isEqualTo("2.345");
    assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-11-22T12:00:01");
    assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(2);
    assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(4);
  }

  @Test
  void onlyWhatTheOtherEndShowedIsAFailure() throws Exception {
    for (Kind kind : Kind.values()) {
      boolean finding = kind == Kind.EXPECTATION || kind == Kind.NO_ANSWER;
      Element suite = suite(Results.run(failed("x.msp", kind, "it went wrong")));
      only(suite, finding ? "failure" : "error");
    }
  }

  @Test
  void aProblemSaysWhereItIsAndShowsTheEvidence() throws Exception {
    Element failure =
        only(
            suite(Results.run(failed("x.msp", Kind.NO_ANSWER, "nothing came", "  line", "  ^^^^"))),
            "failure");
    assertThat(failure.getAttribute("type")).isEqualTo("no-answer");
    assertThat(failure.getAttribute("message")).isEqualTo("x.msp:3:6: nothing came");
    assertThat(failure.getTextContent()).isEqualTo("  line\n  ^^^^");
  }

  @Test
  void attemptsAndOutputAreKept() throws Exception {
    Element suite = suite(Results.run(passed("x.msp", "one", "two").after(3, 5_000_000_000L)));
    assertThat(only(suite, "system-out").getTextContent()).isEqualTo("one\ntwo");
    assertThat(only(suite, "system-err").getTextContent()).isEqualTo("attempts: 3");
    assertThat(only(suite, "testcase").getAttribute("time")).isEqualTo("5.000");
  }

  @Test
  void whatXmlHasNoPlaceForIsReplacedAndNothingElse() throws Exception {
    String expected = Results.HOSTILE;
    for (String illegal : List.of("\u0000", "\u001b", "\uFFFE", "\uD83D")) {
      expected = expected.replace(illegal, "\uFFFD");
    }
    Element suite =
        suite(
            Results.run(
                passed(Results.HOSTILE, Results.HOSTILE),
                failed("x.msp", Kind.LINK, Results.HOSTILE, Results.HOSTILE)));
    assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
        .isEqualTo(expected);
    assertThat(only(suite, "system-out").getTextContent()).isEqualTo(expected);
    assertThat(only(suite, "error").getTextContent()).isEqualTo(expected);
  }

  @Test
  void everyCharacterIsValid() throws Exception {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
      all.appendCodePoint(c);
    }
    suite(Results.run(passed("x.msp", all.toString()), passed(all.toString())));
  }
}
