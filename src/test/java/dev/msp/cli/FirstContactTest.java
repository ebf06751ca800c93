package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What whoever serves and whoever calls are told until the first file has gone. */
@Timeout(120)
class FirstContactTest {

  @TempDir private Path directory;

  private Home host;
  private Home guest;
  private Path inbox;
  private Path file;
  private String key;

  @BeforeEach
  void makeHomes() throws Exception {
    host = Home.with(directory.resolve("host"));
    guest = Home.with(directory.resolve("guest"));
    inbox = Files.createDirectory(directory.resolve("inbox"));
    file = Files.writeString(directory.resolve("file"), "content");
    String shown = host.cli().with("keygen").exits(0).out();
    key = shown.substring(shown.indexOf("SHA256:")).split("\\s", 2)[0];
  }

  private Serve serve(String... options) throws Exception {
    String[] all = new String[options.length + 2];
    System.arraycopy(options, 0, all, 2, options.length);
    all[0] = "--inbox";
    all[1] = inbox.toString();
    return Serve.onFreePort(host.cli(), all);
  }

  private Cli.Outcome put(Serve serve, String... options) {
    String[] all = new String[options.length + 4];
    System.arraycopy(options, 0, all, 4, options.length);
    all[0] = "put";
    all[1] = serve.endpoint();
    all[2] = file.toString();
    all[3] = "--rename";
    return guest.cli().with(all);
  }

  @Test
  void aKeyThatWasNamedOnceIsKnownFromThenOnAlsoBesideAPassphrase() throws Exception {
    String phrase = guest.secret("phrase", "correct horse\n").toString();
    try (Serve serve = serve("--passphrase-file", phrase)) {
      put(serve, "--passphrase-file", phrase).exits(5).says("was never met");
      put(serve, "--passphrase-file", phrase, "--peer-key", key).exits(0);
      put(serve, "--passphrase-file", phrase).exits(0);
    }
    assertThat(guest.cli().with("peers").exits(0).out()).contains(key);
  }

  @Test
  void anInboxThatNobodyCanReachIsTold() throws Exception {
    try (Serve serve = serve()) {
      String told = serve.awaitErr(text -> text.contains("nobody"));
      assertThat(told).contains("--passphrase-file FILE", "msp peers allow SHA256:");
      put(serve, "--peer-key", key)
          .exits(5)
          .says("127.0.0.1:" + serve.ports().get(0) + ": the peer offers a clear link only")
          .says("start it there with a passphrase, or with this end's key allowed");
    }
  }

  @Test
  void anInboxForEverybodyIsNotSaidToBeOutOfReach() throws Exception {
    try (Serve serve = serve("--insecure")) {
      put(serve, "--insecure").exits(0);
      assertThat(serve.awaitErr(text -> true)).doesNotContain("nobody can");
    }
  }
}
