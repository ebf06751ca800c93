package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServeTest {

  /** Sends bytes to a server, closes the output, and returns all that comes back. */
  private static Bytes exchange(int port, Bytes bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(bytes.toArray());
      socket.shutdownOutput();
      return Bytes.copyOf(socket.getInputStream().readAllBytes());
    }
  }

  private static Bytes frame(int version, int type, byte[] payload) {
    return FrameEncoder.encode(new Frame(version, type, Bytes.copyOf(payload)));
  }

  @Test
  void saysWhereItListens() throws Exception {
    Cli cli = new Cli();
    try (Serve serve = Serve.onFreePort(cli)) {
      assertThat(cli.complained())
          .isEqualTo("msp: listening on 127.0.0.1:" + serve.ports().get(0) + "; Ctrl-C ends\n");
    }
  }

  @Test
  void acknowledgesAndPrintsEachFrame() throws Exception {
    Cli cli = new Cli();
    try (Serve serve = Serve.onFreePort(cli)) {
      Cli.run("send", serve.endpoint(), "Hello MSP").exits(0);
      String out = serve.awaitOut(text -> text.contains("closed"));
      assertThat(out)
          .containsPattern("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} #1 ← DATA      16  Hello MSP\n")
          .containsPattern("#1 → ACK        9  OK\n");
    }
  }

  @Test
  void hexPrintsTheBytesBelow() throws Exception {
    try (Serve serve = Serve.onFreePort(new Cli(), "--hex")) {
      Cli.run("send", serve.endpoint(), "Hello MSP").exits(0);
      serve.awaitOut(text -> text.contains("\n    0000  AA 55 00 10 01 10 48 65"));
    }
  }

  @Test
  void jsonHasAConnectionAndTheFieldsOfDesign() throws Exception {
    try (Serve serve = Serve.onFreePort(new Cli(), "--json", "--name", "bench")) {
      int port = serve.ports().get(0);
      exchange(port, Bytes.hex("aa55000801104141"));
      exchange(port, Bytes.hex("00aa55000801104142"));
      ObjectMapper mapper = new ObjectMapper();
      String out = serve.awaitOut(text -> text.split("\"closed\"", -1).length == 3);
      List<String> lines = out.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        JsonNode event = mapper.readTree(lines.get(i));
        assertThat(event.get("session").textValue()).isEqualTo("bench");
        assertThat(event.get("seq").intValue()).isEqualTo(i);
        assertThat(event.get("time").textValue()).endsWith("Z").hasSize(27);
      }
      assertThat(out)
          .contains("\"event\":\"state\",\"state\":\"listening\"")
          .contains("\"connection\":1,\"event\":\"frame\",\"direction\":\"in\"")
          .contains("\"connection\":2,\"event\":\"noise\"")
          .contains("\"event\":\"damaged\"", "\"fault\":\"checksum\"");
    }
  }

  @Test
  void echoAnswersEachMessageWithTheSame() throws Exception {
    try (Serve serve = Serve.onFreePort(new Cli(), "--echo")) {
      Cli.run("send", serve.endpoint(), "Hello", "--expect", "/^Hello$/").exits(0);
      Cli.run("send", serve.endpoint(), "same", "same", "--expect", "same").exits(0);
    }
  }

  @Test
  void severalEndpointsAreServedAtOnce() throws Exception {
    Cli cli = new Cli();
    String endpoint = "tcp-listen://127.0.0.1:0";
    try (Serve serve = Serve.start(cli, "serve", endpoint + "?name=a", endpoint + "?name=b")) {
      serve.awaitErr(text -> text.split("Ctrl-C", -1).length == 3);
      for (int port : serve.ports()) {
        Cli.run("send", "tcp://127.0.0.1:" + port, "to " + port).exits(0);
        serve.awaitOut(text -> text.contains("to " + port));
      }
    }
  }

  @Test
  void aBusyPortAmongSeveralEndsWithOneMoreSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Cli.Outcome second =
          Cli.run(
                  "serve",
                  "tcp-listen://127.0.0.1:0",
                  "tcp-listen://127.0.0.1:" + taken.getLocalPort())
              .exits(3);
      assertThat(second.err().lines()).hasSize(2).last().asString().contains("in use");
    }
  }

  @Test
  void closedStandardOutputDoesNotDisturb() throws Exception {
    Cli cli = new Cli().closedOut();
    try (Serve serve = Serve.onFreePort(cli)) {
      for (int i = 0; i < 20; i++) {
        Cli.run("send", serve.endpoint(), "message " + i).exits(0);
      }
    }
  }

  @Test
  void quietPrintsNothing() throws Exception {
    Cli cli = new Cli();
    try (Serve serve = Serve.onFreePort(cli, "--quiet")) {
      Cli.run("send", serve.endpoint(), "Hello").exits(0);
    }
    assertThat(cli.printed()).isEmpty();
  }

  @Test
  void whateverComesIsEscaped() throws Exception {
    byte[] hostile =
        "\u001b]0;title\u0007\u001b[2J\u009b31m\u202egnp.exe\r\nfake line"
            .getBytes(StandardCharsets.UTF_8);
    byte[] broken = {'x', (byte) 0xC3, 0x1b, (byte) 0x9B, (byte) 0xFF};
    for (String format : new String[] {"--no-json", "--json", "--hex"}) {
      Cli cli = new Cli();
      try (Serve serve = Serve.onFreePort(cli, format)) {
        int port = serve.ports().get(0);
        exchange(port, frame(1, FrameType.DATA, hostile));
        exchange(port, frame(1, 0x7F, hostile));
        exchange(port, frame(2, FrameType.ENCRYPTED_DATA, hostile));
        exchange(port, frame(1, FrameType.DATA, broken));
        exchange(port, Bytes.copyOf(hostile));
        String out = serve.awaitOut(text -> text.split("closed", -1).length >= 6);
        assertThat(out.codePoints().filter(c -> c < ' ' && c != '\n' || c >= 0x7F && c < 0xA0))
            .as(format)
            .isEmpty();
        assertThat(out).as(format).doesNotContain("\u202e", "\ufffd");
        assertThat(out).as(format).contains("title");
        assertThat(out.lines()).noneMatch(line -> line.startsWith("fake"));
      }
    }
  }

  @Test
  void anAsciiReaderGetsAsciiOnly() throws Exception {
    for (String format : new String[] {"--json", "--hex"}) {
      Cli cli = new Cli().charset(StandardCharsets.US_ASCII);
      try (Serve serve = Serve.onFreePort(cli, format)) {
        Cli.run("send", serve.endpoint(), "naïve 日本 👩‍💻").exits(0);
        String out = serve.awaitOut(text -> text.contains("closed"));
        assertThat(out).matches("[\\n -~]*").doesNotContain("?");
        assertThat(out.toLowerCase(java.util.Locale.ROOT)).containsPattern("\\\\u\\{?65e5");
      }
    }
  }

  @Test
  void tcpIsTakenAsTheAddressToListenOn() throws Exception {
    int free;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = probe.getLocalPort();
    }
    try (Serve serve = Serve.start(new Cli(), "serve", "tcp://127.0.0.1:" + free)) {
      Cli.run("send", serve.endpoint(), "x").exits(0);
    }
  }

  @Test
  void whatIsNotInThisVersionIsSaid() {
    Cli.run("serve", "loop:").exits(2).complains("not in this version");
  }
}
