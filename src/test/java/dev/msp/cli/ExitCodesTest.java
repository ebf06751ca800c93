package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodesTest {

  private static final String NOBODY = "tcp://127.0.0.1:1";

  @Test
  void theNumbersAreFrozen() {
    assertThat(ExitCode.DONE).isEqualTo(0);
    assertThat(ExitCode.EXPECTATION).isEqualTo(1);
    assertThat(ExitCode.USAGE).isEqualTo(2);
    assertThat(ExitCode.NO_LINK).isEqualTo(3);
    assertThat(ExitCode.NO_ANSWER).isEqualTo(4);
    assertThat(ExitCode.PROTOCOL).isEqualTo(5);
    assertThat(ExitCode.BUG).isEqualTo(70);
    assertThat(ExitCode.CLOSED_OUTPUT).isEqualTo(128 + 13);
  }

  @Test
  void acknowledgedIs0() throws IOException {
    try (Peer peer = Peer.acking()) {
      Cli.Outcome outcome = Cli.run("send", peer.endpoint(), "Hello").exits(0);
      assertThat(outcome.out()).matches("acked +[0-9.]+ ms  Hello\n");
      assertThat(outcome.err()).isEmpty();
    }
  }

  @Test
  void anotherReplyThanExpectedIs1() throws IOException {
    try (Peer peer = Peer.replying("no")) {
      Cli.run("send", peer.endpoint(), "Hello", "--expect", "yes", "--timeout", "300ms")
          .exits(1)
          .says("expected yes, but what came was: no");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sned",
        "--foo",
        "send",
        "send " + NOBODY,
        "send nonsense Hello",
        "send tcp://127.0.0.1:99999 Hello",
        "send tcp://127.0.0.1:0 Hello",
        "send tcp://127.0.0.1:port Hello",
        "send tcp:127.0.0.1 Hello",
        "send udp://127.0.0.1:9009 Hello",
        "send 127.0.0.1:9009?window=0 Hello",
        "send 127.0.0.1:9009?windw=1 Hello",
        "send tcp-listen://127.0.0.1:9009 Hello",
        "send loop: Hello",
        "send " + NOBODY + " Hello --unknown",
        "send " + NOBODY + " Hello --jso",
        "send " + NOBODY + " Hello --window",
        "send " + NOBODY + " Hello --window 0",
        "send " + NOBODY + " Hello --window x",
        "send " + NOBODY + " Hello --ack-timeout 5",
        "send " + NOBODY + " Hello --timeout never",
        "send " + NOBODY + " Hello --frame-version 3",
        "send " + NOBODY + " Hello --frame-limit 6",
        "send " + NOBODY + " Hello --frame-limit 8",
        "send " + NOBODY + " Hello --split --frame-limit 10",
        "send " + NOBODY + " Hello --expect /(/",
        "send " + NOBODY + " Hello --protocol raw",
        "send " + NOBODY + " Hello --password-file /nonexistent/file",
        "send " + NOBODY + " Hello --password-fd 1234",
        "send " + NOBODY + " Hello --password-fd x",
        "send " + NOBODY + " Hello --ask-password",
        "send " + NOBODY + " Hello --password secret",
        "send " + NOBODY + " Hello --password=secret",
        "serve nonsense",
        "serve loop:",
        "serve tcp://127.0.0.1:70000",
        "serve --max-connections 0",
        "serve --expect x",
        "decode --hex --raw AA",
        "decode AA5",
        "decode nosuchfile",
        "decode --hex=yes AA",
        "encode --type 256 x",
        "encode --type x y",
        "encode --frame-version -1 x",
        "encode --payload-hex 4",
        "info more",
        "demo more",
        "--mode",
        "--mode both",
        "--mode client",
        "--mode client --message x --port 0",
        "--mode server --port 70000",
      })
  void aMistakeOnTheCommandLineIs2(String line) {
    Cli.Outcome outcome = Cli.run(line.isEmpty() ? new String[0] : line.split(" ")).exits(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isNotEmpty().doesNotContain("Exception", "secret");
    if (!line.isEmpty()) {
      outcome.complains();
    }
  }

  @Test
  void aMessageThatCannotBeSentIs2() throws IOException {
    try (Peer peer = Peer.acking()) {
      Cli.run("send", peer.endpoint(), "fine", "x".repeat(1018))
          .exits(2)
          .complains("message 2: not sent: 1018 bytes", "takes 1017", "--split");
      Cli.run("send", peer.endpoint(), "half \ud83d").exits(2).complains("not valid text");
      new Cli().in(new byte[] {'a', (byte) 0xFF, '\n'}).with("send", peer.endpoint(), "-").exits(2);
      assertThat(peer.received()).isEmpty();
    }
  }

  @Test
  void aPasswordThatDoesNotGoWithTheRestIs2(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("password");
    Files.writeString(file, "secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    String[] start = {"send", NOBODY, "Hello", "--password-file", file.toString()};
    Cli.run(with(start, "--frame-version", "1")).exits(2).complains("version 2, not with 1");
    Cli.run(with(start, "--frame-limit", "38")).exits(2).complains("frame-limit 38", "39");
  }

  private static String[] with(String[] start, String... more) {
    String[] all = java.util.Arrays.copyOf(start, start.length + more.length);
    System.arraycopy(more, 0, all, start.length, more.length);
    return all;
  }

  @Test
  void refusedIs3() {
    Cli.run("send", NOBODY, "Hello").exits(3).complains(NOBODY, "refused");
  }

  @Test
  void aNameThatDoesNotResolveIs3() {
    Cli.run("send", "tcp://no-such-host.invalid:9009", "Hello", "--connect-timeout", "5s")
        .exits(3)
        .complains("no-such-host.invalid");
  }

  @Test
  void aBusyPortIs3() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String endpoint = "tcp://127.0.0.1:" + taken.getLocalPort();
      Cli.run("serve", endpoint).exits(3).complains(endpoint, "in use");
    }
  }

  @Test
  void aLostLinkIs3() throws IOException {
    try (Peer peer = Peer.playing(talk -> talk.read())) {
      Cli.run("send", peer.endpoint(), "Hello").exits(3).complains("it may have arrived");
    }
    try (Peer peer =
        Peer.playing(
            talk -> {
              talk.ack(java.util.Objects.requireNonNull(talk.read()));
            })) {
      Cli.run("send", peer.endpoint(), "Hello", "--expect", "x")
          .exits(3)
          .says("the link was lost before a reply came");
    }
  }

  @Test
  void noAckIs4() throws IOException {
    try (Peer peer = Peer.silent()) {
      Cli.run("send", peer.endpoint(), "Hello", "--ack-timeout", "50ms")
          .exits(4)
          .complains("no ACK", "it may have arrived");
    }
  }

  @Test
  void aLateAckIs4() throws IOException {
    try (Peer peer =
        Peer.playing(
            talk -> {
              Frame frame = java.util.Objects.requireNonNull(talk.read());
              talk.read(); // our client gave up and closed its output
              talk.ack(frame);
            })) {
      Cli.run("send", peer.endpoint(), "Hello", "--ack-timeout", "50ms").exits(4).complains("late");
    }
  }

  @Test
  void noReplyIs4() throws IOException {
    try (Peer peer = Peer.acking()) {
      Cli.run("send", peer.endpoint(), "Hello", "--expect", "x", "--timeout", "50ms")
          .exits(4)
          .says("no reply came in time; expected x");
    }
  }

  @Test
  void aNegativeAckIs5() throws IOException {
    try (Peer peer =
        Peer.answering((frame, talk) -> talk.send(new Frame(1, FrameType.ACK, Bytes.utf8("NO"))))) {
      Cli.run("send", peer.endpoint(), "Hello").exits(5).complains("an ACK that is not OK");
    }
  }

  @Test
  void anEchoingLineIs5() throws IOException {
    try (Peer peer = Peer.answering((frame, talk) -> talk.send(frame))) {
      Cli.run("send", peer.endpoint(), "Hello").exits(5).complains("the line echoes");
    }
  }

  @Test
  void aByteThatBelongsToNoFrameIs5() {
    String frame = FrameEncoder.encode(new Frame(1, FrameType.DATA, Bytes.EMPTY)).toHex();
    Cli.run("decode", frame).exits(0);
    Cli.run("decode", frame + "00").exits(5);
    Cli.run("decode", "00" + frame).exits(5);
  }

  @Test
  void closedStandardOutputIs141WhereTheOutputIsTheResult() throws IOException {
    new Cli().closedOut().with("decode", "AA550007011000").exits(141);
    new Cli().closedOut().with("encode", "Hello").exits(141);
    try (Peer peer = Peer.acking()) {
      new Cli().closedOut().with("send", peer.endpoint(), "Hello").exits(0);
      new Cli().closedOut().with("send", peer.endpoint(), "a", "--json").exits(0);
      assertThat(peer.texts()).containsExactly("Hello", "a");
    }
  }
}
