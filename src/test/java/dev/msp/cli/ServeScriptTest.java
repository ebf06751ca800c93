package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.line.PlainPort;
import dev.msp.line.PtyPair;
import dev.msp.reference.ReferenceClient;
import dev.msp.session.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code msp serve --script}: a command file plays a device for everyone who connects. */
@Timeout(60)
class ServeScriptTest {

  private static final String[] THERMOMETER = {
    "let temp 21.5",
    "on data exactly temp?",
    "  send \"${temp}\"",
    "end",
    "on data /^temp=(?<value>.*)$/",
    "  let temp \"${value}\"",
    "  send ok",
    "end"
  };

  @TempDir Path directory;

  private String file(String... lines) throws IOException {
    Path file = directory.resolve("device.msp");
    return Files.write(file, List.of(lines)).toString();
  }

  private Serve serve(Cli cli, String[] lines, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("--script", file(lines)));
    all.addAll(List.of(options));
    return Serve.onFreePort(cli, all.toArray(String[]::new));
  }

  private Serve serve(String... lines) throws Exception {
    return serve(new Cli(), lines);
  }

  private static Cli.Outcome client(String... lines) {
    return new Cli().in(String.join("\n", lines) + "\n").with("run", "-");
  }

  private static Bytes message(String text) {
    return FrameEncoder.encode(new Frame(1, FrameType.DATA, Bytes.utf8(text)));
  }

  /** Sends bytes, closes the output, and returns all that comes back. */
  private static Bytes exchange(int port, Bytes bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(bytes.toArray());
      socket.shutdownOutput();
      return Bytes.copyOf(socket.getInputStream().readAllBytes());
    }
  }

  private static boolean asksAsTheReference(int port) throws Exception {
    try (ReferenceClient client = ReferenceClient.v1(port)) {
      return client.send("temp?");
    }
  }

  @Test
  void theReferencesClientGetsItsAckAlone() throws Exception {
    Cli cli = new Cli();
    try (Serve serve = serve(cli, THERMOMETER)) {
      int port = serve.ports().get(0);
      for (int i = 0; i < 100; i++) {
        assertThat(asksAsTheReference(port)).as("client %d", i).isTrue();
      }
      serve.awaitOut(text -> text.split("→ DATA      11  21.5\n", -1).length == 101);
    }
  }

  @Test
  void manyAtOnceAreServed() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(50);
    try (Serve serve = serve(THERMOMETER)) {
      int port = serve.ports().get(0);
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        all.add(clients.submit(() -> asksAsTheReference(port)));
      }
      for (Future<Boolean> one : all) {
        assertThat(one.get()).isTrue();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void theAnswerComesBehindTheAckAlsoToAPeerThatHasClosedItsOutput() throws Exception {
    try (Serve serve = serve(THERMOMETER)) {
      Bytes back = exchange(serve.ports().get(0), message("temp?"));
      Bytes ack = FrameEncoder.encode(new Frame(1, FrameType.ACK, Bytes.utf8("OK")));
      assertThat(back).isEqualTo(ack.plus(message("21.5")));
    }
  }

  @Test
  void sendGetsTheAnswer() throws Exception {
    try (Serve serve = serve(THERMOMETER)) {
      Cli.run("send", serve.endpoint(), "temp?", "temp?", "--expect", "/^21\\.5$/").exits(0);
    }
  }

  @Test
  void eachConnectionHasItsOwnRunOfTheFile() throws Exception {
    try (Serve serve = serve(THERMOMETER)) {
      client(
              "open " + serve.endpoint() + " as a",
              "open " + serve.endpoint() + " as b",
              "@a send temp=30",
              "@a expect data exactly ok",
              "@b send temp?",
              "@b expect data exactly 21.5",
              "@a send temp?",
              "@a expect data exactly 30")
          .exits(0);
    }
  }

  @Test
  void aFileMayGreetTalkInTurnAndSpeakByItself() throws Exception {
    String[] device = {
      "every 10ms as beat",
      "  send \"tick ${i}\"",
      "end",
      "send \"who are you?\"",
      "expect data /^I am (?<name>.*)/",
      "send \"hello ${name}\""
    };
    Cli cli = new Cli();
    try (Serve serve = serve(cli, device)) {
      client(
              "open " + serve.endpoint(),
              "expect data exactly \"who are you?\"",
              "send \"I am kim\"",
              "expect data exactly \"hello kim\"",
              "expect data tick")
          .exits(0);
      serve.awaitOut(text -> text.contains("closed"));
      assertThat(cli.complained().lines()).as("a peer that hangs up is no failure").hasSize(1);
    }
  }

  @Test
  void mistakesAreFoundBeforeAnythingListens() throws Exception {
    String file = file("on data temp?", "  sned 1", "end", "send ${nobody}");
    Cli.run("serve", "tcp-listen://127.0.0.1:0", "--script", file)
        .exits(2)
        .says("device.msp:2:3: found sned", "device.msp:4:6: ", "2 mistakes, nothing is served")
        .says("did you mean send?");
    Cli.run("serve", "--script", directory.resolve("none.msp").toString())
        .exits(2)
        .complains("none.msp: there is no such file");
    Cli.run("serve", "--echo", "--script", file).exits(2).complains("leave --echo out");
  }

  @Test
  void aFailureIsToldWithItsPlaceAndTheServerGoesOn() throws Exception {
    Cli cli = new Cli();
    String[] device = {
      "on data /^is (?<n>.*) big$/",
      "  if ${n} > 3",
      "    send yes",
      "  end",
      "end",
      "expect data start within 30s"
    };
    try (Serve serve = serve(cli, device)) {
      client(
              "open " + serve.endpoint(),
              "send \"is seven big\"",
              "send \"is 7 big\"",
              "expect data exactly yes")
          .exits(0);
      serve.awaitErr(text -> text.contains("device.msp:2:3: #1 seven is no number"));
      client("open " + serve.endpoint(), "send \"is 9 big\"", "expect data exactly yes").exits(0);
    }
  }

  @Test
  void aFileThatFailsClosesItsConnection() throws Exception {
    try (Serve serve = serve("expect data exactly start within 10s", "send x within 50ms")) {
      client("open " + serve.endpoint(), "send stop ; send start", "expect data x").exits(0);
      try (Socket deaf = new Socket(InetAddress.getLoopbackAddress(), serve.ports().get(0))) {
        deaf.getOutputStream().write(message("start").toArray());
        deaf.getInputStream().readAllBytes(); // until the device hangs up
      }
      serve.awaitErr(text -> text.contains("device.msp:2:1: #2 no ACK came within 50 ms"));
    }
    try (Serve serve = serve("send bye", "quit")) {
      client("open " + serve.endpoint(), "expect data exactly bye", "expect closed within 5s")
          .exits(0);
    }
  }

  @Test
  void aFileThatFailsAtOnceHasHadItsConnectionAndSaysWhyItWasClosed() throws Exception {
    Cli cli = new Cli();
    String[] device = {"log start " + directory.resolve("none/x.log")};
    try (Serve serve = serve(cli, device);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), serve.ports().get(0))) {
      assertThat(client.getInputStream().read()).as("the connection ends").isEqualTo(-1);
      String out = serve.awaitOut(text -> text.contains("* closed"));
      assertThat(out).containsPattern("#1 \\* open .*\n.*#1 \\* closed +the script failed\n");
    }
  }

  @Test
  void aLogWithoutANameGoesWhereTheProgramKeepsThem() throws Exception {
    Cli cli = new Cli().env("XDG_STATE_HOME", directory.toString());
    String[] device = {"log start", "on data", "  send yes", "end"};
    try (Serve serve = serve(cli, device)) {
      client("open " + serve.endpoint(), "send x", "expect data yes within 10s").exits(0);
      serve.awaitOut(text -> text.contains("closed"));
    }
    try (Stream<Path> logs = Files.list(directory.resolve("msp/log"))) {
      assertThat(logs).singleElement().asString().endsWith(".log");
    }
    assertThat(cli.complained()).doesNotContain("device.msp");
  }

  @Test
  void whatIsPrintedLooksAsServePrintsIt() throws Exception {
    String[] device = {"on data", "  echo \"got \\e${message}\"", "end"};
    Cli text = new Cli();
    try (Serve serve = serve(text, device)) {
      Cli.run("send", serve.endpoint(), "x\u001b[2J").exits(0);
      serve.awaitOut(out -> out.contains("closed"));
      assertThat(text.printed())
          .containsPattern("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} #1 ← DATA ")
          .contains("#1 got \\e", "* listening  127.0.0.1:")
          .doesNotContain("opening", "\u001b");
    }
    Cli json = new Cli();
    try (Serve serve = serve(json, device, "--json", "--name", "bench")) {
      Cli.run("send", serve.endpoint(), "x").exits(0);
      serve.awaitOut(out -> out.contains("\"closed\""));
      for (String line : json.printed().lines().toList()) {
        JsonNode event = new ObjectMapper().readTree(line);
        assertThat(event.get("session").textValue()).isEqualTo("bench");
      }
      assertThat(json.printed())
          .contains("\"connection\":1,\"event\":\"echo\",\"text\":\"got \\u001bx\"")
          .contains("\"connection\":1,\"event\":\"frame\",\"direction\":\"in\"");
    }
    Cli quiet = new Cli();
    try (Serve serve = serve(quiet, device, "--quiet")) {
      Cli.run("send", serve.endpoint(), "x").exits(0);
    }
    assertThat(quiet.printed()).isEmpty();
  }

  @Test
  void aFloodIsReadNoFasterThanItsRulesAnswer() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 20_000; i++) {
      lines.append("message ").append(i).append('\n');
    }
    String[] device = {
      "on data exactly \"message 20000\"",
      "  echo all",
      "end",
      "on data",
      "  send \"re ${message}\"",
      "end"
    };
    Cli cli = new Cli();
    try (Serve serve = serve(cli, device)) {
      new Cli().in(lines.toString()).with("send", serve.endpoint(), "-", "--window", "64").exits(0);
      serve.awaitOut(text -> text.contains("#1 all\n"));
      assertThat(cli.complained()).doesNotContain("written over before a rule saw them");
    }
  }

  @Test
  void overTheLimitClientsWaitUntilThereIsRoom() throws Exception {
    Cli cli = new Cli();
    try (Serve serve = serve(cli, THERMOMETER, "--max-connections", "1")) {
      client(
              "open " + serve.endpoint() + " as a",
              "@a send temp?",
              "@a expect data exactly 21.5",
              "open " + serve.endpoint() + " as b",
              "close a",
              "@b send temp?",
              "@b expect data exactly 21.5")
          .exits(0);
      serve.awaitOut(text -> text.contains("1 connections are open, the limit"));
    }
  }

  @Test
  void aDeviceWithoutFramesIsPlayedToo() throws Exception {
    String[] modem = {"on bytes /AT(?<command>[^\\r]*)\\r/", "  raw \"${command} OK\\r\"", "end"};
    Path file = Files.write(directory.resolve("modem.msp"), List.of(modem));
    String endpoint = "tcp-listen://127.0.0.1:0?protocol=raw";
    try (Serve serve = Serve.start(new Cli(), "serve", endpoint, "--script", file.toString())) {
      Bytes back = exchange(serve.ports().get(0), Bytes.utf8("AT+X\rATI\r"));
      assertThat(back.text()).contains("+X OK\rI OK\r");
    }
  }

  @Test
  void aSerialPortIsPlayedAtToo() throws Exception {
    String script = file(THERMOMETER);
    try (PtyPair pair = PtyPair.openAt(directory.resolve("a"), directory.resolve("b"));
        Serve serve = Serve.start(new Cli(), "serve", "serial:" + pair.a(), "--script", script);
        PlainPort peer = PlainPort.open(pair.b())) {
      peer.write(message("temp?").toArray());
      Bytes back = Bytes.copyOf(peer.read(9 + 11));
      assertThat(back.slice(9, 20)).isEqualTo(message("21.5"));
      serve.awaitOut(text -> text.contains("→ DATA      11  21.5\n"));
    }
  }

  @Test
  void nothingIsLeftOfAConnectionThatIsGone() throws Exception {
    try (Serve serve = serve("every 1ms", "  let x 1", "end", "on data", "end", "wait 1h")) {
      int port = serve.ports().get(0);
      for (int i = 0; i < 5; i++) {
        exchange(port, Bytes.copyOf("noise".getBytes(StandardCharsets.UTF_8)));
      }
      serve.awaitOut(text -> text.split("\\* closed", -1).length == 6);
      Eventually.isTrue(
          () ->
              Thread.getAllStackTraces().keySet().stream()
                  .noneMatch(thread -> thread.getName().startsWith("msp-script")));
    }
  }
}
