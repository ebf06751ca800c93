package dev.msp.cli;

import dev.msp.transport.PortFinder;
import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.serial.PortAccess;
import dev.msp.transport.serial.PortGrabbers;
import dev.msp.transport.serial.SerialLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Checks whether serial ports can be used.
 *
 * @param finder finds them
 * @param access tells whether this user may open them
 * @param grabbers finds programs that take them
 * @param library loads the native library
 */
record PortChecks(
    PortFinder finder, PortAccess access, PortGrabbers grabbers, Supplier<SerialLibrary> library) {

  List<Finding> findings() {
    List<SerialPortInfo> ports = finder.ports();
    List<Finding> findings = new ArrayList<>();
    findings.add(number(ports.size()));
    for (SerialPortInfo port : ports) {
      findings.add(permission(port));
      findings.add(holder(port));
    }
    findings.addAll(others());
    findings.add(loaded());
    return findings;
  }

  private static Finding number(int count) {
    if (count == 0 && PortsCommand.isLinux()) {
      return Finding.wrong("ports", PortsCommand.NONE, PortsCommand.NONE_REMEDY);
    }
    return Finding.fine("ports", count == 0 ? PortsCommand.NOT_LINUX : count + " found");
  }

  private Finding permission(SerialPortInfo port) {
    return access
        .refusal(port.device())
        .map(refusal -> Finding.wrong("permission", refusal.reason(), refusal.remedy()))
        .orElseGet(() -> Finding.fine("permission", port.device() + " may be opened"));
  }

  private static Finding holder(SerialPortInfo port) {
    return port.holder()
        .map(
            holder ->
                Finding.wrong(
                    "lock",
                    port.device()
                        + " is in use by process "
                        + holder.pid()
                        + (holder.name().isEmpty() ? "" : ", " + holder.name()),
                    "close it there, or end it: kill " + holder.pid()))
        .orElseGet(() -> Finding.fine("lock", port.device() + " is not known to be in use"));
  }

  private List<Finding> others() {
    List<Finding> findings = new ArrayList<>();
    for (PortGrabbers.Grabber grabber : grabbers.running()) {
      findings.add(
          Finding.wrong(
              "programs", grabber.name() + " runs, which takes new ports", grabber.remedy()));
    }
    return findings.isEmpty()
        ? List.of(Finding.fine("programs", "neither ModemManager nor brltty runs"))
        : findings;
  }

  private Finding loaded() {
    SerialLibrary loaded = library.get();
    if (!loaded.fault().isEmpty()) {
      return Finding.wrong("library", loaded.fault(), loaded.remedy());
    }
    return Finding.fine(
        "library", loaded.directory().isEmpty() ? "loaded" : "loaded from " + loaded.directory());
  }
}
