package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code msp get --list}, and {@code files} of the command language. */
@Timeout(60)
class ListedFilesTest {

  @TempDir private Path directory;

  private Home host;
  private Home guest;
  private Path outbox;

  @BeforeEach
  void makeFiles() throws Exception {
    host = Home.with(directory.resolve("host"));
    guest = Home.with(directory.resolve("guest"));
    outbox = Files.createDirectory(directory.resolve("outbox"));
    Files.createDirectory(outbox.resolve("logs"));
    Files.write(outbox.resolve("logs/today"), new byte[12_345]);
    Files.write(outbox.resolve("logs/e\u001b[2Jvil"), new byte[1]);
    Files.write(outbox.resolve("readme"), new byte[7]);
  }

  private Serve serve() throws Exception {
    return Serve.onFreePort(host.cli(), "--insecure", "--outbox", outbox.toString());
  }

  @Test
  void allThatThereIsIsListedWithItsLengthAndNothingIsStored() throws Exception {
    try (Serve serve = serve()) {
      String all = guest.cli().with("get", serve.endpoint(), "--insecure", "--list").exits(0).out();
      assertThat(all.lines())
          .containsExactly(
              "           1  logs/e\\e[2Jvil", "       12345  logs/today", "           7  readme");
    }
  }

  @Test
  void oneDirectoryIsListedAsObjects() throws Exception {
    try (Serve serve = serve()) {
      String listed =
          guest
              .cli()
              .with("get", serve.endpoint(), "logs", "--insecure", "--list", "--json")
              .exits(0)
              .out();
      assertThat(listed.lines())
          .extracting(line -> new ObjectMapper().readTree(line).path("name").asText())
          .containsExactly("logs/e\u001b[2Jvil", "logs/today");
      guest
          .cli()
          .with("get", serve.endpoint(), "readme", "--insecure", "--list")
          .exits(5)
          .says("there is no directory 'readme'");
    }
  }

  @Test
  void theCommandLanguageListsThemToo() throws Exception {
    try (Serve serve = serve()) {
      Path file =
          Files.writeString(
              directory.resolve("look.msp"),
              "open "
                  + serve.endpoint()
                  + "?protocol=v3 as dev\nfiles insecure\nfiles logs insecure\n");
      assertThat(guest.cli().with("run", file.toString()).exits(0).out().lines())
          .filteredOn(line -> line.startsWith("   "))
          .containsExactly(
              "           1  logs/e\\e[2Jvil",
              "       12345  logs/today",
              "           7  readme",
              "           1  logs/e\\e[2Jvil",
              "       12345  logs/today");
      Path none =
          Files.writeString(
              directory.resolve("none.msp"),
              "open " + serve.endpoint() + "?protocol=v3 as dev\nfiles readme insecure\n");
      guest.cli().with("run", none.toString()).exits(5).says("there is no directory 'readme'");
    }
  }
}
