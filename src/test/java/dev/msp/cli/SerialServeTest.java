package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.line.PlainPort;
import dev.msp.line.Pty;
import dev.msp.line.PtyPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Serving whoever is at the other end of a serial port. */
@Timeout(60)
class SerialServeTest {

  private static final byte[] HELLO = {
    (byte) 0xAA, 0x55, 0, 12, 1, 0x10, 'h', 'e', 'l', 'l', 'o', 0x14
  };
  private static final byte[] ACK = {(byte) 0xAA, 0x55, 0, 9, 1, 0x11, 'O', 'K', (byte) 0x9A};

  @TempDir Path directory;

  private PtyPair plugIn() throws IOException {
    return PtyPair.openAt(directory.resolve("a"), directory.resolve("b"));
  }

  private String port(String name) {
    return "serial:" + directory.resolve(name);
  }

  @Test
  void acknowledgesWhatComesOverASerialPort() throws Exception {
    Cli cli = new Cli();
    try (PtyPair pair = plugIn();
        Serve serve = Serve.start(cli, "serve", port("a"), "--baud", "57600")) {
      assertThat(cli.complained())
          .matches("msp: serving " + pair.a() + " \\(\\S+\\), 57600 8N1, .*; Ctrl-C ends\n");
      Cli.run("send", port("b"), "one", "two").exits(0);
      serve.awaitOut(text -> text.contains("← DATA      10  two\n"));
    }
  }

  @Test
  void goesOnBehindBytesThatAreNoFrame() throws Exception {
    try (PtyPair pair = plugIn();
        Serve serve = Serve.start(new Cli(), "serve", port("a"));
        PlainPort peer = PlainPort.open(pair.b())) {
      peer.write("U-Boot 2026".getBytes(StandardCharsets.US_ASCII));
      peer.write(HELLO);
      assertThat(peer.read(9)).isEqualTo(ACK);
      peer.write(new byte[] {(byte) 0xAA, 0x55, 0, 8, 1, 0x10, 'A', 'B'}); // a wrong CRC
      peer.write(HELLO);
      assertThat(peer.read(9)).isEqualTo(ACK);
      serve.awaitOut(text -> text.contains("! noise     11  55 2D 42 6F 6F 74"));
      serve.awaitOut(text -> text.contains("! bad        8  CRC 42, computed 41"));
    }
  }

  @Test
  void halfAFrameIsGivenUpWhenTheLineIsQuiet() throws Exception {
    try (PtyPair pair = plugIn();
        Serve serve = Serve.start(new Cli(), "serve", port("a"));
        PlainPort peer = PlainPort.open(pair.b())) {
      peer.write(new byte[] {(byte) 0xAA, 0x55, (byte) 0xFF, (byte) 0xFF, 1});
      serve.awaitOut(text -> text.contains("5 of 65535 bytes, then silence"));
      peer.write(HELLO);
      assertThat(peer.read(9)).isEqualTo(ACK);
    }
  }

  @Test
  void servesTcpAndSerialAtOnceAndSaysWhich() throws Exception {
    Cli cli = new Cli();
    try (PtyPair pair = plugIn();
        Serve serve =
            Serve.start(
                cli,
                "serve",
                port("a") + "?name=line",
                "tcp-listen://127.0.0.1:0?name=net",
                "--baud=9600",
                "--idle-timeout=1h")) {
      serve.awaitErr(text -> text.split("Ctrl-C", -1).length == 3);
      Cli.run("send", "serial:" + pair.b(), "by line").exits(0);
      Cli.run("send", serve.endpoint(), "by net").exits(0);
      serve.awaitOut(text -> text.matches("(?s).*\nline \\S+ ← DATA +14  by line\n.*"));
      serve.awaitOut(text -> text.matches("(?s).*\nnet \\S+ #1 ← DATA +13  by net\n.*"));
      assertThat(cli.complained()).contains("9600 8N1");
    }
  }

  @Test
  void anOptionThatMeansNothingOnAnyEndpointIsAMistake() {
    Cli.run("serve", "tcp-listen://127.0.0.1:0", "--baud", "9600")
        .exits(2)
        .complains("--baud means nothing on tcp-listen://127.0.0.1:0");
    Cli.run("serve", "serial:/dev/nowhere", "--idle-timeout", "1h")
        .exits(2)
        .complains("--idle-timeout means nothing on serial:/dev/nowhere");
  }

  @Test
  void aPortThatIsNotThereIsWaitedForAndOneThatWasPulledOutIsOpenedAgain() throws Exception {
    Cli cli = new Cli();
    try (Serve serve = Serve.start(cli, "serve", port("a"), "--json")) {
      assertThat(cli.complained()).contains("waiting for " + port("a") + "; Ctrl-C ends");
      serve.awaitErr(text -> text.contains("there is no such port; plug the device in"));
      for (int round = 1; round <= 2; round++) {
        int opened = round;
        try (PtyPair pair = plugIn()) {
          serve.awaitOut(text -> text.split("\"open\"", -1).length == opened + 1);
          Cli.run("send", "serial:" + pair.b(), "round " + round).exits(0);
        }
        serve.awaitOut(text -> text.split("the port is gone", -1).length == opened + 1);
      }
    }
    assertThat(cli.complained())
        .contains("the port is gone; plug the device in again; trying")
        .contains("msp: " + port("a") + " is there: " + directory.resolve("a"));
  }

  @Test
  void withoutReconnectAMissingPortIs3() {
    Cli.Outcome outcome = Cli.run("serve", "serial:/dev/nowhere", "--no-reconnect").exits(3);
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .startsWith("msp: serial:/dev/nowhere: there is no such port; ");
  }

  @Test
  void aPortThatCannotBeHadIs3AtOnce() throws Exception {
    try (PtyPair pair = plugIn();
        Serve serve = Serve.start(new Cli(), "serve", port("a"))) {
      Cli.run("serve", port("a")).exits(3).complains("has the port open; close it");
      Cli.run("serve", "serial:" + directory).exits(3).complains("this is a directory");
      assertThat(serve.awaitOut(text -> true)).contains(pair.a());
    }
  }

  @Test
  void rawShowsBytesAndAnswersNothing() throws Exception {
    try (PtyPair pair = plugIn();
        Serve serve = Serve.start(new Cli(), "serve", port("a"), "--protocol=raw", "--json");
        PlainPort peer = PlainPort.open(pair.b())) {
      peer.write(HELLO);
      serve.awaitOut(text -> text.contains("\"hex\":\"aa55000c011068656c6c6f14\""));
      assertThat(serve.awaitOut(text -> true))
          .contains("\"event\":\"bytes\",\"direction\":\"in\",\"length\":12,")
          .doesNotContain("\"out\"");
    }
    Cli.run("serve", "--protocol=raw").exits(2).complains("protocol=raw is for serial ports");
  }

  @Test
  void aLoopBackPlugEchoesAndIsNotAcknowledged() throws Exception {
    Pty plug = Pty.open();
    Thread loop =
        new Thread(
            () -> {
              try {
                byte[] bytes = new byte[64]; // transferTo asks a channel for its size, which is 0
                for (int n = plug.fromSlave().read(bytes);
                    n >= 0;
                    n = plug.fromSlave().read(bytes)) {
                  plug.toSlave().write(bytes, 0, n);
                }
              } catch (IOException e) {
                // closed: the test is over
              }
            });
    loop.start();
    Cli.run("send", "serial:" + plug.path(), "hello").exits(5).complains("the line echoes");
    plug.close();
    loop.join();
  }
}
