package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code msp put} with several files, of which one does not go. */
@Timeout(60)
class SeveralFilesTest {

  @TempDir private Path directory;

  private Home host;
  private Home guest;
  private Path inbox;

  @BeforeEach
  void makeFiles() throws Exception {
    host = Home.with(directory.resolve("host"));
    guest = Home.with(directory.resolve("guest"));
    inbox = Files.createDirectory(directory.resolve("inbox"));
    Files.writeString(inbox.resolve("b"), "other");
    for (String name : List.of("a", "b", "c")) {
      Files.writeString(directory.resolve(name), name);
    }
  }

  private Cli.Outcome put(String... options) throws Exception {
    try (Serve serve = Serve.onFreePort(host.cli(), "--insecure", "--inbox", inbox.toString())) {
      List<String> args = new ArrayList<>(List.of("put", serve.endpoint(), "--insecure"));
      for (String name : List.of("a", "b", "c")) {
        args.add(directory.resolve(name).toString());
      }
      args.addAll(List.of(options));
      return guest.cli().with(args.toArray(String[]::new));
    }
  }

  @Test
  void theOthersGoAndTheOneIsToldWithWhatToDo() throws Exception {
    Cli.Outcome told = put().exits(5);
    assertThat(told.out()).containsSubsequence("put a, 1 byte", "put c, 1 byte");
    assertThat(told.err())
        .contains("'b' is there already; say --overwrite, --rename or --skip")
        .endsWith("msp: 1 of 3 files did not go\n");
    assertThat(inbox.resolve("b")).hasContent("other");
  }

  @Test
  void asJsonEachIsAnObjectAlsoTheOneThatDidNotGo() throws Exception {
    List<JsonNode> events = new ArrayList<>();
    for (String line : put("--json").exits(5).out().lines().toList()) {
      events.add(new ObjectMapper().readTree(line));
    }
    assertThat(events)
        .extracting(event -> event.path("event").asText() + ' ' + event.path("name").asText())
        .containsExactly("file a", "failed b", "file c");
    assertThat(events.get(1).path("reason").asText()).isEqualTo("'b' is there already");
    assertThat(events).allMatch(event -> event.path("time").asText().endsWith("Z"));
  }

  @Test
  void whatIsThereIsLeftOutOnRequestButNothingThatOnlyLooksLikeIt() throws Exception {
    assertThat(put("--skip").exits(0).out()).contains("left b, is there already");
    Files.delete(inbox.resolve("a"));
    Files.writeString(inbox.resolve("A"), "looks like it");
    put("--skip").exits(5).says("'a' is too much like 'A'");
    assertThat(inbox.resolve("a")).doesNotExist();
  }
}
