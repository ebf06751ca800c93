package dev.msp.cli;

import dev.msp.transport.PortFinder;
import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.serial.LinuxPorts;
import java.util.List;

/** {@code msp ports}: the serial ports of this machine. */
final class PortsCommand implements Subcommand {

  /** What is said where there is none. */
  static final String NONE = "no serial port was found";

  /** What to do then. */
  static final String NONE_REMEDY =
      "plug an adapter in; if it is, see what the kernel says of it: sudo dmesg | tail";

  /** What is said on a system of which we cannot tell. */
  static final String NOT_LINUX =
      "serial ports can be listed on Linux only; name the port, such as serial:COM3";

  private final PortFinder finder;

  PortsCommand() {
    this(new LinuxPorts());
  }

  PortsCommand(PortFinder finder) {
    this.finder = finder;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "ports",
        "List the serial ports of this machine, and who has them open",
        "",
        List.of(SendCommand.JSON),
        List.of("msp ports", "msp ports --json"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    boolean json = words.flag(SendCommand.JSON);
    List<SerialPortInfo> ports = finder.ports();
    PortListing listing = new PortListing(streams.out());
    if (json) {
      ports.forEach(listing::json);
    } else if (!ports.isEmpty()) {
      listing.table(ports);
    }
    if (ports.isEmpty()) {
      streams.complain(isLinux() ? NONE + "; " + NONE_REMEDY : NOT_LINUX);
    }
    streams.out().flush();
    return streams.out().isBroken() ? ExitCode.CLOSED_OUTPUT : ExitCode.DONE;
  }

  /** Returns whether ports can be found at all. */
  static boolean isLinux() {
    return System.getProperty("os.name", "").equals("Linux");
  }
}
