package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** Ended by a signal: within 2 s, with 128 + its number, and with everything printed. */
class SignalsTest {

  private static final long LIMIT_SECONDS = 2;

  private static int port(ChildJvm serve) throws IOException {
    String line = serve.awaitErr("listening on ");
    return Integer.parseInt(line.replaceAll(".*:(\\d+);.*", "$1"));
  }

  @Test
  void terminatesServeWith143AfterPrintingEverything() throws Exception {
    try (ChildJvm serve = ChildJvm.start("serve", "tcp-listen://127.0.0.1:0")) {
      Cli.run("send", "tcp://127.0.0.1:" + port(serve), "the last message").exits(0);
      serve.signal("TERM");
      assertThat(serve.exitCodeWithin(LIMIT_SECONDS)).isEqualTo(143);
      assertThat(serve.restOfOut()).contains("the last message");
      assertThat(serve.restOfErr()).isEmpty();
    }
  }

  @Test
  void interruptsServeWith130AlsoWithOpenConnections() throws Exception {
    try (ChildJvm serve = ChildJvm.start("serve", "tcp-listen://127.0.0.1:0", "--json")) {
      try (Socket idle = new Socket(InetAddress.getLoopbackAddress(), port(serve))) {
        idle.getOutputStream().write(0xAA);
        serve.awaitOut("\"open\"");
        serve.signal("INT");
        assertThat(serve.exitCodeWithin(LIMIT_SECONDS)).isEqualTo(130);
        assertThat(serve.restOfErr()).isEmpty();
      }
    }
  }

  @Test
  void aReaderOfStandardOutputThatHangsKeepsNothingAlive() throws Exception {
    try (ChildJvm serve = ChildJvm.start("serve", "tcp-listen://127.0.0.1:0", "--json")) {
      int port = port(serve);
      Bytes frame = FrameEncoder.encode(new Frame(1, FrameType.DATA, Bytes.utf8("x".repeat(1000))));
      // Its output fills the pipe, which nobody reads here; the ACKs come all the same.
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        for (int i = 0; i < 200; i++) {
          socket.getOutputStream().write(frame.toArray());
          assertThat(socket.getInputStream().readNBytes(9)).hasSize(9);
        }
      }
      serve.signal("TERM");
      assertThat(serve.exitCodeWithin(LIMIT_SECONDS)).isEqualTo(143);
    }
  }

  @Test
  void interruptedSendSaysHowFarItCame() throws Exception {
    try (Peer peer =
            Peer.answering(
                (frame, talk) -> {
                  if (!frame.payload().equals(Bytes.utf8("three"))) {
                    talk.ack(frame);
                  }
                });
        ChildJvm send = ChildJvm.start("send", peer.endpoint(), "one", "two", "three", "four")) {
      send.awaitOut("two");
      peer.awaitFrames(3);
      send.signal("INT");
      assertThat(send.exitCodeWithin(LIMIT_SECONDS)).isEqualTo(130);
      assertThat(send.restOfErr())
          .isEqualTo(
              "msp: interrupted; 2 of 4 messages were acknowledged;"
                  + " the last one sent may have arrived\n");
    }
  }

  @Test
  void interruptedSendOfStandardInputSaysHowFarItCame() throws Exception {
    try (Peer peer = Peer.acking();
        ChildJvm send = ChildJvm.start("send", peer.endpoint(), "-", "--json")) {
      send.type("one\ntwo\n");
      send.awaitOut("\"delivery\":2,\"status\":\"acked\"");
      send.signal("TERM");
      assertThat(send.exitCodeWithin(LIMIT_SECONDS)).isEqualTo(143);
      assertThat(send.restOfErr()).isEqualTo("msp: interrupted; 2 messages were acknowledged\n");
    }
  }
}
