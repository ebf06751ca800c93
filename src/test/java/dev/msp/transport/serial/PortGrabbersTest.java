package dev.msp.transport.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortGrabbersTest {

  @Test
  void theProgramsThatTakePortsAreFoundWithTheCommandThatStopsThem(@TempDir Path root) {
    FakeMachine machine = new FakeMachine(root).process(9, "bash", "/dev/pts/0");
    assertThat(new PortGrabbers(root).running()).isEmpty();
    machine.process(800, "brltty", "x").process(77, "ModemManager", "x");
    machine.file("/proc/self/comm", "brltty");
    assertThat(new PortGrabbers(root).running())
        .extracting(found -> found.pid() + " " + found.remedy())
        .containsExactly(
            "77 unless you use a modem: sudo systemctl disable --now ModemManager",
            "800 unless you use a Braille display: sudo systemctl mask --now brltty brltty-udev");
  }
}
