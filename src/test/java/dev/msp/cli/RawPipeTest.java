package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.line.Pty;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RawPipeTest {

  private static final String FOREVER = "--linger=forever";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Sends some bytes as soon as somebody comes, and hangs up. */
  private static RawPeer saying(byte[] bytes) throws IOException {
    return RawPeer.that(connection -> connection.getOutputStream().write(bytes));
  }

  /** Sends back what came, until there was as much of it as is expected. */
  private static void echo(Socket connection, int length) throws IOException {
    byte[] buffer = new byte[8192];
    int done = 0;
    while (done < length) {
      int count = connection.getInputStream().read(buffer);
      connection.getOutputStream().write(buffer, 0, count);
      done += count;
    }
  }

  @Test
  void everyBytePassesBothWaysUnchanged() throws Exception {
    long seed = new Random().nextLong();
    byte[] bytes = new byte[3 << 20];
    new Random(seed).nextBytes(bytes);
    try (RawPeer peer = RawPeer.that(connection -> echo(connection, bytes.length))) {
      Cli.Outcome outcome = new Cli().in(bytes).raw("raw", peer.endpoint(), FOREVER).exits(0);
      assertThat(outcome.rawOut().equals(Bytes.copyOf(bytes))).as("seed %d", seed).isTrue();
      assertThat(outcome.err()).isEmpty();
      peer.await();
    }
  }

  @Test
  void aSerialPortCarriesEveryByteBothWays() throws Exception {
    long seed = new Random().nextLong();
    byte[] bytes = new byte[300_000];
    new Random(seed).nextBytes(bytes);
    try (Pty pty = Pty.open()) {
      CompletableFuture<byte[]> device =
          CompletableFuture.supplyAsync(() -> echo(pty, bytes.length));
      Cli.Outcome outcome = new Cli().in(bytes).raw("raw", "serial:" + pty.path()).exits(0);
      assertThat(device.get().length).isEqualTo(bytes.length);
      assertThat(Bytes.copyOf(device.get()).equals(Bytes.copyOf(bytes))).as("%d", seed).isTrue();
      assertThat(outcome.rawOut().equals(Bytes.copyOf(bytes))).as("seed %d", seed).isTrue();
    }
  }

  /** Sends back what was written to a port, and returns it. */
  private static byte[] echo(Pty pty, int length) {
    byte[] all = new byte[length];
    int done = 0;
    try {
      while (done < length) {
        int count = pty.fromSlave().read(all, done, length - done);
        pty.toSlave().write(all, done, count);
        done += count;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  @Test
  void neitherProfileNorVariableChangesWhatAPipeCarries() throws Exception {
    byte[] bytes = utf8("a\r\n\u001B[1mb\n\r");
    try (RawPeer peer = RawPeer.that(connection -> echo(connection, bytes.length))) {
      Cli.Outcome outcome =
          new Cli()
              .in(bytes)
              .env("MSP_HEX", "yes")
              .env("MSP_TIMESTAMPS", "yes")
              .env("MSP_RECONNECT", "yes")
              .raw("raw", peer.endpoint() + "?eol-out=crlf&eol-in=cr&local-echo", FOREVER)
              .exits(0);
      assertThat(outcome.rawOut()).isEqualTo(Bytes.copyOf(bytes));
    }
  }

  @Test
  void afterTheInputItWaitsUntilNothingMoreComes() throws Exception {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    try (RawPeer peer =
        RawPeer.that(
            connection -> {
              InputStream in = connection.getInputStream();
              connection.getOutputStream().write(in.readNBytes(8));
              end.complete(in.read());
            })) {
      Cli.Outcome outcome =
          new Cli().in("version?").raw("raw", peer.endpoint(), "--linger", "300ms").exits(0);
      assertThat(outcome.out()).isEqualTo("version?");
      assertThat(end.get()).isEqualTo(-1);
    }
  }

  @Test
  void aPeerThatHangsUpBeforeTheInputEndsIsALostLink() throws Exception {
    try (PipedOutputStream typist = new PipedOutputStream();
        PipedInputStream typed = new PipedInputStream(typist);
        RawPeer peer = saying(utf8("bye\n"))) {
      Cli.Outcome outcome = new Cli().in(typed).raw("raw", peer.endpoint()).exits(3);
      assertThat(outcome.out()).isEqualTo("bye\n");
      assertThat(outcome.err())
          .isEqualTo(
              "msp: "
                  + peer.endpoint()
                  + ": the other end closed the connection before the input ended\n");
    }
  }

  @Test
  void aPeerThatIsNotThereIsSaidInOneSentence() throws Exception {
    // bound and not listening: nobody else can come to listen there meanwhile
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String address = "127.0.0.1:" + bound.getLocalPort();
      new Cli().raw("raw", "tcp://" + address).exits(3).complains(address, "refused");
    }
  }

  @Test
  void aReaderThatGoesAwayEndsItWith141() throws Exception {
    try (PipedOutputStream typist = new PipedOutputStream();
        PipedInputStream typed = new PipedInputStream(typist);
        RawPeer peer = saying(utf8("x"))) {
      new Cli().in(typed).closedOut().raw("raw", peer.endpoint()).exits(141);
    }
  }

  private static String sent(String input, String... options) throws Exception {
    CompletableFuture<byte[]> got = new CompletableFuture<>();
    try (RawPeer peer =
        RawPeer.that(connection -> got.complete(connection.getInputStream().readAllBytes()))) {
      String[] words = new String[options.length + 3];
      words[0] = "raw";
      words[1] = peer.endpoint();
      words[2] = "--linger=1ms";
      System.arraycopy(options, 0, words, 3, options.length);
      new Cli().in(input).raw(words).exits(0);
      return new String(got.get(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void lineEndsAreMadeTheSameWhereTheCommandLineSaysSo() throws Exception {
    assertThat(sent("a\nb\r\nc\rd", "--eol-out", "cr")).isEqualTo("a\rb\rc\rd");
    assertThat(sent("a\nb\r\nc\rd", "--eol-out", "crlf")).isEqualTo("a\r\nb\r\nc\r\nd");
    assertThat(sent("a\nb\r\nc\rd", "--eol-out", "none")).isEqualTo("a\nb\r\nc\rd");
  }

  @Test
  void aSlowPaceLosesNothing() throws Exception {
    String lines = "one\ntwo\r\nthree";
    assertThat(sent(lines, "--char-delay=1ms", "--line-delay=2ms")).isEqualTo(lines);
  }

  @Test
  void timesAndHexAreThereForTheAsking() throws Exception {
    byte[] wire = Bytes.hex("4f4b0d0ae697").toArray();
    try (RawPeer peer = saying(wire)) {
      assertThat(new Cli().with("raw", peer.endpoint(), FOREVER, "--timestamps").exits(0).out())
          .matches(
              "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} OK\n\\d\\d:\\d\\d:\\d\\d\\.\\d{3} \\\\xE6\\\\x97");
    }
    try (RawPeer peer = saying(wire)) {
      assertThat(new Cli().with("raw", peer.endpoint(), FOREVER, "--hex").exits(0).out())
          .matches("< 00000000  4F 4B 0D 0A E6 97 +\\|OK....\\|\n");
    }
  }

  @Test
  void onATerminalTheWireIsEscaped() throws Exception {
    assertThat(onTerminal()).isEqualTo("\\e]0;x\\x07\n");
    assertThat(onTerminal("--pass-through")).isEqualTo("\u001B]0;x\u0007\r\n");
  }

  private static String onTerminal(String... more) throws Exception {
    Written out = new Written();
    Cli cli = new Cli();
    Streams streams =
        new Streams(
            InputStream.nullInputStream(),
            new Output(out, StandardCharsets.UTF_8, true),
            cli.streams().err(),
            Map.of());
    try (RawPeer peer = saying(utf8("\u001B]0;x\u0007\r\n"))) {
      String[] words = {"raw", peer.endpoint(), FOREVER};
      String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
      System.arraycopy(more, 0, all, words.length, more.length);
      assertThat(Msp.run(all, streams)).isZero();
    }
    return out.text();
  }

  @Test
  void mistakesAreSaid() {
    Cli.run("raw").exits(2).complains("raw takes one endpoint");
    Cli.run("raw", "loop:").exits(2).complains("loop:");
    String tcp = "tcp://127.0.0.1:1";
    Cli.run("raw", tcp, tcp).exits(2).complains("raw takes one endpoint");
    Cli.run("raw", tcp, "--linger", "soon").exits(2).complains("--linger: soon");
    Cli.run("raw", tcp, "--reconnect").exits(2).complains("--reconnect is for a terminal");
    Cli.run("raw", tcp, "--hex", "--pass-through").exits(2).complains("leave one out");
    Cli.run("raw", tcp, "--eol-out", "lfcr").exits(2).complains("lfcr", "crlf");
    Cli.run("raw", tcp, "--baud", "9600").exits(2).complains("--baud means nothing on tcp://");
  }
}
