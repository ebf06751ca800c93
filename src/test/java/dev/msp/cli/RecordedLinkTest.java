package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What recordings, logs and JSON keep of MSP/3 links, and what they must not. */
@Timeout(60)
class RecordedLinkTest {

  private static final String TEXT = "hello over there";
  private static final String PHRASE = "correct horse battery staple";

  @TempDir private Path directory;

  private Home host;
  private Home guest;

  @BeforeEach
  void makeHomes() throws IOException {
    host = Home.with(directory.resolve("host"));
    guest = Home.with(directory.resolve("guest"));
  }

  private static String clear(Serve serve) {
    return serve.endpoint() + "?protocol=v3";
  }

  private static List<JsonNode> events(String lines) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      all.add(new ObjectMapper().readTree(line));
    }
    return all;
  }

  private static List<String> texts(List<JsonNode> events, String direction) {
    return events.stream()
        .filter(event -> event.path("event").asText().equals("message"))
        .filter(event -> event.path("direction").asText().equals(direction))
        .map(event -> event.path("text").asText())
        .toList();
  }

  /** Decodes all frames that were told, as one stream. */
  private Cli.Outcome decoded(List<JsonNode> events) {
    String hex =
        events.stream()
            .filter(event -> event.path("event").asText().equals("frame"))
            .map(event -> event.path("hex").asText())
            .collect(Collectors.joining("\n"));
    return new Cli().in(hex).with("decode", "-").exits(0);
  }

  @Test
  void aRecordingOfAnMsp3SessionHasEachMessageOnceAndPasses() throws Exception {
    Path file = directory.resolve("by-hand.msp");
    try (Serve serve = Serve.onFreePort(host.cli(), "--echo")) {
      String typed =
          String.join(
              "\n",
              "set timeout 10s",
              "record start " + file,
              "open " + clear(serve) + " as dev",
              "send \"" + TEXT + '"',
              "expect data exactly \"" + TEXT + '"',
              "send two",
              "expect data exactly two",
              "close dev",
              "record stop");
      guest.cli().in(typed + "\n").with("repl").exits(0);
      List<String> lines = Files.readAllLines(file);
      assertThat(lines)
          .containsOnlyOnce("open " + clear(serve) + " as dev", "send \"" + TEXT + '"')
          .anyMatch(line -> line.startsWith("expect data exactly \"" + TEXT + '"'))
          .noneMatch(line -> line.contains("expect frame") || line.contains("x\""));
      guest.cli().with("run", file.toString()).exits(0);
    }
  }

  @Test
  void aLogOfAnMsp3SessionHasEachMessageOnceAndEveryFrameForDecode() throws Exception {
    Path log = directory.resolve("link.jsonl");
    try (Serve serve = Serve.onFreePort(host.cli(), "--echo")) {
      String file =
          String.join(
              "\n",
              "set timeout 10s",
              "log start " + log + " as json",
              "open " + clear(serve) + " as dev",
              "send \"" + TEXT + '"',
              "expect data exactly \"" + TEXT + '"',
              "close dev",
              "log stop");
      guest.cli().in(file + "\n").with("run", "-").exits(0);
    }
    List<JsonNode> events = events(Files.readString(log));
    assertThat(texts(events, "out")).containsExactly(TEXT);
    assertThat(texts(events, "in")).containsExactly(TEXT);
    assertThat(decoded(events).out())
        .containsSubsequence("HELLO", "HELLO", "RESUME", TEXT)
        .doesNotContain("noise", "damaged");
  }

  @Test
  void asTextALogHasTheMessagesAndTheStateOfTheLink() throws Exception {
    Path log = directory.resolve("link.log");
    try (Serve serve = Serve.onFreePort(host.cli())) {
      String file =
          String.join(
              "\n",
              "set timeout 10s",
              "log start " + log,
              "open " + clear(serve) + " as dev",
              "send \"" + TEXT + '"',
              "close dev",
              "log stop");
      guest.cli().in(file + "\n").with("run", "-").exits(0);
    }
    assertThat(Files.readString(log))
        .containsSubsequence("dev * clear", "dev → message", TEXT, "dev * closed");
  }

  @Test
  void whatIsToldOfASealedLinkHoldsNoSecretAndItsFramesStaySealed() throws Exception {
    Path phrase = host.secret("phrase", PHRASE + "\n");
    String shown = host.cli().with("keygen").exits(0).out();
    String hostKey = shown.substring(shown.indexOf("SHA256:")).split("\\s", 2)[0];
    guest.cli().with("keygen").exits(0);
    Cli serving = host.cli();
    Cli.Outcome sent;
    try (Serve serve =
        Serve.onFreePort(serving, "--json", "--passphrase-file", phrase.toString())) {
      sent =
          guest
              .cli()
              .with(
                  "send",
                  "--json",
                  serve.endpoint(),
                  "--peer-key",
                  hostKey,
                  "--passphrase-file",
                  phrase.toString(),
                  TEXT)
              .exits(0);
      serve.awaitOut(out -> out.contains("\"state\":\"closed\""));
    }
    for (String printed : List.of(sent.out(), serving.printed())) {
      List<JsonNode> events = events(printed);
      assertThat(texts(events, printed.equals(sent.out()) ? "out" : "in")).containsExactly(TEXT);
      String decoded = decoded(events).out();
      assertThat(decoded).containsSubsequence("HELLO", "NOISE", "SEAL");
      assertThat(decoded).doesNotContain(TEXT);
      assertHoldsNoSecret(printed);
    }
    assertHoldsNoSecret(sent.err() + serving.complained());
  }

  private void assertHoldsNoSecret(String printed) throws IOException {
    assertThat(printed).doesNotContain(PHRASE, Bytes.utf8(PHRASE).toHex());
    for (Home home : List.of(host, guest)) {
      Path file = home.conf().resolveSibling("id");
      try (Stream<String> lines = Files.lines(file)) {
        for (String secret : lines.filter(line -> line.startsWith("private ")).toList()) {
          String text = secret.split(" ", 2)[1].strip();
          assertThat(printed).doesNotContain(text);
          byte[] raw = Base64.getDecoder().decode(text);
          assertThat(printed).doesNotContain(Bytes.copyOf(raw).toHex());
        }
      }
    }
  }
}
