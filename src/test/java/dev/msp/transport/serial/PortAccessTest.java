package dev.msp.transport.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortAccessTest {

  private static final String PORT = "/dev/ttyUSB0";

  @TempDir private Path root;
  private FakeMachine machine;

  /** The group of the files that a test makes: whatever it is, it plays the part of dialout. */
  private int group;

  @BeforeEach
  void bobLogsIn() throws IOException {
    machine = new FakeMachine(root).file(PORT, "");
    group = (Integer) Files.getAttribute(machine.at(PORT), "unix:gid");
    if (group == 0) {
      group = 20;
      Files.setAttribute(machine.at(PORT), "unix:gid", group); // only root has files of group 0
    }
    machine.file("/etc/passwd", "root:x:0:0::/:/bin/sh\nbob:x:1007:1007:Bob:/home/bob:/bin/sh\n");
    groups("alice");
    process("1007 4444");
    mode("rw-rw----");
  }

  private void groups(String members) {
    machine.file("/etc/group", "root:x:0:\n\nbroken\ndialout:x:" + group + ":" + members + "\n");
  }

  private void process(String groups) {
    machine.file(
        "/proc/self/status",
        "Name:\tmsp\nUid:\t0\t1007\t0\t1007\nGid:\t1007\t1007\nGroups:\t" + groups + " \n");
  }

  private void mode(String mode) throws IOException {
    Files.setPosixFilePermissions(machine.at(PORT), PosixFilePermissions.fromString(mode));
  }

  private PortAccess.Refusal refusal() {
    return new PortAccess(root, node -> false).refusal(PORT).orElseThrow();
  }

  @Test
  void theSystemDecidesWhetherAPortMayBeOpened() {
    assertThat(new PortAccess(root, node -> node.equals(machine.at(PORT))).refusal(PORT)).isEmpty();
    assertThat(refusal().reason()).contains(PORT);
  }

  @Test
  void whoIsNotInTheGroupOfThePortIsToldHowToJoinIt() {
    assertThat(refusal())
        .isEqualTo(
            new PortAccess.Refusal(
                "/dev/ttyUSB0 is open to group dialout, and bob is not in it",
                "sudo usermod -aG dialout bob, then log in again"));
  }

  @Test
  void theGroupIsThatOfThePort() {
    machine.file("/etc/group", "dialout:x:99999:bob\nuucp:x:" + group + ":\n");
    assertThat(refusal().remedy()).isEqualTo("sudo usermod -aG uucp bob, then log in again");
    machine.file("/etc/group", "");
    assertThat(refusal().remedy()).startsWith("sudo usermod -aG " + group + " bob");
  }

  @Test
  void whoJoinedTheGroupAfterLoggingInHasToLogInAgain() {
    groups("alice,bob");
    assertThat(refusal())
        .isEqualTo(
            new PortAccess.Refusal(
                "/dev/ttyUSB0 is open to group dialout, to which you were added later",
                "log in again"));
    groups("bobby");
    assertThat(refusal().remedy()).startsWith("sudo usermod");
  }

  @Test
  void whoIsInTheGroupAndIsRefusedMayBeInAContainer() {
    process("4 " + group);
    assertThat(refusal().reason()).contains("refused, though its group dialout is one of yours");
    assertThat(refusal().remedy()).contains("--device /dev/ttyUSB0");
  }

  @Test
  void aPortThatNoGroupMayOpenIsGivenToTheUser() throws IOException {
    mode("rw-------");
    assertThat(refusal().reason()).isEqualTo("/dev/ttyUSB0 is not open to any group");
    assertThat(refusal().remedy()).startsWith("sudo chown bob /dev/ttyUSB0 (");
    mode("rw-r-----");
    assertThat(refusal().remedy()).startsWith("sudo chown");
  }

  @Test
  void aUserWhomThisMachineDoesNotKnowByNameIsLeftToTheShell() {
    machine.file("/etc/passwd", "");
    assertThat(refusal().remedy()).contains("dialout $USER");
  }

  @Test
  void aPortThatVanishedMeanwhileIsSurvived() throws IOException {
    Files.delete(machine.at(PORT));
    Files.delete(machine.at("/proc/self/status"));
    assertThat(refusal().reason()).contains(PORT);
  }
}
