package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.remote.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sealed links, files and commands in the command language, against a real {@code serve}. */
@Timeout(60)
class SealedLanguageTest {

  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

  @TempDir private Path directory;

  private Home host;
  private Home guest;
  private Path inbox;
  private Path outbox;

  @BeforeEach
  void makeHomes() throws Exception {
    String[] lines = {
      "[exec both]",
      "argv = [\"" + String.join("\", \"", Program.words("both")) + "\"]",
      "[exec seven]",
      "argv = [\"" + String.join("\", \"", Program.words("exit", "7")) + "\"]"
    };
    host = Home.with(directory.resolve("host"), lines);
    guest = Home.with(directory.resolve("guest"));
    inbox = Files.createDirectory(directory.resolve("in"));
    outbox = Files.createDirectory(directory.resolve("out"));
  }

  /** Serves whoever has the guest's key. */
  private Serve serve(String... options) throws Exception {
    guest.cli().with("keygen").exits(0);
    String key = guest.cli().with("peers", "show").exits(0).out().strip();
    Matcher own = Pattern.compile("key +(\\S+)").matcher(key);
    assertThat(own.find()).as(key).isTrue();
    host.cli().with("peers", "allow", own.group(1), "--grant", "message").exits(0);
    String[] all = new String[options.length + 4];
    List<String> paths = List.of("--inbox", inbox.toString(), "--outbox", outbox.toString());
    System.arraycopy(paths.toArray(String[]::new), 0, all, 0, 4);
    System.arraycopy(options, 0, all, 4, options.length);
    return Serve.onFreePort(host.cli(), all);
  }

  private String fingerprintOfHost() {
    Matcher found = FINGERPRINT.matcher(host.cli().with("peers", "show").exits(0).out());
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private Cli file(Serve serve, String open, String... lines) {
    String first = "set timeout 10s\nopen " + serve.endpoint() + ' ' + open + "\n";
    return guest.cli().in(first + String.join("\n", lines) + "\n");
  }

  @Test
  void aPeerThatWasNeverMetIsRefusedWithItsKeyAndTheWordThatTakesIt() throws Exception {
    try (Serve serve = serve()) {
      Cli.Outcome refused = file(serve, "sealed").with("run", "-");
      String key = fingerprintOfHost();
      refused
          .exits(ExitCode.PROTOCOL)
          .says("was never met; it shows the key " + key, "then open it with peer-key " + key);
      file(serve, "peer-key " + key, "send hello", "expect ack").with("run", "-").exits(0);
    }
  }

  @Test
  void aPeerThatIsKnownIsCalledSealedWithoutAnotherWord() throws Exception {
    try (Serve serve = serve()) {
      file(serve, "sealed").with("run", "--accept-new", "-").exits(0);
      Cli.Outcome told = file(serve, "", "send hello", "sessions").with("repl").exits(0);
      assertThat(told.out()).contains("sealed with " + fingerprintOfHost());
    }
  }

  @Test
  void anotherKeyThanTheOneThatIsNamedEndsIt() throws Exception {
    String other = "SHA256:" + "A".repeat(43);
    try (Serve serve = serve()) {
      file(serve, "peer-key " + other)
          .with("run", "-")
          .exits(ExitCode.PROTOCOL)
          .says("somebody may be in between", other);
    }
  }

  @Test
  void aKeyWithoutTheGrantForMessagesSendsNoneAndIsToldSo() throws Exception {
    try (Serve serve = serve()) {
      String key = guest.cli().with("peers", "show").out().split("key +")[1].split("\n")[0];
      host.cli().with("peers", "revoke", key).exits(0);
      host.cli().with("peers", "allow", key, "--grant", "exec=both").exits(0);
      file(serve, "sealed", "send hello")
          .with("run", "--accept-new", "-")
          .exits(ExitCode.NO_LINK)
          .says("messages are not granted to the key that sent one");
      serve.awaitOut(out -> out.contains("messages are not granted"));
      assertThat(serve.awaitOut(out -> true)).doesNotContain("hello");
      file(serve, "", "exec both").with("run", "-").exits(0);
    }
  }

  @Test
  void whatIsNoFingerprintIsSaid() throws Exception {
    try (Serve serve = serve()) {
      file(serve, "peer-key abc")
          .with("run", "-")
          .exits(ExitCode.USAGE)
          .says("peer-key: abc is no fingerprint");
      guest
          .cli()
          .in("open " + serve.endpoint() + "?protocol=classic sealed\n")
          .with("run", "-")
          .exits(ExitCode.USAGE)
          .says("protocol=classic has no sealed links");
    }
  }

  @Test
  void bothEndsOfASealedLinkMayBeSessionsOfOneFile() {
    // The passphrase is derived at both ends, as costly as ever.
    guest
        .cli()
        .in(
            String.join(
                "\n",
                "set timeout 20s",
                "let phrase \"a phrase of the test\"",
                "listen tcp-listen://127.0.0.1:0 passphrase ${phrase} as sim",
                "open tcp://127.0.0.1:${port} passphrase \"another phrase\" as dev",
                ""))
        .with("run", "-")
        .exits(ExitCode.PROTOCOL)
        .says("was never met");
  }

  @Test
  void filesGoBothWays() throws Exception {
    Path source = Files.createDirectories(directory.resolve("tree/sub"));
    Files.writeString(source.resolve("one.txt"), "one");
    Files.writeString(directory.resolve("tree/two.txt"), "two");
    Files.writeString(directory.resolve("three.txt"), "three");
    Files.writeString(outbox.resolve("log.txt"), "a log");
    Path into = Files.createDirectory(directory.resolve("got"));
    try (Serve serve = serve()) {
      Cli.Outcome told =
          file(
                  serve,
                  "sealed",
                  "put " + directory.resolve("three.txt"),
                  "put -r " + directory.resolve("tree"),
                  "get log.txt into " + into)
              .with("run", "--accept-new", "--verbose", "-")
              .exits(0);
      assertThat(told.err()).contains("# 2 files, 6 bytes");
    }
    assertThat(inbox.resolve("three.txt")).hasContent("three");
    assertThat(inbox.resolve("tree/sub/one.txt")).hasContent("one");
    assertThat(inbox.resolve("tree/two.txt")).hasContent("two");
    assertThat(into.resolve("log.txt")).hasContent("a log");
  }

  @Test
  void whatIsThereAlreadyStaysUnlessItIsSaid() throws Exception {
    Path file = Files.writeString(directory.resolve("a.txt"), "new");
    Files.writeString(inbox.resolve("a.txt"), "old");
    try (Serve serve = serve("--overwrite")) {
      file(serve, "sealed", "put " + file)
          .with("run", "--accept-new", "-")
          .exits(ExitCode.PROTOCOL)
          .says("'a.txt' is there already");
      assertThat(inbox.resolve("a.txt")).hasContent("old");
      file(serve, "", "put " + file + " rename", "put " + file + " overwrite")
          .with("run", "-")
          .exits(0);
    }
    assertThat(inbox.resolve("a.txt")).hasContent("new");
    assertThat(inbox.resolve("a-1.txt")).hasContent("new");
  }

  @Test
  void filesGoOverAClearLinkOnlyWhereBothSaySo() throws Exception {
    Path file = Files.writeString(directory.resolve("a.txt"), "clear");
    try (Serve serve = Serve.onFreePort(host.cli(), "--insecure", "--inbox", inbox.toString())) {
      String open = "open " + serve.endpoint() + "?protocol=v3\n";
      guest
          .cli()
          .in(open + "put " + file + "\n")
          .with("run", "-")
          .exits(ExitCode.PROTOCOL)
          .says("the link is not sealed");
      guest.cli().in(open + "put " + file + " insecure\n").with("run", "-").exits(0);
    }
    assertThat(inbox.resolve("a.txt")).hasContent("clear");
  }

  @Test
  void filesNeedMsp3() throws Exception {
    Path file = Files.writeString(directory.resolve("a.txt"), "x");
    try (Serve serve = serve()) {
      guest
          .cli()
          .in("open " + serve.endpoint() + "?protocol=classic as dev\nput " + file + "\n")
          .with("run", "-")
          .exits(ExitCode.USAGE)
          .says("dev: the session speaks classic, and this takes MSP/3; open it with sealed");
    }
  }

  @Test
  void aFileGoesBesideMessagesAndJoinWaitsForIt() throws Exception {
    Path file = Files.write(directory.resolve("big.bin"), new byte[2_000_000]);
    try (Serve serve = serve()) {
      file(
              serve,
              "sealed",
              "beside as upload",
              "  put " + file,
              "end",
              "send hello",
              "expect ack within 10s",
              "join upload within 30s")
          .with("run", "--accept-new", "-")
          .exits(0);
    }
    assertThat(inbox.resolve("big.bin")).hasSize(2_000_000);
  }

  @Test
  void whatFailsBesideTheCommandsFailsTheFile() throws Exception {
    try (Serve serve = serve()) {
      file(serve, "sealed", "beside", "  put " + directory.resolve("no.bin"), "end", "join")
          .with("run", "--accept-new", "-")
          .exits(ExitCode.USAGE)
          .says("no.bin does not exist");
    }
  }

  @Test
  void aCommandOfThePeerSpeaksAndItsExitCodeCounts() throws Exception {
    try (Serve serve = serve("--exec", "both", "--exec", "seven")) {
      Cli.Outcome told =
          file(serve, "sealed", "exec both").with("run", "--accept-new", "-").exits(0);
      assertThat(told.out().lines()).contains("result", "complaint");
      file(serve, "", "exec seven")
          .with("run", "-")
          .exits(ExitCode.EXPECTATION)
          .says("seven ended with exit code 7");
      file(serve, "", "exec other")
          .with("run", "-")
          .exits(ExitCode.PROTOCOL)
          .says("the peer does not run other: this command is not granted");
    }
  }
}
