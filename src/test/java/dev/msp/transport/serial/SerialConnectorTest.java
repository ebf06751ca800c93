package dev.msp.transport.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.msp.transport.EndpointParser;
import dev.msp.transport.TransportException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What opening can end in, each in one sentence. The device is one that every Unix has. */
@Timeout(20)
class SerialConnectorTest {

  private static final String DEVICE = "/dev/null";

  @TempDir Path root;
  private String opened = "";

  @BeforeEach
  void makeProc() throws Exception {
    Files.createDirectories(root.resolve("proc/4711/fd"));
    Files.writeString(root.resolve("proc/4711/comm"), "min\u001b[1mcom\n");
  }

  private SerialConnector connector(PortOpener opener) {
    return new SerialConnector(
        endpoint -> endpoint.host().equals("nowhere") ? "/dev/nowhere" : endpoint.host(),
        opener,
        new FakeTool(FakeTool.RAW),
        new SystemTree(root));
  }

  private SerialConnector refusing(int errno) {
    return connector(
        (device, settings, lines) -> {
          opened = device;
          throw new PortException(errno);
        });
  }

  private static String fault(SerialConnector connector, String endpoint) {
    TransportException fault =
        catchThrowableOfType(
            TransportException.class, () -> connector.connect(EndpointParser.parse(endpoint)));
    assertThat(fault).isNotNull();
    return String.valueOf(fault.getMessage());
  }

  private String refusal(int errno) {
    return fault(refusing(errno), DEVICE);
  }

  @Test
  void aLinkIsFollowedAndBothNamesAreShown() throws Exception {
    Path link = Files.createSymbolicLink(root.resolve("by-id"), Path.of(DEVICE));
    FakePort port = new FakePort();
    SerialConnector connector =
        connector(
            (device, settings, lines) -> {
              opened = device + ' ' + settings + ' ' + lines.dtr() + lines.rts();
              return port;
            });
    var transport =
        connector.connect(EndpointParser.parse("serial:" + link + "?baud=115200&dtr=keep"));
    assertThat(opened).isEqualTo(DEVICE + " 115200 8N1, flow none truetrue");
    assertThat(transport.describe()).isEqualTo(link + " (" + DEVICE + "), 115200 8N1, flow none");
    transport.close();
  }

  @Test
  void aPortThatIsNotThere() {
    assertThat(fault(refusing(0), "serial:/dev/nowhere"))
        .isEqualTo(
            "serial:/dev/nowhere: there is no such port;"
                + " plug the device in, and see `msp ports`");
    assertThat(opened).isEmpty();
  }

  @Test
  void aSettingBehindADeviceIsToldHowItGoes() throws Exception {
    for (String setting : List.of("@115200", ",9600", ":9600,8n1")) {
      assertThat(fault(refusing(0), "serial:" + DEVICE + setting))
          .endsWith(
              "there is no such port, but /dev/null is there;"
                  + " settings go like this: /dev/null?baud=115200");
    }
    assertThat(fault(refusing(0), "serial:/dev/null@new")).contains("plug the device in");
  }

  @Test
  void aPathThatIsNoPort() throws Exception {
    Path file = Files.createFile(root.resolve("file"));
    assertThat(fault(refusing(0), "serial:" + file))
        .isEqualTo(
            "serial:"
                + file
                + ": this is a file and no serial port; give one such as /dev/ttyUSB0");
    assertThat(fault(refusing(0), "serial:" + root)).contains("this is a directory and no serial");
    assertThat(opened).isEmpty();
    assertThat(refusal(25)).contains("this is another kind of device and no serial port; ");
  }

  private void lock(long pid) throws Exception {
    long dev = ((Number) Files.getAttribute(Path.of(DEVICE), "unix:dev")).longValue();
    long inode = ((Number) Files.getAttribute(Path.of(DEVICE), "unix:ino")).longValue();
    assertThat(dev).as("a file system of few devices").isLessThan(256L);
    Files.writeString(
        root.resolve("proc/locks"),
        String.format(
            "1: POSIX  ADVISORY  WRITE 99 00:%02x:%d 0 EOF%n"
                + "2: FLOCK  ADVISORY  WRITE 98 fe:00:%2$d 0 EOF%n"
                + "3: FLOCK  ADVISORY  WRITE %3$d 00:%1$02x:%2$d 0 EOF%n",
            dev, inode, pid));
  }

  @Test
  void aPortThatAnotherProgramHasLockedIsNotEvenOpened() throws Exception {
    lock(4711);
    assertThat(refusal(0))
        .isEqualTo(
            "serial:/dev/null: min?[1mcom (process 4711) has the port open; close it there first");
    assertThat(opened).isEmpty();
  }

  @Test
  void aPortWhoseLockerIsGoneIsHeldByWhoHasItOpen() throws Exception {
    lock(4710);
    assertThat(refusal(0)).contains(": a program (process 4710) has the port open; ");
    Files.createSymbolicLink(root.resolve("proc/4711/fd/5"), Path.of(DEVICE));
    assertThat(refusal(0)).contains(": min?[1mcom (process 4711) has the port open; ");
  }

  @Test
  void aPortThatTheSystemCallsBusyNamesItsHolder() throws Exception {
    Files.createSymbolicLink(root.resolve("proc/4711/fd/5"), Path.of(DEVICE));
    assertThat(refusal(11)).contains(": min?[1mcom (process 4711) has the port open; ");
    assertThat(refusal(16)).contains(": min?[1mcom (process 4711) has the port open; ");
  }

  @Test
  void aPortThatIsBusyWithNobodyKnownSaysThat() {
    assertThat(refusal(16))
        .isEqualTo("serial:/dev/null: another program has the port open; close it there first");
  }

  @Test
  void aPortThatThisProgramHasOpenAlready() throws Exception {
    assertThat(refusal(2))
        .isEqualTo("serial:/dev/null: this program itself has the port open; close it there first");
    long pid = ProcessHandle.current().pid();
    Files.createDirectories(root.resolve("proc/" + pid + "/fd"));
    Files.createSymbolicLink(root.resolve("proc/" + pid + "/fd/5"), Path.of(DEVICE));
    assertThat(refusal(11)).contains(": this program itself has the port open; ");
  }

  @Test
  void aPortThatThisUserMayNotOpen() {
    assertThat(SerialFault.forbidden("serial:X", "/dev/X", "dialout"))
        .hasMessage(
            "serial:X: this user may not open the port;"
                + " join its group by `sudo usermod -aG dialout $USER` and log in again");
    // /dev/null is for all, and its group is root, which nobody is to join
    assertThat(refusal(13))
        .isEqualTo(
            "serial:/dev/null: this user may not open the port;"
                + " its owner must allow it, as by `sudo setfacl -m u:$USER:rw /dev/null`");
  }

  @Test
  void settingsThatTheDriverDoesNotTake() {
    assertThat(fault(refusing(22), DEVICE + "?baud=12345"))
        .isEqualTo(
            "serial:/dev/null: the driver does not take 12345 8N1, flow none;"
                + " try another rate or format");
    assertThat(fault(refusing(0), DEVICE + "?format=7E1.5"))
        .isEqualTo("serial:/dev/null: 7E1.5 is impossible: 1.5 stop bits go with 5 data bits only");
  }

  @Test
  void whateverElseTheSystemSays() {
    assertThat(refusal(6)).contains("no device behind this port; ");
    assertThat(refusal(19)).contains("no device behind this port; ");
    assertThat(refusal(5)).contains("the device does not answer; ");
    assertThat(refusal(99)).contains("the port cannot be opened (error 99); ");
  }

  @Test
  void aLibraryThatCannotBeLoaded() {
    SerialConnector connector =
        connector(
            (device, settings, lines) -> {
              throw new NativeLibraryException("no directory can hold it; make one");
            });
    assertThat(fault(connector, DEVICE))
        .isEqualTo("serial:/dev/null: no directory can hold it; make one");
  }

  @Test
  void whatIsNotThereMayComeAndWhatIsDeniedStaysSo() {
    for (int errno : new int[] {2, 11, 13, 16, 22, 25}) {
      assertThat(isDenied(refusing(errno), DEVICE)).as("error %d", errno).isTrue();
    }
    for (int errno : new int[] {5, 6, 19, 99}) {
      assertThat(isDenied(refusing(errno), DEVICE)).as("error %d", errno).isFalse();
    }
    assertThat(isDenied(refusing(0), "serial:/dev/nowhere")).isFalse();
    assertThat(isDenied(refusing(0), "serial:" + root)).isTrue();
    assertThat(isDenied(refusing(0), DEVICE + "?format=7E1.5")).isTrue();
  }

  private static boolean isDenied(SerialConnector connector, String endpoint) {
    TransportException fault =
        catchThrowableOfType(
            TransportException.class, () -> connector.connect(EndpointParser.parse(endpoint)));
    return fault.isDenied();
  }
}
