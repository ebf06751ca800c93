package dev.msp.cli;

import dev.msp.transport.PortFinder;
import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.serial.LinuxPorts;
import java.util.List;

/** {@code msp ports}: the serial ports of this machine. */
final class PortsCommand implements Command {

  /** What to do where no port was found. */
  static final String NONE =
      "no serial port was found; plug an adapter in, and if it is, see what `sudo dmesg | tail`"
          + " says of it";

  private static final String NOT_LINUX =
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
      streams.complain(isLinux() ? NONE : NOT_LINUX);
    }
    streams.out().flush();
    return streams.out().isBroken() ? ExitCode.CLOSED_OUTPUT : ExitCode.DONE;
  }

  private static boolean isLinux() {
    return System.getProperty("os.name", "").equals("Linux");
  }
}
