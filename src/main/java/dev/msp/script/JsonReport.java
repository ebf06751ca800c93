package dev.msp.script;

import dev.msp.capture.JsonLine;
import dev.msp.script.FileResult.Status;
import java.util.List;

/** A run as one JSON object, with the fields of the JSON lines where they apply. */
final class JsonReport {

  private static final long MICRO = 1_000;

  private JsonReport() {}

  static String of(RunResult run) {
    List<JsonLine> files = run.files().stream().map(JsonReport::of).toList();
    JsonLine json = JsonLine.start();
    json.put("time", ReportTime.moment(run.start()));
    json.put("micros", run.nanos() / MICRO);
    json.put("steps", run.steps());
    json.put("passed", run.count(Status.PASSED));
    json.put("failed", run.count(Status.FAILED));
    json.put("interrupted", run.count(Status.INTERRUPTED));
    json.put("notRun", run.count(Status.NOT_RUN));
    return json.putAll("files", files) + "\n";
  }

  private static JsonLine of(FileResult file) {
    JsonLine json = JsonLine.start();
    json.put("file", file.file());
    json.put("status", file.status().word());
    json.put("micros", file.nanos() / MICRO);
    json.put("steps", file.steps());
    json.put("attempts", file.attempts());
    file.problem().ifPresent(problem -> append(json, problem));
    if (!file.output().isEmpty()) {
      json.put("output", file.output());
    }
    return json;
  }

  private static void append(JsonLine json, Problem problem) {
    json.put("kind", problem.kindWord());
    json.put("source", problem.file());
    if (problem.line() > 0) {
      json.put("line", problem.line());
      json.put("column", problem.column());
    }
    json.put("reason", problem.message());
    json.put("details", problem.details());
  }
}
