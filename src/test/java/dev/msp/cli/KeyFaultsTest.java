package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No command that needs the user's key makes another in place of one: RELIABILITY.md row 48. */
@Timeout(60)
class KeyFaultsTest {

  private static final String PEER = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  @TempDir private Path directory;

  private Home home;
  private Path key;
  private Path phrase;

  @BeforeEach
  void makeKey() throws IOException {
    home = Home.with(directory);
    key = directory.resolve(".config/msp/id");
    phrase = home.secret("phrase", "correct horse\n");
  }

  /** Runs everything that opens the key. */
  private List<Cli.Outcome> all() {
    String nobody = "tcp://127.0.0.1:1";
    return List.of(
        home.cli().with("send", nobody, "--peer-key", PEER, "Hello"),
        home.cli().with("put", nobody, phrase.toString()),
        home.cli().with("exec", nobody, "status"),
        home.cli()
            .with("serve", "tcp-listen://127.0.0.1:0", "--passphrase-file", phrase.toString()));
  }

  private void refused(String sentence) throws IOException {
    byte[] before = Files.readAllBytes(key);
    for (Cli.Outcome outcome : all()) {
      outcome.exits(2).complains(sentence);
      assertThat(outcome.out()).isEmpty();
    }
    assertThat(Files.readAllBytes(key)).isEqualTo(before);
  }

  @Test
  void aDamagedKeyIsToldAndStays() throws Exception {
    home.cli().with("keygen").exits(0);
    byte[] damaged = Files.readAllBytes(key);
    damaged[damaged.length - 10] ^= 1;
    Files.write(key, damaged);
    refused(key + " is damaged; put a copy of it back");
  }

  @Test
  void halfAKeyIsToldAndStays() throws Exception {
    home.cli().with("keygen").exits(0);
    byte[] whole = Files.readAllBytes(key);
    Files.write(key, Arrays.copyOf(whole, whole.length / 2));
    refused(key + " is damaged; put a copy of it back");
  }

  @Test
  void aKeyThatOthersCanReadIsToldAndStays() throws Exception {
    home.cli().with("keygen").exits(0);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    refused(key + " cannot be used: it can be read by others; do: chmod 600 " + key);
  }

  @Test
  void whereNoneCanBeMadeNothingBeginsWithoutOne() throws Exception {
    Path place = directory.resolve("no-directory");
    Files.writeString(place, "in the way");
    for (String command : List.of("send", "put")) {
      home.cli()
          .env("XDG_CONFIG_HOME", place.toString())
          .with(command, "tcp://127.0.0.1:1", "--peer-key", PEER, phrase.toString())
          .exits(2)
          .complains(place + "/msp/id cannot be used");
    }
    assertThat(place).hasContent("in the way");
  }
}
