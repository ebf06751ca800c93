package dev.msp.transport.serial;

import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.TransportException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an endpoint demands of a port: its USB vendor, product and serial number. */
final class PortFilter {

  private final Endpoint endpoint;
  private final Optional<String> vendor;
  private final Optional<String> product;
  private final Optional<String> serial;

  PortFilter(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.vendor = endpoint.options().text(EndpointOption.VID);
    this.product = endpoint.options().text(EndpointOption.PID);
    this.serial = endpoint.options().text(EndpointOption.SERIAL);
  }

  /** Returns whether any port will do. */
  boolean isEmpty() {
    return vendor.isEmpty() && product.isEmpty() && serial.isEmpty();
  }

  boolean matches(SerialPortInfo port) {
    return isEmpty() || port.usb().filter(this::matches).isPresent();
  }

  private boolean matches(SerialPortInfo.Usb usb) {
    return usb.vendor().equals(vendor.orElse(usb.vendor()))
        && usb.product().equals(product.orElse(usb.product()))
        && usb.serial().equals(serial.orElse(usb.serial()));
  }

  /**
   * Returns a port that was named.
   *
   * @throws TransportException if it is another device than the endpoint demands
   */
  SerialPortInfo checked(SerialPortInfo port) throws TransportException {
    if (!matches(port)) {
      throw new TransportException(
          PortText.name(endpoint)
              + ": the device there is another one, "
              + PortText.of(port)
              + "; correct vid, pid and serial, or leave them out");
    }
    return port;
  }

  /**
   * Returns the one port that matches.
   *
   * @throws TransportException if there is none, or are several
   */
  SerialPortInfo only(List<SerialPortInfo> ports) throws TransportException {
    List<SerialPortInfo> matching = ports.stream().filter(this::matches).toList();
    if (matching.isEmpty()) {
      throw nothing(ports);
    }
    if (matching.size() > 1) {
      throw new TransportException(
          PortText.name(endpoint)
              + ": "
              + matching.size()
              + " ports match: "
              + PortText.list(matching)
              + "; "
              + remedy(matching));
    }
    return matching.get(0);
  }

  /** Serial numbers help only where each port has one of its own. */
  private static String remedy(List<SerialPortInfo> matching) {
    Set<String> serials = new HashSet<>();
    for (SerialPortInfo port : matching) {
      port.usb().map(SerialPortInfo.Usb::serial).filter(s -> !s.isEmpty()).ifPresent(serials::add);
    }
    return serials.size() == matching.size()
        ? "add serial=" + serials.stream().sorted().findFirst().orElseThrow() + " or another"
        : "name one of them, such as serial:" + matching.get(0).device();
  }

  /** Returns what is said where no port matches. */
  TransportException nothing(List<SerialPortInfo> ports) {
    return new TransportException(
        PortText.name(endpoint)
            + (ports.isEmpty()
                ? ": no serial port is plugged in; plug the adapter in, see: msp ports"
                : ": there is no such port, only "
                    + PortText.list(ports)
                    + "; plug it in, or name one of these"));
  }
}
