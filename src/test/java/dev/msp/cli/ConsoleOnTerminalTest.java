package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.screen.Screen;
import dev.msp.frame.Bytes;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.line.PtyPair;
import dev.msp.line.TerminalOnPty;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code msp console} in a process of its own on a real terminal of 80 columns and 24 rows: what
 * somebody does who sits before it for the first time.
 */
@Timeout(90)
class ConsoleOnTerminalTest {

  private static final String CLASS_PATH =
      String.join(
          ":",
          ChildJvm.classPath(),
          ChildJvm.source(org.jline.nativ.CLibrary.class),
          ChildJvm.source(com.fazecast.jSerialComm.SerialPort.class),
          ChildJvm.source(Screen.class));

  private static final String ESC = "\u001B";
  private static final String PICTURE_BEGINS = "\u001B[?2026h";
  private static final String PICTURE_ENDS = "\u001B[?2026l";
  private static final String F4 = "\u001BOS";
  private static final String F10 = "\u001B[21~";

  @TempDir Path home;

  private TerminalOnPty console(String... endpoints) throws Exception {
    List<String> command =
        new ArrayList<>(ChildJvm.java(CLASS_PATH, "--enable-native-access=ALL-UNNAMED"));
    command.add("console");
    command.addAll(Arrays.asList(endpoints));
    Map<String, String> variables = new HashMap<>();
    for (String directory : List.of("STATE_HOME", "CONFIG_HOME", "CACHE_HOME")) {
      variables.put("XDG_" + directory, home.resolve(directory).toString());
    }
    variables.put("HOME", home.toString());
    return TerminalOnPty.start(command, variables);
  }

  /** Acknowledges what it gets, as the reference does. */
  private static Peer reference() throws Exception {
    return Peer.answering(
        (frame, talk) -> {
          if (frame.type() == FrameType.DATA) {
            talk.ack(frame);
          }
        });
  }

  @Test
  void aMessageThatIsTypedIsSentAndItsAckIsSeen() throws Exception {
    try (TerminalOnPty terminal = console("loop:")) {
      terminal.awaitLine("1 loop:", "open");
      terminal.type("Hello MSP\r");
      terminal.awaitLine("→ DATA", "16 Hello MSP", "✓ acked", "ms");
      terminal.awaitLine("sent 1", "acked 1");
    }
  }

  @Test
  void aServerIsOpenedByTcpAndAcknowledges() throws Exception {
    try (Peer peer = reference();
        TerminalOnPty terminal = console("loop:")) {
      terminal.awaitLine("● open");
      terminal.type(ESC);
      terminal.awaitLine("filter", "command");
      terminal.type(":open " + peer.endpoint() + " as bench\r");
      terminal.awaitLine("2 bench", "● open");
      terminal.type("over TCP\r");
      terminal.awaitLine("→ DATA", "over TCP", "✓ acked");
    }
  }

  @Test
  void aSerialPortIsOpenedAndWhatItSaysIsSeen() throws Exception {
    try (PtyPair line = PtyPair.open();
        Serve device = Serve.start(new Cli(), "serve", "serial:" + line.b(), "--echo");
        TerminalOnPty terminal = console("serial:" + line.a() + "?name=dev")) {
      terminal.awaitLine("1 dev", "● open");
      terminal.type("over a line\r");
      terminal.awaitLine("→ DATA", "over a line", "✓ acked");
      terminal.awaitLine("← DATA", "over a line");
    }
  }

  @Test
  void twoPeersConnectToAListenerAndOneIsAnswered() throws Exception {
    try (TerminalOnPty terminal = console("loop:")) {
      terminal.awaitLine("● open");
      terminal.type(ESC);
      terminal.awaitLine("filter", "command");
      terminal.type(":listen tcp-listen://127.0.0.1:0 as srv\r");
      String told = terminal.awaitLine("listening: tcp-listen://127.0.0.1:");
      int port = Integer.parseInt(told.strip().replaceAll(".*:(\\d+).*", "$1"));
      try (Socket first = new Socket(InetAddress.getLoopbackAddress(), port);
          Socket second = new Socket(InetAddress.getLoopbackAddress(), port)) {
        terminal.awaitLine("2 connections are open");
        byte[] hello = FrameEncoder.frame(1, FrameType.DATA, Bytes.utf8("hello"));
        second.getOutputStream().write(hello);
        terminal.awaitLine("← DATA", "#2 hello");
        terminal.awaitLine("> srv.2", "127.0.0.1:" + second.getLocalPort(), "● open");
        terminal.type(ESC);
        terminal.awaitLine("Enter go to it");
        terminal.type("k");
        terminal.awaitLine("> srv.1", "127.0.0.1:" + first.getLocalPort(), "● open");
        terminal.type("\r");
        terminal.awaitGone("received");
        terminal.type("for the first\r");
        byte[] sent = FrameEncoder.frame(1, FrameType.DATA, Bytes.utf8("for the first"));
        assertThat(first.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
      }
      terminal.awaitLine("3 srv.1", "✗ closed");
    }
  }

  @Test
  void aKeyTurnsAllMessagesToBytesAndBack() throws Exception {
    try (TerminalOnPty terminal = console("loop:")) {
      terminal.awaitLine("● open");
      terminal.type("Hi\r");
      terminal.awaitLine("→ DATA", "9 Hi", "acked");
      terminal.type(F4);
      terminal.awaitLine("→ DATA", "AA 55 00 09 01 10 48 69", "acked");
      terminal.type(F4);
      terminal.awaitLine("→ DATA", "9 Hi", "acked");
    }
  }

  @Test
  void macrosOfTheFileThatMspConfNamesAreThereForTheKeysThatItBinds() throws Exception {
    Path directory = Files.createDirectories(home.resolve("CONFIG_HOME/msp"));
    Files.writeString(home.resolve("play.msp"), "macro greet\n  send \"from a macro\"\nend\n");
    Files.writeString(
        directory.resolve("msp.conf"),
        "[console]\nscript = ~/play.msp\n[keys]\nf12 = \"call greet\"\n");
    try (TerminalOnPty terminal = console("loop:")) {
      terminal.awaitLine("● open");
      terminal.type("\u001B[24~");
      terminal.awaitLine("→ DATA", "from a macro", "✓ acked");
    }
  }

  @Test
  void aFileWithAMistakeIsToldBeforeTheScreenIsTaken() throws Exception {
    Path file = Files.writeString(home.resolve("bad.msp"), "view hex\nsned hello\n");
    try (TerminalOnPty terminal = console("loop:", "--script", file.toString())) {
      assertThat(terminal.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(terminal.complaint())
          .contains("bad.msp:2:1: ")
          .contains("did you mean send?")
          .contains("1 mistake, the console does not begin");
      assertThat(terminal.screen()).isEmpty();
    }
  }

  /** Its own clock says how long nothing happens: what ends that is a command that waits for it. */
  @Test
  void anIdleConsoleWritesNothing() throws Exception {
    try (PtyPair line = PtyPair.open();
        TerminalOnPty terminal = console("serial:" + line.a() + "?name=dev")) {
      terminal.awaitLine("1 dev", "● open");
      terminal.awaitLine("115200 8N1");
      terminal.type("\u001B[?2026;2$y" + ESC + "xwait 2s ; echo QQQQ\r"); // pictures are marked
      terminal.awaitLine("Ctrl-C stops wait 2s");
      terminal.awaitGone("Ctrl-C stops");
      terminal.awaitLine("QQQQ");
      String idle = terminal.screen();
      int before = idle.indexOf(PICTURE_ENDS, idle.indexOf("Ctrl-C"));
      String next = idle.substring(before + PICTURE_ENDS.length());
      assertThat(next).startsWith(PICTURE_BEGINS);
      assertThat(next.substring(0, next.indexOf(PICTURE_ENDS))).contains("QQQQ");
    }
  }

  @Test
  void badFramesAreFilteredAndOneIsCopiedAsHex() throws Exception {
    try (Peer peer =
            Peer.playing(
                talk -> {
                  talk.send(Bytes.hex("aa550009011041420f"));
                  talk.read();
                });
        TerminalOnPty terminal = console(peer.endpoint())) {
      terminal.awaitLine("← bad", "CRC 0F");
      terminal.type(ESC);
      terminal.awaitLine("filter", "command");
      terminal.type("/bad");
      terminal.awaitGone("opening");
      terminal.type("\ry");
      terminal.awaitLine("as hex");
      terminal.type("h");
      terminal.awaitLine("copied");
      byte[] hex = "AA 55 00 09 01 10 41 42 0F".getBytes(StandardCharsets.US_ASCII);
      terminal.await("\u001B]52;c;" + Base64.getEncoder().encodeToString(hex));
    }
  }

  @Test
  void aMessageThatIsTypedWhileARecordingRunsStandsInIt() throws Exception {
    Path file = home.resolve("by-hand.msp");
    try (TerminalOnPty terminal = console("loop:?name=dev")) {
      terminal.awaitLine("● open");
      terminal.type(ESC);
      terminal.awaitLine("i: type a message");
      terminal.type(":record start " + file + "\r");
      terminal.awaitLine("record ●");
      terminal.type("iHello \"MSP\"\r");
      terminal.awaitLine("→ DATA", "Hello", "✓ acked");
      terminal.awaitLine("← DATA", "Hello");
      terminal.type(ESC);
      terminal.awaitLine("i: type a message");
      terminal.type(":record stop\r");
      terminal.awaitGone("record ●");
      assertThat(Files.readString(file)).contains("send \"Hello \\\"MSP\\\"\"");
    }
  }

  @Test
  void quittingLeavesTheTerminalAsItWas() throws Exception {
    try (TerminalOnPty terminal = console("loop:")) {
      terminal.awaitLine("● open");
      assertThat(terminal.isChanged()).isTrue();
      terminal.type(F10);
      assertThat(terminal.exitCode()).isZero();
      assertThat(terminal.isChanged()).isFalse();
      assertThat(terminal.complaint()).isEmpty();
      terminal.awaitGone("loop:");
      for (String mode : List.of("?1049", "?1002", "?1006", "?2004")) {
        assertThat(terminal.screen().lastIndexOf(mode + "l"))
            .as("mode %s is off again", mode)
            .isGreaterThan(terminal.screen().lastIndexOf(mode + "h"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "HUP, 129", "INT, 130"})
  void aSignalEndsItAndLeavesTheTerminalAsItWas(String signal, int exitCode) throws Exception {
    try (TerminalOnPty terminal = console("loop:")) {
      terminal.awaitLine("● open");
      terminal.signal(signal);
      assertThat(terminal.exitCode()).isEqualTo(exitCode);
      assertThat(terminal.isChanged()).isFalse();
      terminal.await("\u001B[?1049l");
      assertThat(terminal.complaint()).isEmpty();
    }
  }
}
