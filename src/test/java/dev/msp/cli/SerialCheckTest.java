package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.line.PlainPort;
import dev.msp.line.Pty;
import dev.msp.line.PtyPair;
import dev.msp.line.TcpBridge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks real lines: their other end is a terminal of this system, set in some unlucky way. */
@Timeout(120)
class SerialCheckTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Consumer<Attributes> input(InputFlag... flags) {
    return settings -> settings.setInputFlags(EnumSet.of(flags[0], flags));
  }

  private static Consumer<Attributes> echoing(Consumer<Attributes> more) {
    return settings -> {
      settings.setLocalFlag(LocalFlag.ECHO, true);
      more.accept(settings);
    };
  }

  /** Runs the check against the echo of a terminal that nobody reads from. */
  private static JsonNode check(Consumer<Attributes> settings, int exitCode) throws IOException {
    try (PtyPair line = PtyPair.open()) {
      line.changeB(settings);
      return JSON.readTree(Cli.run("serial", "check", line.a(), "--json").exits(exitCode).out());
    }
  }

  private static List<String> faults(JsonNode report) {
    List<String> faults = new ArrayList<>();
    report.get("faults").forEach(fault -> faults.add(fault.asText()));
    return faults;
  }

  @Test
  void aLineThatSendsBackEverythingIsFine() throws IOException {
    JsonNode report = check(echoing(settings -> {}), 0);
    assertThat(report.get("ok").asBoolean()).isTrue();
    assertThat(report.get("peer").asText()).isEqualTo("echo");
    assertThat(faults(report)).isEmpty();
    assertThat(report.get("rttMicros").asLong()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "ICRNL, cr-lf",
    "INLCR, cr-lf",
    "IGNCR, cr-lf",
    "ISTRIP, seven-bits",
    "IXON, xon-xoff",
  })
  void aTerminalThatChangesWhatItGetsIsNamed(InputFlag flag, String fault) throws IOException {
    assertThat(faults(check(echoing(input(flag)), 1))).containsExactly(fault);
  }

  @Test
  void severalFaultsOfOneTerminalAreAllNamed() throws IOException {
    JsonNode report = check(echoing(input(InputFlag.ISTRIP, InputFlag.IXON, InputFlag.ICRNL)), 1);
    assertThat(faults(report)).containsExactlyInAnyOrder("seven-bits", "xon-xoff", "cr-lf");
  }

  @Test
  void aTerminalThatShowsControlsIsNamed() throws IOException {
    JsonNode report = check(echoing(set -> set.setLocalFlag(LocalFlag.ECHOCTL, true)), 1);
    assertThat(faults(report)).containsExactly("terminal-echo");
    assertThat(report.get("evidence").get(0).asText()).startsWith("00 came back as 5E 40");
  }

  @Test
  void aTerminalAsALoginPromptHasItIsNamedWithAllItDoes() throws IOException {
    JsonNode report =
        check(
            settings -> {
              settings.setInputFlags(EnumSet.of(InputFlag.ICRNL, InputFlag.IXON));
              settings.setOutputFlags(EnumSet.of(OutputFlag.OPOST, OutputFlag.ONLCR));
              settings.setLocalFlags(
                  EnumSet.of(
                      LocalFlag.ECHO,
                      LocalFlag.ECHOCTL,
                      LocalFlag.ECHOE,
                      LocalFlag.ECHOK,
                      LocalFlag.ECHOKE,
                      LocalFlag.ICANON,
                      LocalFlag.IEXTEN,
                      LocalFlag.ISIG));
            },
            1);
    assertThat(faults(report))
        .containsExactlyInAnyOrder("xon-xoff", "cr-lf", "terminal-echo", "line-editing");
  }

  /** Sends back what comes to a port, as a simple program there does. */
  private static Thread echo(PlainPort port) {
    Thread echo =
        new Thread(
            () -> {
              try {
                for (byte[] one = port.read(1); one.length > 0; one = port.read(1)) {
                  port.write(one);
                }
              } catch (IOException e) {
                // the line was pulled out
              }
            });
    echo.start();
    return echo;
  }

  private static JsonNode checkProgram(Consumer<Attributes> settings) throws Exception {
    PtyPair line = PtyPair.open();
    try (PlainPort far = PlainPort.open(line.b())) {
      line.changeB(settings);
      Thread echo = echo(far);
      JsonNode report =
          JSON.readTree(Cli.run("serial", "check", line.a(), "--json").exits(1).out());
      line.close();
      echo.join();
      return report;
    }
  }

  @Test
  void aTerminalThatMarksErrorsDoublesFf() throws Exception {
    JsonNode report = checkProgram(input(InputFlag.PARMRK));
    assertThat(faults(report)).containsExactly("ff-doubled");
    assertThat(report.get("evidence").get(0).asText()).isEqualTo("FF came back as FF FF");
  }

  @Test
  void aTerminalThatCollectsLinesIsNamed() throws Exception {
    assertThat(faults(checkProgram(set -> set.setLocalFlag(LocalFlag.ICANON, true))))
        .containsExactly("line-mode");
  }

  @Test
  void nothingAtTheOtherEndExits4AndSaysBothWaysToTest() throws IOException {
    try (Pty nobody = Pty.open()) {
      Cli.Outcome outcome = Cli.run("serial", "check", nobody.path()).exits(4);
      assertThat(outcome.lines())
          .last()
          .asString()
          .startsWith("!!  answer")
          .contains("nothing came back", "join TX and RX", "msp serve PORT", "115200 8N1");
      assertThat(outcome.err()).isEmpty();
    }
  }

  @Test
  void anMspPeerIsRecognisedAndTakesAllText() throws Exception {
    try (Peer peer = Peer.acking();
        TcpBridge bridge = TcpBridge.to(Integer.parseInt(peer.port()))) {
      Cli.Outcome outcome = Cli.run("serial", "check", bridge.path()).exits(0);
      assertThat(outcome.out())
          .contains("ok  answer", "an MSP peer acknowledged", "byte values")
          .contains("of the way back only the ACK is known");
    }
  }

  @Test
  void aPortThatCannotBeOpenedExits3() {
    Cli.run("serial", "check", "/dev/nowhere").exits(3).complains("there is no such port");
  }

  @Test
  void aPortThatTakes11And13ForItselfIsToldAtOnce() throws IOException {
    try (Pty pty = Pty.open()) {
      Cli.Outcome outcome = Cli.run("serial", "check", pty.path(), "--flow=xonxoff").exits(1);
      assertThat(outcome.out()).contains("!!  xon-xoff", "flow=none");
    }
  }

  @Test
  void aProfileMayNameThePort() throws IOException {
    Cli.Outcome outcome = new Cli().env("MSP_PROFILE", "nowhere").with("serial", "check").exits(2);
    outcome.complains("there is no profile nowhere");
  }

  @Test
  void theWordsAreChecked() {
    Cli.run("serial").exits(2).complains("serial takes check and a port");
    Cli.run("serial", "check").exits(2).complains("msp serial check /dev/ttyUSB0");
    Cli.run("serial", "chekc", "/dev/x").exits(2).complains("did you mean check?");
    Cli.run("serial", "check", "tcp://a:1").exits(2).complains("is no serial port");
    Cli.run("serial", "check", "a", "b").exits(2).complains("serial takes check and a port");
  }

  @Test
  void theOtherEndMayBeAnotherMsp() throws Exception {
    PtyPair line = PtyPair.open();
    Cli far = new Cli();
    Streams streams = far.streams();
    Thread peer =
        new Thread(() -> Msp.run(new String[] {"serial", "check", line.b(), "--peer"}, streams));
    peer.start();
    far.diagnostics().await(text -> text.contains("Ctrl-C ends"));
    assertThat(Cli.run("serial", "check", line.a()).exits(0).out())
        .contains("all 256 byte values came back unchanged");
    line.close();
    peer.join();
    assertThat(far.complained()).contains("the port is gone");
  }
}
