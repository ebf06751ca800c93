package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.FrameType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {

  private static final String PASSWORD = "corrëct horse";
  private static final String NOBODY = "tcp://127.0.0.1:1";

  @TempDir private Path directory;

  private Path file(String content, String mode) throws IOException {
    Path file = Files.createTempFile(directory, "password", "");
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }

  private static void opens(Serve serve, Cli cli, String... options) {
    String[] args = new String[3 + options.length];
    args[0] = "send";
    args[1] = serve.endpoint();
    args[2] = "top secret";
    System.arraycopy(options, 0, args, 3, options.length);
    Cli.Outcome outcome = cli.with(args).exits(0);
    assertThat(outcome.out()).contains("top secret").doesNotContain(PASSWORD);
    assertThat(outcome.err()).doesNotContain(PASSWORD);
  }

  @Test
  void comesFromAFileOrADescriptorOrTheEnvironment() throws Exception {
    Path file = file(PASSWORD + "\nsecond line\n", "rw-------");
    Cli server = new Cli();
    try (Serve serve = Serve.onFreePort(server, "--password-file", file.toString())) {
      opens(serve, new Cli(), "--password-file", file.toString());
      opens(serve, new Cli().env("MSP_PASSWORD_FILE", file.toString()));
      opens(serve, new Cli().env("MSP_PASSWORD", PASSWORD));
      opens(serve, new Cli(), "--password-file", file(PASSWORD, "r--------").toString());
      String shown = serve.awaitOut(text -> text.split("top secret", -1).length == 5);
      assertThat(shown).contains("ENCRYPTED DATA").doesNotContain(PASSWORD);
    }
    assertThat(server.complained()).doesNotContain(PASSWORD);
  }

  @Test
  void theEnvironmentIsWarnedOf() {
    new Cli()
        .env("MSP_PASSWORD", PASSWORD)
        .with("send", NOBODY, "x")
        .exits(3)
        .says("the password comes from MSP_PASSWORD; --password-file keeps it out");
  }

  @Test
  void theCommandLineBeatsTheEnvironment() throws IOException {
    new Cli()
        .env("MSP_ASK_PASSWORD", "1")
        .env("MSP_PASSWORD_FD", "1234")
        .with("send", NOBODY, "x", "--password-file", file(PASSWORD, "rw-------").toString())
        .exits(3);
    new Cli()
        .env("MSP_PASSWORD_FILE", "/nonexistent")
        .with("send", NOBODY, "x", "--password-fd", "1234")
        .exits(2)
        .complains("file descriptor 1234 cannot be read; open it with 1234<FILE");
    new Cli().env("MSP_ASK_PASSWORD", "1").with("send", NOBODY, "x", "--no-ask-password").exits(3);
  }

  @Test
  void aFileThatOthersMayReadIsRefused() throws IOException {
    for (String mode : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rwx------"}) {
      String file = file(PASSWORD, mode).toString();
      Cli.run("send", NOBODY, "x", "--password-file", file).exits(2).complains("chmod 600 " + file);
    }
  }

  @Test
  void aLinkOrADirectoryIsRefused() throws IOException {
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, file(PASSWORD, "rw-------"));
    for (Path path : new Path[] {link, directory}) {
      Cli.run("send", NOBODY, "x", "--password-file", path.toString())
          .exits(2)
          .complains(path + " is a link or no regular file");
    }
  }

  @Test
  void aFileWithoutAPasswordIsRefused() throws IOException {
    for (String content : new String[] {"", "\n", "\r\nsecond", "x".repeat(5000)}) {
      String file = file(content, "rw-------").toString();
      Cli.run("send", NOBODY, "x", "--password-file", file)
          .exits(2)
          .complains("password file " + file + " has no password in its first line");
    }
    Cli.run("send", NOBODY, "x", "--password-file", "/nonexistent/file")
        .exits(2)
        .complains("password file /nonexistent/file does not exist");
  }

  @Test
  void aPasswordThatIsNotUtf8IsRefusedAndNotRepeated() throws IOException {
    Path file = file("", "rw-------");
    Files.write(file, new byte[] {'s', 'e', 'c', (byte) 0xFF});
    Cli.Outcome outcome = Cli.run("send", NOBODY, "x", "--password-file", file.toString());
    outcome.exits(2).complains("is not UTF-8");
    assertThat(outcome.err()).doesNotContain("sec\\");
  }

  @Test
  void aWrongPasswordIsSilenceAndSaysSo() throws Exception {
    String right = file(PASSWORD, "rw-------").toString();
    String wrong = file("another", "rw-------").toString();
    try (Serve serve = Serve.onFreePort(new Cli(), "--password-file", right)) {
      Cli.run("send", serve.endpoint(), "x", "--password-file", wrong, "--ack-timeout", "100ms")
          .exits(4)
          .complains("no ACK within 100 ms: wrong password, or the frame was dropped");
      serve.awaitOut(text -> text.contains("refused: cannot be opened with this password"));
    }
  }

  @Test
  void plainDataIsRefusedWhereAPasswordIsSetUnlessAllowed() throws Exception {
    String file = file(PASSWORD, "rw-------").toString();
    try (Serve serve = Serve.onFreePort(new Cli(), "--password-file", file)) {
      Cli.run("send", serve.endpoint(), "x", "--ack-timeout", "100ms").exits(4);
    }
    try (Serve serve = Serve.onFreePort(new Cli(), "--password-file", file, "--allow-plain")) {
      Cli.run("send", serve.endpoint(), "x").exits(0);
    }
  }

  @Test
  void passwordsMakeVersion2AndTypeEncrypted() throws IOException {
    try (Peer peer = Peer.acking()) {
      String file = file(PASSWORD, "rw-------").toString();
      Cli.run("send", peer.endpoint(), "x", "--password-file", file).exits(0);
      assertThat(peer.received().get(0).version()).isEqualTo(2);
      assertThat(peer.received().get(0).type()).isEqualTo(FrameType.ENCRYPTED_DATA);
    }
  }

  @Test
  void neverOnTheCommandLineNorRepeatedWhereItIsTriedOrMistyped() {
    for (String[] line :
        new String[][] {
          {"send", NOBODY, "x", "--password", "geheim"},
          {"send", NOBODY, "x", "--password=geheim"},
          {"serve", "--password", "geheim"},
          {"decode", "--password=geheim", "AA"},
          {"send", NOBODY, "x", "--pasword=geheim"},
          {"send", NOBODY, "x", "--pasword", "geheim"},
          {"--mode", "client", "--pasword=geheim"},
        }) {
      Cli.Outcome outcome = Cli.run(line).exits(2).complains();
      assertThat(outcome.err()).doesNotContain("geheim");
    }
    Cli.run("send", NOBODY, "x", "--password", "geheim").complains("--password-file");
  }

  @Test
  void theHintOfHowToEndOptionsIsLeftAlone() throws IOException {
    try (Peer peer = Peer.acking()) {
      Cli.run("send", peer.endpoint(), "--", "--password").exits(0);
      assertThat(peer.texts()).containsExactly("--password");
    }
  }
}
