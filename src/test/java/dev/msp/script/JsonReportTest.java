package dev.msp.script;

import static dev.msp.script.Results.failed;
import static dev.msp.script.Results.passed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.command.CommandFailure.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A run as one JSON object. */
class JsonReportTest {

  private static JsonNode read(FileResult... files) throws IOException {
    return new ObjectMapper().readTree(ReportFormat.JSON.of(Results.run(files)));
  }

  @Test
  void theRunIsCounted() throws IOException {
    JsonNode run =
        read(
            passed("a.msp"),
            failed("b.msp", Kind.LINK, "lost"),
            failed("c.msp", Kind.INTERRUPTED, "interrupted"),
            FileResult.notRun("d.msp"));
    assertThat(run.get("time").asText()).isEqualTo("2026-11-22T12:00:01.004000Z");
    assertThat(run.get("micros").asLong()).isEqualTo(2_345_678);
    assertThat(run.get("steps").asInt()).isEqualTo(11);
    for (String count : new String[] {"passed", "failed", "interrupted", "notRun"}) {
      assertThat(run.get(count).asInt()).as(count).isEqualTo(1);
    }
    assertThat(run.get("files").findValuesAsText("status"))
        .containsExactly("passed", "failed", "interrupted", "not-run");
  }

  @Test
  void aFileHasItsProblemAndWhatItSaid() throws IOException {
    JsonNode files =
        read(failed("b.msp", Kind.PROTOCOL, "echo", "  line"), passed("a.msp", "hi")).get("files");
    JsonNode failed = files.get(0);
    assertThat(failed.get("kind").asText()).isEqualTo("protocol");
    assertThat(failed.get("source").asText()).isEqualTo("b.msp");
    assertThat(failed.get("line").asInt()).isEqualTo(3);
    assertThat(failed.get("column").asInt()).isEqualTo(6);
    assertThat(failed.get("reason").asText()).isEqualTo("echo");
    assertThat(failed.get("details").get(0).asText()).isEqualTo("  line");
    assertThat(failed.get("attempts").asInt()).isEqualTo(2);
    assertThat(files.get(1).get("output").get(0).asText()).isEqualTo("hi");
    assertThat(files.get(1).has("kind")).isFalse();
  }

  @Test
  void anythingMayStandInATextAndItIsOneLine() throws IOException {
    String report = ReportFormat.JSON.of(Results.run(passed(Results.HOSTILE, Results.HOSTILE)));
    assertThat(report.indexOf('\n')).isEqualTo(report.length() - 1);
    JsonNode file = new ObjectMapper().readTree(report).get("files").get(0);
    assertThat(file.get("file").asText()).isEqualTo(Results.HOSTILE);
    assertThat(file.get("output").get(0).asText()).isEqualTo(Results.HOSTILE);
  }
}
