package dev.msp.transport.serial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.transport.PortFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedPortsTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir private Path root;
  private FakeMachine machine;
  private PortFinder finder;
  private int looks;
  private long clock = LONG_AGO.toMillis() + 60_000;

  @BeforeEach
  void plugInLongAgo() throws IOException {
    machine = new FakeMachine(root).ftdi("ttyUSB0", "1-1", "A1").byId("usb-a", "ttyUSB0");
    finder =
        new RememberedPorts(
            new SystemTree(root),
            () -> {
              looks++;
              return List.of();
            },
            () -> clock);
    settle(LONG_AGO);
  }

  private void settle(FileTime time) throws IOException {
    Files.setLastModifiedTime(machine.at("/dev/serial/by-id"), time);
    Files.setLastModifiedTime(machine.at("/dev"), time);
  }

  private int looksOfThreeCalls() {
    int before = looks;
    finder.ports();
    finder.ports();
    finder.ports();
    return looks - before;
  }

  @Test
  void whileNothingChangesOneLookIsEnough() {
    assertThat(looksOfThreeCalls()).isEqualTo(1);
    assertThat(looksOfThreeCalls()).isEqualTo(0);
  }

  @Test
  void whatComesOrGoesIsSeenAtOnce() throws IOException {
    PortFinder real = new LinuxPorts(root).withoutHolders();
    assertThat(real.ports()).hasSize(1);
    machine.ftdi("ttyUSB1", "1-2", "A2");
    assertThat(real.ports()).hasSize(2);
    settle(LONG_AGO);
    machine.byId("usb-b", "ttyUSB1");
    assertThat(real.ports().get(1).byId()).isEqualTo("usb-b");
    settle(FileTime.from(LONG_AGO.toInstant().plusSeconds(1)));
    machine.unplug("ttyUSB0");
    assertThat(real.ports()).hasSize(1);
  }

  @Test
  void aDirectoryThatChangedJustNowIsLookedAtAgain() {
    clock = LONG_AGO.toMillis() + 1_000;
    assertThat(looksOfThreeCalls()).isEqualTo(3);
    clock = LONG_AGO.toMillis() - 3_600_000;
    assertThat(looksOfThreeCalls()).as("by a clock that was set back").isEqualTo(3);
    clock = LONG_AGO.toMillis() + 1_001;
    assertThat(looksOfThreeCalls()).isEqualTo(1);
  }

  @Test
  void aMachineWithoutAnyNamesIsLookedAtOnce() throws IOException {
    Files.delete(machine.at("/dev/serial/by-id/usb-a"));
    Files.delete(machine.at("/dev/serial/by-id"));
    Files.setLastModifiedTime(machine.at("/dev"), LONG_AGO);
    assertThat(looksOfThreeCalls()).isEqualTo(1);
  }
}
