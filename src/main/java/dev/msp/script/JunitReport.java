package dev.msp.script;

import static dev.msp.script.Markup.escaped;

import dev.msp.script.FileResult.Status;

/**
 * The XML of JUnit, as Surefire writes it and Jenkins, GitLab and GitHub read it: one suite, one
 * test case for each file. A file that found something out about the other end is a failure; one
 * that was kept from it is an error.
 */
final class JunitReport {

  private static final String SUITE = "msp run";

  private JunitReport() {}

  static String of(RunResult run) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    String counts = counts(run);
    xml.append("<testsuites").append(counts).append(">\n");
    xml.append("  <testsuite").append(counts);
    attribute(xml, "skipped", String.valueOf(run.count(Status.NOT_RUN)));
    attribute(xml, "timestamp", ReportTime.second(run.start()));
    xml.append(">\n");
    run.files().forEach(file -> append(xml, file));
    return xml.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private static String counts(RunResult run) {
    long failures =
        run.files().stream()
            .filter(file -> file.problem().filter(Problem::isFinding).isPresent())
            .count();
    long problems = run.files().stream().filter(file -> file.problem().isPresent()).count();
    StringBuilder counts = new StringBuilder();
    attribute(counts, "name", SUITE);
    attribute(counts, "tests", String.valueOf(run.files().size()));
    attribute(counts, "failures", String.valueOf(failures));
    attribute(counts, "errors", String.valueOf(problems - failures));
    attribute(counts, "time", ReportTime.seconds(run.nanos()));
    return counts.toString();
  }

  private static void append(StringBuilder xml, FileResult file) {
    xml.append("    <testcase");
    attribute(xml, "name", file.file());
    attribute(xml, "classname", SUITE);
    attribute(xml, "time", ReportTime.seconds(file.nanos()));
    xml.append(">\n");
    file.problem().ifPresent(problem -> append(xml, problem));
    if (file.status() == Status.NOT_RUN) {
      xml.append("      <skipped message=\"not run\"/>\n");
    }
    if (!file.output().isEmpty()) {
      said(xml, "system-out", String.join("\n", file.output()));
    }
    if (file.attempts() > 1) {
      said(xml, "system-err", "attempts: " + file.attempts());
    }
    xml.append("    </testcase>\n");
  }

  private static void append(StringBuilder xml, Problem problem) {
    String element = problem.isFinding() ? "failure" : "error";
    xml.append("      <").append(element);
    attribute(xml, "type", problem.kindWord());
    attribute(xml, "message", problem.place() + ": " + problem.message());
    xml.append('>').append(text(String.join("\n", problem.details())));
    xml.append("</").append(element).append(">\n");
  }

  private static void said(StringBuilder xml, String element, String what) {
    xml.append("      <").append(element).append('>').append(text(what));
    xml.append("</").append(element).append(">\n");
  }

  /** Line ends stay as they are: a person may read the file too. */
  private static String text(String lines) {
    return escaped(lines).replace("&#10;", "\n");
  }

  private static void attribute(StringBuilder xml, String name, String value) {
    xml.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
  }
}
