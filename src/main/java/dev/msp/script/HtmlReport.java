package dev.msp.script;

import static dev.msp.script.Markup.escaped;

import dev.msp.script.FileResult.Status;

/** A page of its own, without scripts and without anything to be fetched; light and dark. */
final class HtmlReport {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>msp run</title>
      <style>
      :root { color-scheme: light dark; --line: #ccc; --good: #126b2e; --bad: #b3131b; --dim: #666 }
      @media (prefers-color-scheme: dark) {
        :root { --line: #444; --good: #6fce8b; --bad: #ff8a80; --dim: #aaa }
      }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
      table { border-collapse: collapse; width: 100% }
      th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line) }
      td.number, th.number { text-align: right; font-variant-numeric: tabular-nums }
      .passed { color: var(--good) }
      .failed, .interrupted { color: var(--bad); font-weight: bold }
      .not-run { color: var(--dim) }
      pre { overflow-x: auto; padding: .8rem; border: 1px solid var(--line) }
      </style>
      </head>
      <body>
      """;
  private static final String TABLE =
      """
      <table>
      <thead><tr><th>Result</th><th>File</th><th class="number">Steps</th>\
      <th class="number">Attempts</th><th class="number">Seconds</th></tr></thead>
      <tbody>
      """;

  private HtmlReport() {}

  static String of(RunResult run) {
    StringBuilder html = new StringBuilder(HEAD);
    html.append("<h1>msp run</h1>\n<p>").append(summary(run)).append("</p>\n").append(TABLE);
    run.files().forEach(file -> row(html, file));
    html.append("</tbody>\n</table>\n");
    run.files().forEach(file -> details(html, file));
    return html.append("</body>\n</html>\n").toString();
  }

  private static String summary(RunResult run) {
    return run.files().size()
        + (run.files().size() == 1 ? " file: " : " files: ")
        + run.count(Status.PASSED)
        + " passed, "
        + run.count(Status.FAILED)
        + " failed, "
        + run.count(Status.INTERRUPTED)
        + " interrupted, "
        + run.count(Status.NOT_RUN)
        + " not run. Begun "
        + ReportTime.moment(run.start())
        + ", took "
        + ReportTime.seconds(run.nanos())
        + " s.";
  }

  private static void row(StringBuilder html, FileResult file) {
    String word = file.status().word();
    html.append("<tr><td class=\"").append(word).append("\">").append(word.replace('-', ' '));
    html.append("</td><td>").append(escaped(file.file()));
    number(html, String.valueOf(file.steps()));
    number(html, String.valueOf(file.attempts()));
    number(html, ReportTime.seconds(file.nanos()));
    html.append("</td></tr>\n");
  }

  private static void number(StringBuilder html, String number) {
    html.append("</td><td class=\"number\">").append(number);
  }

  private static void details(StringBuilder html, FileResult file) {
    file.problem().ifPresent(problem -> problem(html, problem));
    if (!file.output().isEmpty()) {
      html.append("<details><summary>Output of ").append(escaped(file.file()));
      html.append("</summary>\n<pre>").append(escaped(String.join("\n", file.output())));
      html.append("</pre>\n</details>\n");
    }
  }

  private static void problem(StringBuilder html, Problem problem) {
    html.append("<h2>").append(escaped(problem.place())).append("</h2>\n<p>");
    html.append(escaped(problem.message()))
        .append(" (")
        .append(problem.kindWord())
        .append(")</p>\n");
    if (!problem.details().isEmpty()) {
      html.append("<pre>").append(escaped(String.join("\n", problem.details())));
      html.append("</pre>\n");
    }
  }
}
