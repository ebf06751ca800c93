package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference's own command lines, as its parser (Python's argparse) takes them. */
class ReferenceFrontTest {

  private static List<String> sent(Cli cli, String... args) throws IOException {
    try (Peer peer = Peer.acking()) {
      for (int i = 0; i < args.length; i++) {
        args[i] = args[i].replace("PORT", peer.port());
      }
      cli.with(args).exits(0);
      return peer.texts();
    }
  }

  private static List<String> sent(String... args) throws IOException {
    return sent(new Cli(), args);
  }

  @Test
  void clientSendsOneMessage() throws IOException {
    assertThat(sent("--mode", "client", "--port", "PORT", "--message", "Hello MSP"))
        .containsExactly("Hello MSP");
    assertThat(sent("--mode=client", "--port=PORT", "--message=a=b")).containsExactly("a=b");
    assertThat(sent("--message", "x", "--host", "127.0.0.1", "--port", "PORT", "--mode", "client"))
        .containsExactly("x");
  }

  @Test
  void optionsMayBeShortenedWhereThatIsUnambiguous() throws IOException {
    assertThat(sent("--mo", "client", "--po", "PORT", "--mes", "x")).containsExactly("x");
    assertThat(sent("--mod=client", "--por=PORT", "--me=x")).containsExactly("x");
    Cli.run("--m", "client").exits(2).complains("--m may mean several options");
    Cli.run("--p", "1").exits(2).complains("--p may mean several options");
    Cli.run("--h", "127.0.0.1").exits(2).complains("--h may mean several options");
  }

  @Test
  void theLastOfTwoWins() throws IOException {
    assertThat(sent("--mode", "server", "--mode", "client", "--port", "PORT", "--message", "x"))
        .containsExactly("x");
  }

  @Test
  void aMessageMayLookLikeANumberOrHoldADashOrBeOne() throws IOException {
    for (String message : new String[] {"-5", "-.5", "-", "- two words", "--- a ---", "a -b"}) {
      assertThat(sent("--mode", "client", "--port", "PORT", "--message", message))
          .containsExactly(message);
    }
    assertThat(sent("--mode", "client", "--port", "PORT", "--message=--secure"))
        .containsExactly("--secure");
  }

  @Test
  void aForgottenValueIsNotTakenFromTheNextOption() {
    for (String next : new String[] {"--secure", "--port=1", "-x", "--sec"}) {
      Cli.run("--mode", "client", "--message", next).exits(2).complains("--message takes a value");
    }
    Cli.run("--mode", "client", "--message").exits(2).complains("--message takes a value");
    Cli.run("--mode", "client", "--secure=yes").exits(2).complains("--secure takes no value");
  }

  @Test
  void aMissingOrEmptyMessageIsSaid() {
    Cli.run("--mode", "client").exits(2).complains("--mode client takes a message, like: ");
    Cli.run("--mode", "client", "--message", "").exits(2).complains("takes a message");
  }

  @Test
  void hostAndPortAreTheReferencesUnlessSaid() {
    Cli.run("--mode", "client", "--message", "x", "--port", "1")
        .exits(3)
        .complains("tcp://127.0.0.1:1: connection refused");
    // Port 9009 may be in use on the machine that tests; that it is tried can be seen anyway.
    Cli.Outcome outcome =
        new Cli().env("MSP_ACK_TIMEOUT", "50ms").with("--mode", "client", "--message", "x");
    assertThat(outcome.exitCode() == 0 || outcome.err().contains("127.0.0.1:9009")).isTrue();
  }

  @Test
  void mistakesAreNamed() {
    Cli.run("--mode", "both").exits(2).complains("--mode is server or client, not both");
    Cli.run("--host", "x").exits(2).complains("--mode server or --mode client is missing");
    Cli.run("--mode", "client", "--message", "x", "--port", "many")
        .exits(2)
        .complains("--port is a number from 1 to 65535, not many");
    Cli.run("--mode", "client", "word").exits(2).complains("word is no option");
    Cli.run("--mode", "client", "--message", "x", "--host", "").exits(2).complains("--host");
  }

  @Test
  void helpSaysHowToUseItAndExits0() {
    for (String help : new String[] {"--help", "-h", "--hel"}) {
      assertThat(Cli.run("--mode", "client", help).exits(0).out())
          .contains("--mode server|client", "--secure", "Examples:");
    }
  }

  @Test
  void passwordAndSecureEncryptAndWarn() throws Exception {
    try (Peer peer = Peer.acking()) {
      String[] client = {"--mode", "client", "--port", peer.port(), "--message", "x"};
      Cli.Outcome given = Cli.run(with(client, "--password", "geheim")).exits(0);
      assertThat(given.err())
          .contains("every user of this machine can read a password on the command line")
          .doesNotContain("geheim");
      Cli.run(with(client, "--secure")).exits(0).says("which everybody knows");
      Cli.run(with(client, "--secure", "--password", "geheim")).exits(0).says("every user");
      new Cli().env("MSP_PASSWORD", "geheim").with(client).exits(0).says("MSP_PASSWORD");
      for (Frame frame : peer.received()) {
        assertThat(frame.type()).isEqualTo(FrameType.ENCRYPTED_DATA);
        assertThat(frame.version()).isEqualTo(2);
      }
      assertThat(peer.received()).hasSize(4);
      Cli.run(with(client, "--password", "")).exits(0);
      assertThat(peer.received().get(4).type()).isEqualTo(FrameType.DATA);
    }
  }

  private static String[] with(String[] start, String... more) {
    String[] all = java.util.Arrays.copyOf(start, start.length + more.length);
    System.arraycopy(more, 0, all, start.length, more.length);
    return all;
  }

  @Test
  void serverAcknowledgesAndPrintsWhatComes() throws Exception {
    Cli server = new Cli();
    try (Serve serve =
        Serve.start(server, "--secure", "--port=0", "--mode", "server", "--host", "127.0.0.1")) {
      String port = Integer.toString(serve.ports().get(0));
      Cli.run("--mode", "client", "--secure", "--port", port, "--message", "Hello").exits(0);
      serve.awaitOut(text -> text.contains("Hello"));
    }
  }

  @Test
  void theEnvironmentFillsWhatTheCommandLineLeavesOut() throws IOException {
    try (Peer peer = Peer.silent()) {
      new Cli()
          .env("MSP_PORT", peer.port())
          .env("MSP_MESSAGE", "from afar")
          .env("MSP_ACK_TIMEOUT", "50ms")
          .with("--mode", "client")
          .exits(4);
      assertThat(peer.texts()).containsExactly("from afar");
    }
  }
}
