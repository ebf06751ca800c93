package dev.msp.transport.serial;

import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.SerialPortInfo;
import java.util.List;

/** Speaks of ports in messages. What they quote of a device is for SafeText to make safe. */
final class PortText {

  /** Ports that a message lists; a terminal server may have hundreds. */
  private static final int LISTED = 8;

  private static final List<EndpointOption> DEMANDS =
      List.of(EndpointOption.VID, EndpointOption.PID, EndpointOption.SERIAL);

  private PortText() {}

  /** Returns the endpoint with what it demands of the port, and no other options. */
  static String name(Endpoint endpoint) {
    StringBuilder name = new StringBuilder(endpoint.address());
    for (EndpointOption option : DEMANDS) {
      String value = endpoint.options().text(option).orElse("");
      if (!value.isEmpty()) {
        name.append(name.indexOf("?") < 0 ? '?' : '&').append(option.key());
        name.append('=').append(value);
      }
    }
    return name.toString();
  }

  /** Returns {@code /dev/ttyUSB0 (FT232R USB UART (FTDI), 0403:6001, serial A50285BI)}. */
  static String of(SerialPortInfo port) {
    String device = deviceOf(port);
    return device.isEmpty() ? port.device() : port.device() + " (" + device + ')';
  }

  /** Returns what the device is, without the name that it has just now. */
  static String deviceOf(SerialPortInfo port) {
    StringBuilder text = new StringBuilder(port.description());
    port.usb()
        .ifPresent(
            usb -> {
              text.append(text.isEmpty() ? "" : ", ").append(usb.vendor()).append(':');
              text.append(usb.product());
              text.append(usb.serial().isEmpty() ? "" : ", serial " + usb.serial());
            });
    return text.toString();
  }

  static String list(List<SerialPortInfo> ports) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(ports.size(), LISTED); i++) {
      text.append(i == 0 ? "" : ", ").append(of(ports.get(i)));
    }
    return ports.size() <= LISTED
        ? text.toString()
        : text + " and " + (ports.size() - LISTED) + " more";
  }
}
