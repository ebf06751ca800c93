package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.serial.FakeMachine;
import dev.msp.transport.serial.LinuxPorts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

  private static final String HOSTILE = "\u001b]0;x\u0007\u009b2J\u202eevil\\";

  @TempDir private Path root;
  private FakeMachine machine;

  @BeforeEach
  void startWithNothing() {
    machine = new FakeMachine(root);
  }

  private Cli.Outcome ports(Cli cli, String... options) {
    Map<String, String> given = options.length == 0 ? Map.of() : Map.of(options[0], "yes");
    return cli.command(
        new PortsCommand(new LinuxPorts(root)), new Words(List.of(), given, Map.of()));
  }

  @Test
  void aPortHasALineAndTheEndpointThatNamesIt() {
    machine
        .ftdi("ttyUSB0", "1-1", "A50285BI")
        .byId("usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0", "ttyUSB0")
        .uart("ttyS0", "4")
        .process(4242, "picocom", "/dev/ttyUSB0");
    Cli.Outcome outcome = ports(new Cli()).exits(0);
    assertThat(outcome.out())
        .isEqualTo(
            """
            device        description              vid:pid    serial    in use by
            /dev/ttyS0    UART, driver serial8250  -          -         -
            /dev/ttyUSB0  FT232R USB UART (FTDI)   0403:6001  A50285BI  4242 picocom
              serial:usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0
            """);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void jsonHasOneObjectForEachPort() throws JsonProcessingException {
    Instant since = Instant.parse("2026-11-22T12:00:01Z");
    SerialPortInfo port =
        new SerialPortInfo(
            "/dev/ttyUSB0",
            "FT232R USB UART (FTDI)",
            Optional.of(new SerialPortInfo.Usb("0403", "6001", "A50285BI", "1-1:1.0")),
            "usb-FTDI",
            Duration.between(Instant.EPOCH, since).toNanos() + 4_000_999,
            Optional.of(new SerialPortInfo.Holder(4242, "picocom")));
    Cli.Outcome outcome =
        new Cli()
            .command(
                new PortsCommand(() -> List.of(port, bare("COM3"))),
                new Words(List.of(), Map.of("json", "yes"), Map.of()))
            .exits(0);
    assertThat(outcome.lines())
        .containsExactly(
            "{\"device\":\"/dev/ttyUSB0\",\"description\":\"FT232R USB UART (FTDI)\","
                + "\"vid\":\"0403\",\"pid\":\"6001\",\"serial\":\"A50285BI\",\"byId\":\"usb-FTDI\","
                + "\"since\":\"2026-11-22T12:00:01.004000Z\","
                + "\"holderPid\":4242,\"holderName\":\"picocom\"}",
            "{\"device\":\"COM3\"}");
    JsonNode read = new ObjectMapper().readTree(outcome.lines().get(0));
    assertThat(read.get("holderPid").asInt()).isEqualTo(4242);
  }

  private static SerialPortInfo bare(String device) {
    return new SerialPortInfo(device, "", Optional.empty(), "", 0, Optional.empty());
  }

  @Test
  void whatADeviceOrAProcessSaysCannotControlTheTerminal() throws JsonProcessingException {
    machine
        .usb("ttyUSB0", "1-1", hostileDevice())
        .byId("usb-" + HOSTILE, "ttyUSB0")
        .process(66, HOSTILE, "/dev/ttyUSB0");
    String shown = "\\e]0;x\\x07\\u{9B}2J\\u{202E}evil\\\\";
    assertThat(ports(new Cli()).exits(0).out())
        .contains(shown + "  66 " + shown, "  serial:usb-" + shown);
    Cli ascii = new Cli().charset(StandardCharsets.US_ASCII);
    assertThat(ports(ascii).exits(0).out()).matches("[\\n -~]+").contains(shown);
    JsonNode json = new ObjectMapper().readTree(ports(new Cli(), "json").exits(0).out());
    assertThat(json.get("serial").asText()).isEqualTo(HOSTILE);
    assertThat(json.get("holderName").asText()).isEqualTo(HOSTILE);
  }

  private static Map<String, String> hostileDevice() {
    return Map.of("idVendor", "0403", "idProduct", "6001", "product", HOSTILE, "serial", HOSTILE);
  }

  @Test
  void aLongDescriptionIsCut() {
    machine.usb(
        "ttyUSB0",
        "1-1",
        Map.of("idVendor", "0403", "idProduct", "6001", "product", "x".repeat(126)));
    assertThat(ports(new Cli()).exits(0).out())
        .contains(' ' + "x".repeat(40) + "… (+86 bytes)  0403:6001");
  }

  @Test
  void noPortIsSaidInOneSentenceAndNoFailure() {
    ports(new Cli()).exits(0).complains("no serial port was found", "dmesg");
    ports(new Cli(), "json").exits(0).complains("no serial port was found");
  }

  @Test
  void closedStandardOutputIs141() {
    machine.uart("ttyS0", "4");
    ports(new Cli().closedOut()).exits(141);
    ports(new Cli().closedOut(), "json").exits(141);
  }

  @Test
  void itTakesNoWords() {
    Cli.run("ports", "/dev/ttyUSB0").exits(2).complains("ports takes no such word");
    Cli.run("ports").exits(0);
  }
}
