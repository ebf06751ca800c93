package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.line.Pty;
import dev.msp.line.TcpBridge;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sending over a serial port; the peer is behind a bridge to TCP. */
@Timeout(60)
class SerialSendTest {

  @Test
  void aMessageOverASerialPortIsAcknowledged() throws Exception {
    try (Peer peer = Peer.acking();
        TcpBridge bridge = TcpBridge.to(Integer.parseInt(peer.port()))) {
      Cli.run("send", "serial:" + bridge.path(), "hello", "again").exits(0);
      assertThat(peer.texts()).containsExactly("hello", "again");
    }
  }

  @Test
  void theSettingsAreShownAndMayStandBesideTheEndpoint() throws Exception {
    try (Peer peer = Peer.acking();
        TcpBridge bridge = TcpBridge.to(Integer.parseInt(peer.port()))) {
      Cli.Outcome outcome =
          Cli.run("send", bridge.path(), "hello", "--json", "--baud", "57600", "--dtr=keep");
      assertThat(outcome.exits(0).out())
          .contains("\"state\":\"open\",\"reason\":\"" + bridge.path() + ", 57600 8N1, flow none");
    }
  }

  @Test
  void aLineThatCannotCarryFramesIsRefused() throws Exception {
    assertThat(Cli.run("send", "serial:/dev/none?flow=xonxoff", "x").exits(2).err())
        .contains("flow=xonxoff keeps the byte 11 for itself");
    assertThat(Cli.run("serve", "serial:/dev/none?format=7E1").exits(2).err())
        .contains("takes 8 data bits");
  }

  @Test
  void aPortThatIsPulledOutWhileInputIsWaitedForIsToldAndEndsTheSending() throws Exception {
    PipedOutputStream typing = new PipedOutputStream();
    try (Peer peer = Peer.acking();
        TcpBridge bridge = TcpBridge.to(Integer.parseInt(peer.port()))) {
      Cli cli = new Cli().in(new PipedInputStream(typing));
      CompletableFuture<Cli.Outcome> outcome =
          CompletableFuture.supplyAsync(() -> cli.with("send", "serial:" + bridge.path(), "-"));
      typing.write("one\n".getBytes(StandardCharsets.UTF_8));
      peer.awaitFrames(1);
      bridge.close();
      cli.diagnostics().await(text -> text.contains("the port is gone"));
      typing.close();
      outcome.get(20, TimeUnit.SECONDS).exits(3);
    }
  }

  @Test
  void aSilentPeerIsATimeoutAndTheNextMessageGoesOverTheSamePort() throws Exception {
    try (Peer peer = Peer.silent();
        TcpBridge bridge = TcpBridge.to(Integer.parseInt(peer.port()))) {
      Cli.Outcome outcome =
          Cli.run(
              "send", bridge.path(), "one", "two", "--keep-going", "--json", "--ack-timeout=50ms");
      outcome.exits(4);
      assertThat(outcome.err().lines())
          .hasSize(2)
          .allMatch(line -> line.endsWith("no ACK within 50 ms: it may have arrived"));
      assertThat(peer.texts()).containsExactly("one", "two");
      assertThat(outcome.out().split("\"state\":\"open\"", -1)).hasSize(2);
    }
  }

  @Test
  void aPortThatIsPulledOutMeanwhileIsALostLink() throws Exception {
    Pty pty = Pty.open();
    Thread puller =
        new Thread(
            () -> {
              try {
                assertThat(pty.fromSlave().readNBytes(8)).hasSize(8);
                pty.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    puller.start();
    Cli.run("send", pty.path(), "x").exits(3).complains("the port is gone");
    puller.join();
  }

  @Test
  void whatIsNoPortExits3WithOneSentence(@TempDir Path directory) {
    for (String path : List.of("/dev/nowhere", directory.toString(), "/dev/null")) {
      Cli.Outcome outcome = Cli.run("send", "serial:" + path, "x");
      outcome.exits(3);
      assertThat(outcome.err().lines()).as(path).singleElement().asString().contains(path + ": ");
    }
  }
}
