package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.line.TerminalOnPty;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code msp raw} in a process of its own on a real terminal. */
@Timeout(90)
class RawOnTerminalTest {

  private static final String CLASS_PATH =
      ChildJvm.classPath() + ':' + ChildJvm.source(org.jline.nativ.CLibrary.class);

  private final CompletableFuture<Socket> came = new CompletableFuture<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  /** A device whose connection the test has in its hands until {@link #over}. */
  private RawPeer device() throws Exception {
    return RawPeer.that(
        connection -> {
          came.complete(connection);
          over.join();
        });
  }

  private static TerminalOnPty msp(String... args) throws Exception {
    List<String> command =
        new ArrayList<>(ChildJvm.java(CLASS_PATH, "--enable-native-access=ALL-UNNAMED"));
    command.addAll(Arrays.asList(args));
    return TerminalOnPty.start(command);
  }

  private void bring(String text) throws Exception {
    Socket device = came.get(30, TimeUnit.SECONDS);
    device.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyKeyArrivesAndTheTerminalIsLeftAsItWas() throws Exception {
    try (RawPeer peer = device();
        TerminalOnPty terminal = msp("raw", peer.endpoint())) {
      bring("login: ");
      terminal.await("login: ");
      assertThat(terminal.isChanged()).isTrue();
      String keys = "root\r\u0003\u0013\u0011\u001A\u001C\u0004\u007Fé";
      terminal.type(keys);
      byte[] all = keys.getBytes(StandardCharsets.UTF_8);
      assertThat(came.get().getInputStream().readNBytes(all.length)).isEqualTo(all);
      terminal.type("\u0014q");
      assertThat(terminal.exitCode()).isZero();
      assertThat(terminal.isChanged()).isFalse();
      assertThat(terminal.complaint()).isEmpty();
      over.complete(null);
    }
  }

  @Test
  void aLostLinkEndsItWith3AndTheTerminalIsLeftAsItWas() throws Exception {
    try (RawPeer peer = device();
        TerminalOnPty terminal = msp("raw", peer.endpoint(), "--no-reconnect")) {
      bring("bye");
      over.complete(null);
      assertThat(terminal.exitCode()).isEqualTo(3);
      terminal.await("bye");
      assertThat(terminal.isChanged()).isFalse();
      assertThat(terminal.complaint()).isEqualTo("msp: the peer closed the connection\n");
    }
  }

  @Test
  void aSignalLeavesTheTerminalAsItWasAndTakesBackWhatTheOtherEndDidToIt() throws Exception {
    try (RawPeer peer = device();
        TerminalOnPty terminal = msp("raw", peer.endpoint(), "--pass-through")) {
      bring("\u001B[?1049h\u001B[?25l\u001B[31mvi");
      terminal.await("vi");
      terminal.signal("TERM");
      assertThat(terminal.exitCode()).isEqualTo(143);
      assertThat(terminal.isChanged()).isFalse();
      terminal.await("\u001B[?47l");
      assertThat(terminal.screen()).contains("\u001B[0m", "\u001B[?25h");
      over.complete(null);
    }
  }
}
