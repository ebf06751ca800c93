package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.script.JunitXml;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** A run that is ended by a signal: within 2 s, with its sessions closed and all reported. */
@Timeout(60)
class RunSignalsTest {

  private static final long LIMIT_SECONDS = 2;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void theRunningStepIsNamedAndTheReportIsWritten(String signal, int code) throws Exception {
    Path report = directory.resolve("r.xml");
    Path file = directory.resolve("x.msp");
    Path never = Files.writeString(directory.resolve("never.msp"), "echo never\n");
    try (Peer peer = Peer.acking()) {
      Files.writeString(
          file, "open " + peer.endpoint() + "\nsend x\necho begun\nexpect data within 100s\n");
      try (ChildJvm run =
          ChildJvm.start(
              "run",
              "--keep-going",
              "--retry",
              "3",
              file.toString(),
              never.toString(),
              "--report",
              "junit=" + report)) {
        run.awaitOut("begun");
        run.signal(signal);
        assertThat(run.exitCodeWithin(LIMIT_SECONDS)).isEqualTo(code);
        assertThat(run.restOfOut()).isEmpty();
        assertThat(run.restOfErr())
            .contains(file + ":4:1: interrupted here, after ", "expect data within 100s")
            .contains("STOPPED  " + file, "not run  " + never, "0 failed, 1 stopped, 1 not run")
            .doesNotContain("again");
      }
    }
    Element root = JunitXml.valid(Files.readString(report));
    Element error = (Element) root.getElementsByTagName("error").item(0);
    assertThat(error.getAttribute("type")).isEqualTo("interrupted");
    assertThat(root.getElementsByTagName("skipped").getLength()).isEqualTo(1);
  }

  @Test
  void whatIsRepeatedForEverIsEndedWhateverItDoes() throws Exception {
    String[] bodies = {"", "  wait 10s\n", "  send x\n", "  if 1 == 2\n    echo no\n  end\n"};
    for (String body : bodies) {
      Path file = directory.resolve("x.msp");
      Files.writeString(file, "open loop:\necho begun\nrepeat forever\n" + body + "end\n");
      try (ChildJvm run = ChildJvm.start("run", "--parallel", "1", file.toString())) {
        run.awaitOut("begun");
        run.signal("INT");
        assertThat(run.exitCodeWithin(LIMIT_SECONDS)).as(body).isEqualTo(130);
        assertThat(run.restOfErr()).contains("x.msp:", "interrupted here");
      }
    }
  }
}
