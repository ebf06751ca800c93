package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Wrong passphrases against a real {@code msp serve}: RELIABILITY.md row 49. */
@Timeout(120)
class GuessingTest {

  private static final String REFUSED =
      "the peer did not take our part of the handshake: wrong passphrase, or our key is not"
          + " authorised there";

  @TempDir private Path directory;

  private Home host;
  private Home guest;
  private String key;

  @BeforeEach
  void makeHomes() throws Exception {
    host = Home.with(directory.resolve("host"));
    guest = Home.with(directory.resolve("guest"));
    String shown = host.cli().with("keygen").exits(0).out();
    key = shown.substring(shown.indexOf("SHA256:")).split("\\s", 2)[0];
  }

  private Cli.Outcome send(Serve serve, Path passphrase) {
    return guest
        .cli()
        .with(
            "send",
            serve.endpoint(),
            "--peer-key",
            key,
            "--passphrase-file",
            passphrase.toString(),
            "Hello");
  }

  private static List<String> lines(String printed, String part) {
    return printed.lines().filter(line -> line.contains(part)).toList();
  }

  @Test
  void aGuessIsRefusedWithoutSayingWhyAndTheNextIsPutOff() throws Exception {
    Path right = host.secret("right", "correct horse\n");
    Path wrong = guest.secret("wrong", "battery staple\n");
    try (Serve serve = Serve.onFreePort(host.cli(), "--passphrase-file", right.toString())) {
      send(serve, wrong).exits(5).says(REFUSED);
      send(serve, wrong).exits(3).says("the peer makes no sealed link now");
      String printed = serve.awaitOut(out -> lines(out, "closed").size() == 2);
      assertThat(lines(printed, "refused"))
          .singleElement()
          .asString()
          .endsWith("127.0.0.1: 1 handshake failed; sealed links from there are put off for 5 s");
      Cli.Outcome classic = guest.cli().with("send", serve.endpoint() + "?protocol=classic", "Hi");
      assertThat(classic.exits(0).out()).contains("acked");
    }
  }

  @Test
  void whereAllLinksAreSealedTheNextIsClosedAndNotEvenTold() throws Exception {
    Path right = host.secret("right", "correct horse\n");
    Path wrong = guest.secret("wrong", "battery staple\n");
    Path inbox = Files.createDirectory(directory.resolve("inbox"));
    try (Serve serve =
        Serve.onFreePort(
            host.cli(),
            "--protocol",
            "v3",
            "--passphrase-file",
            right.toString(),
            "--inbox",
            inbox.toString())) {
      send(serve, wrong).exits(5).says(REFUSED);
      for (int i = 0; i < 5; i++) {
        send(serve, wrong).exits(3);
      }
      String printed = serve.awaitOut(out -> out.contains("refused"));
      assertThat(lines(printed, "* open")).hasSize(1);
    }
  }
}
