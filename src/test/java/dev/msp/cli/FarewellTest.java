package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What peers hear when an end of an MSP/3 link is told to end: section 4.3, rule 10. */
@Timeout(60)
class FarewellTest {

  @TempDir private Path directory;

  private static List<String> lines(String printed, String part) {
    return printed.lines().filter(line -> line.contains(part)).toList();
  }

  /** Serves, has a peer with an open link, and ends serving; returns what serving has printed. */
  private String ended(String... options) throws Exception {
    Path file = directory.resolve("client.msp");
    Cli cli = new Cli().env("HOME", directory.toString());
    Cli client = new Cli();
    Thread runs;
    try (Serve serve = Serve.onFreePort(cli, options)) {
      Files.writeString(
          file,
          "open "
              + serve.endpoint()
              + "?protocol=v3 as dev\nsend \"here\"\nexpect closed within 20s\n");
      runs = new Thread(() -> client.with("run", file.toString()));
      runs.start();
      serve.awaitOut(out -> out.contains("here"));
    }
    runs.join();
    return cli.printed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "inbox"})
  void aServerSaysByeAtOnceAndItsPeersAnswerIt(String inbox) throws Exception {
    String printed =
        inbox.isEmpty()
            ? ended("--json")
            : ended("--json", "--insecure", "--inbox", directory.toString());
    List<String> byes = lines(printed, "(BYE");
    assertThat(byes).hasSize(2);
    assertThat(byes.get(0)).contains("\"out\"", "(BYE)");
    assertThat(byes.get(1)).contains("\"in\"");
    assertThat(printed).doesNotContain("RESET").doesNotContain("no connection can be accepted");
  }

  @Test
  void aPromptShowsTheRoundTripAndSaysByeWhenItsInputEnds() throws Exception {
    Cli cli = new Cli().env("HOME", directory.toString());
    try (Serve serve = Serve.onFreePort(cli, "--json")) {
      String open = "open " + serve.endpoint() + "?protocol=v3 as dev\nsend here\n";
      String shown = new Cli().in(open).with("repl").out();
      assertThat(shown)
          .containsPattern("→ message +4 +here")
          .containsPattern("= acked 1  +[0-9.]+ ");
      String printed = serve.awaitOut(out -> out.contains("\"state\":\"closed\""));
      assertThat(lines(printed, "\"in\"")).anyMatch(line -> line.contains("(BYE)"));
      assertThat(printed).doesNotContain("RESET");
    }
  }

  @Test
  void whoPutsAFileSaysByeWhenASignalEndsIt() throws Exception {
    Path inbox = Files.createDirectory(directory.resolve("inbox"));
    Path file = directory.resolve("large");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(1L << 33); // without taking room on the disk
    }
    String[] options = {"--json", "--insecure", "--inbox", inbox.toString(), "--max-file", "9G"};
    Cli cli = new Cli().env("HOME", directory.toString());
    try (Serve serve = Serve.onFreePort(cli, options);
        ChildJvm put = ChildJvm.start("put", "--insecure", serve.endpoint(), file.toString())) {
      serve.awaitOut(out -> out.contains("(OPEN channel 4"));
      put.signal("TERM");
      assertThat(put.exitCode()).isEqualTo(143);
      assertThat(put.restOfErr()).doesNotContain("closed by the user");
      String printed = serve.awaitOut(out -> out.contains("\"state\":\"closed\""));
      assertThat(lines(printed, "\"in\"")).anyMatch(line -> line.contains("(BYE)"));
    }
  }
}
