package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import dev.msp.script.JunitXml;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** The exit code of each kind of failure, frozen, and what reports say of it. */
@Timeout(60)
class RunReportsTest {

  @TempDir Path directory;

  /**
   * A way to fail.
   *
   * @param kind its name in reports
   * @param code what the program ends with
   * @param element what it is in JUnit XML
   * @param lines the file; ENDPOINT stands for the peer
   */
  private record Failure(String kind, int code, String element, List<String> lines) {}

  private static Stream<Failure> failures() {
    String open = "open ENDPOINT";
    return Stream.of(
        new Failure(
            "expectation", 1, "failure", List.of(open, "send reply", "expect data no within 50ms")),
        new Failure("no-answer", 4, "failure", List.of(open, "expect data within 50ms")),
        new Failure("no-answer", 4, "failure", List.of(open + "?ack-timeout=50ms", "send silent")),
        new Failure("link", 3, "error", List.of(open, "send close", "expect data within 10s")),
        new Failure("link", 3, "error", List.of("open tcp://127.0.0.1:1")),
        new Failure("protocol", 5, "error", List.of(open, "send bad-ack")),
        new Failure("usage", 2, "error", List.of("send x")),
        new Failure("usage", 2, "error", List.of("sned x")));
  }

  private static Peer peer() throws IOException {
    return Peer.playing(
        talk -> {
          Frame frame = talk.read();
          while (frame != null) {
            String text = frame.payload().text().orElse("");
            switch (text) {
              case "reply" -> {
                talk.ack(frame);
                talk.send(new Frame(1, FrameType.DATA, Bytes.utf8("yes")));
              }
              case "bad-ack" -> talk.send(new Frame(1, FrameType.ACK, Bytes.utf8("NO")));
              case "close" -> {
                talk.ack(frame);
                return;
              }
              default -> {}
            }
            frame = talk.read();
          }
        });
  }

  private List<String> reports(String file) {
    List<String> args = new ArrayList<>(List.of("run", file, "--report"));
    for (String kind : List.of("junit", "tap", "json", "html")) {
      args.add(kind + "=" + directory.resolve(kind));
    }
    return args;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyKindOfFailureHasItsCodeAndItsEntry(Failure failure) throws Exception {
    Path file = directory.resolve("x.msp");
    try (Peer peer = peer()) {
      List<String> lines =
          failure.lines().stream().map(line -> line.replace("ENDPOINT", peer.endpoint())).toList();
      Files.write(file, lines);
      Cli.run(reports(file.toString()).toArray(String[]::new)).exits(failure.code());
    }
    String place = file + ":" + failure.lines().size() + ":";
    Element root = JunitXml.valid(Files.readString(directory.resolve("junit")));
    Element entry = (Element) root.getElementsByTagName(failure.element()).item(0);
    assertThat(entry.getAttribute("type")).isEqualTo(failure.kind());
    assertThat(entry.getAttribute("message")).startsWith(place);
    assertThat(Files.readString(directory.resolve("tap")))
        .contains("not ok 1 - ", "kind: " + failure.kind(), "line: " + failure.lines().size());
    var json = new ObjectMapper().readTree(directory.resolve("json").toFile()).get("files").get(0);
    assertThat(json.get("kind").asText()).isEqualTo(failure.kind());
    assertThat(json.get("status").asText()).isEqualTo("failed");
    assertThat(Files.readString(directory.resolve("html"))).contains(place, failure.kind());
  }

  @Test
  void aReportReplacesTheOldOneAndLeavesNothingBeside() throws Exception {
    Path report = Files.writeString(directory.resolve("r.xml"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link.xml"), report);
    new Cli().in("echo hi\n").with("run", "-", "--report", "junit=" + link).exits(0);
    JunitXml.valid(Files.readString(report));
    assertThat(link).isSymbolicLink();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(report, link);
    }
  }

  @Test
  void severalReportsFollowOneOptionInOneWordOrInTheirOwn() throws IOException {
    String one = "junit=" + directory.resolve("a b.xml") + "  tap=" + directory.resolve("c.tap");
    new Cli()
        .in("echo hi\n")
        .with("run", "-", "--report", one, "json=" + directory.resolve("d"))
        .exits(0);
    new Cli()
        .env("MSP_REPORT", "html=" + directory.resolve("e"))
        .in("echo hi\n")
        .with("run", "-")
        .exits(0);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("a b.xml", "c.tap", "d", "e");
    }
  }

  @Test
  void aReportThatCannotBeWrittenIsFoundBeforeAnythingRuns() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    String[][] wrong = {
      {"junit=" + directory, "is a directory"},
      {"tap=" + directory.resolve("none/x"), "make its directory first"},
      {"tap=" + file.resolve("x"), "make its directory first"},
      {"xml=x", "--report takes junit=FILE, tap=FILE, json=FILE or html=FILE, not xml=x"},
      {"junit=", "--report takes"},
      {"junit=" + file + " tap=" + file, "two reports go to"},
      {"json=/proc/report", "cannot be written"},
    };
    try (Peer peer = Peer.acking()) {
      for (String[] one : wrong) {
        Cli cli = new Cli().in("open " + peer.endpoint() + "\nsend x\n");
        cli.with("run", "-", "--report", one[0]).exits(2).complains(one[1]);
      }
      assertThat(peer.received()).isEmpty();
    }
  }

  @Test
  void aReportThatCannotBeWrittenAtTheEndIsToldAndEndsWith2() throws IOException {
    Path gone = Files.createDirectory(directory.resolve("gone"));
    Cli cli = new Cli().in("echo hi\n");
    InputStream removing =
        new FilterInputStream(cli.streams().in()) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            Files.deleteIfExists(gone);
            return super.read(buffer, offset, length);
          }
        };
    cli.in(removing)
        .with("run", "-", "--report", "tap=" + gone.resolve("x"))
        .exits(2)
        .says("cannot be written");
  }

  @Test
  void nobodyReadsStandardOutputAndTheCodeIsKept() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("x.msp"), "echo hi\nopen loop:\nexpect data within 20ms\n");
    Cli.Outcome outcome =
        new Cli().closedOut().with(reports(file.toString()).toArray(String[]::new)).exits(4);
    assertThat(outcome.err()).doesNotContain("standard output");
    assertThat(Files.readString(directory.resolve("tap"))).contains("- \"hi\"");
  }
}
