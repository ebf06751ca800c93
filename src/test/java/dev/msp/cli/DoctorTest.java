package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.transport.serial.FakeMachine;
import dev.msp.transport.serial.LinuxPorts;
import dev.msp.transport.serial.PortAccess;
import dev.msp.transport.serial.PortGrabbers;
import dev.msp.transport.serial.SerialLibrary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

  @TempDir private Path root;
  @TempDir private Path home;
  private FakeMachine machine;
  private SerialLibrary library = new SerialLibrary("/cache/msp/jserialcomm", "", "");

  @BeforeEach
  void plugIn() {
    machine = new FakeMachine(root).ftdi("ttyUSB0", "1-1", "A1");
  }

  private Cli cli() {
    return new Cli()
        .env("XDG_CONFIG_HOME", home.toString())
        .env("XDG_STATE_HOME", home.toString())
        .env("XDG_CACHE_HOME", home.toString());
  }

  private Cli.Outcome doctor(Cli cli, boolean mayOpen, String... options) {
    PortChecks checks =
        new PortChecks(
            new LinuxPorts(root),
            new PortAccess(root, node -> mayOpen),
            new PortGrabbers(root),
            () -> library);
    Map<String, String> given = options.length == 0 ? Map.of() : Map.of(options[0], "yes");
    return cli.command(new DoctorCommand(checks), new Words(List.of(), given, Map.of()));
  }

  private static List<String> wrong(Cli.Outcome outcome) {
    return outcome.lines().stream().filter(line -> !line.startsWith("ok  ")).toList();
  }

  @Test
  void whereNothingIsWrongEveryLineIsOkAndTheExitCodeIs0() {
    Cli.Outcome outcome = doctor(cli(), true).exits(0);
    assertThat(wrong(outcome)).isEmpty();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains(
            "ok  ports          1 found\n",
            "ok  permission     /dev/ttyUSB0 may be opened\n",
            "ok  lock           /dev/ttyUSB0 is not known to be in use\n",
            "ok  programs       neither ModemManager nor brltty runs\n",
            "ok  library        loaded from /cache/msp/jserialcomm\n",
            "ok  terminal       standard output is none\n",
            "ok  locale         UTF-8\n",
            "ok  java           " + System.getProperty("java.version"),
            "ok  configuration  " + home + "/msp\n");
  }

  @Test
  void aPortThatMayNotBeOpenedIsWrongWithTheRemedy() {
    assertThat(wrong(doctor(cli(), false).exits(1)))
        .singleElement()
        .asString()
        .startsWith("!!  permission     /dev/ttyUSB0 is ")
        .contains("; sudo ");
  }

  @Test
  void aPortThatIsInUseIsWrongWithTheProcess() {
    machine.process(4242, "picocom", "/dev/ttyUSB0");
    assertThat(wrong(doctor(cli(), true).exits(1)))
        .containsExactly(
            "!!  lock           /dev/ttyUSB0 is in use by process 4242, picocom;"
                + " close it there, or end it: kill 4242");
  }

  @Test
  void noPortIsWrong() {
    machine.unplug("ttyUSB0");
    assertThat(wrong(doctor(cli(), true).exits(1)))
        .singleElement()
        .asString()
        .startsWith("!!  ports          no serial port was found; plug an adapter in");
  }

  @Test
  void aProgramThatTakesPortsIsWrong() {
    machine.process(77, "ModemManager", "x");
    assertThat(wrong(doctor(cli(), true).exits(1)))
        .containsExactly(
            "!!  programs       ModemManager runs, which takes new ports;"
                + " unless you use a modem: sudo systemctl disable --now ModemManager");
  }

  @Test
  void aLibraryThatCannotBeLoadedIsWrong() {
    library = new SerialLibrary("", "/tmp is mounted noexec", "set XDG_CACHE_HOME");
    assertThat(wrong(doctor(cli(), true).exits(1)))
        .containsExactly("!!  library        /tmp is mounted noexec; set XDG_CACHE_HOME");
  }

  @Test
  void aLocaleThatIsNotUtf8IsWrong() {
    assertThat(wrong(doctor(cli().charset(StandardCharsets.US_ASCII), true).exits(1)))
        .containsExactly(
            "!!  locale         it says US-ASCII, so most characters are shown as escapes;"
                + " export LC_ALL=C.UTF-8");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsWrong() {
    machine.file("/file", "");
    String file = root.resolve("file").toString();
    assertThat(wrong(doctor(cli().env("XDG_CACHE_HOME", file), true).exits(1)))
        .containsExactly(
            "!!  cache          "
                + (file + "/msp cannot be made, for " + file)
                + " is no directory; set XDG_CACHE_HOME to a directory of yours");
    Cli nul = cli().env("XDG_STATE_HOME", "/a\u0000b");
    assertThat(wrong(doctor(nul, true).exits(1)))
        .containsExactly("!!  state          /a\\0b/msp is no path; correct XDG_STATE_HOME");
  }

  @Test
  void jsonHasOneObjectForEachCheck() throws JsonProcessingException {
    machine.process(4242, "pico\u001b[31m", "/dev/ttyUSB0");
    Cli.Outcome outcome = doctor(cli(), true, "json").exits(1);
    for (String line : outcome.lines()) {
      JsonNode finding = new ObjectMapper().readTree(line);
      boolean lock = finding.get("check").asText().equals("lock");
      assertThat(finding.get("ok").asBoolean()).isEqualTo(!lock);
      assertThat(finding.has("remedy")).isEqualTo(lock);
      assertThat(finding.get("found").asText().contains("pico\u001b[31m")).isEqualTo(lock);
    }
    assertThat(outcome.lines()).hasSize(11);
  }

  @Test
  void closedStandardOutputIs141() {
    doctor(cli().closedOut(), false).exits(141);
  }

  @Test
  void thisMachineCanBeChecked() {
    Cli.Outcome outcome = Cli.run("doctor");
    assertThat(outcome.exitCode()).isBetween(0, 1);
    assertThat(outcome.lines())
        .allMatch(line -> line.startsWith("ok  ") || line.startsWith("!!  "));
    Cli.run("doctor", "more").exits(2).complains("doctor takes no such word");
  }
}
