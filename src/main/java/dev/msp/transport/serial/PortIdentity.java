package dev.msp.transport.serial;

import dev.msp.transport.Endpoint;
import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.TransportException;
import java.util.List;
import java.util.Optional;

/**
 * By what a device is known again. A USB device is known by vendor, product and serial number;
 * where it has no number, or another one had the same when it was chosen, by the socket that it is
 * plugged into. Any other port cannot be unplugged, and is known by its name.
 */
final class PortIdentity {

  private final SerialPortInfo first;
  private final boolean bySocket;

  /**
   * Makes that of a port.
   *
   * @param ports all that were there when it was chosen
   */
  PortIdentity(SerialPortInfo port, List<SerialPortInfo> ports) {
    this.first = port;
    this.bySocket =
        port.usb().filter(usb -> usb.serial().isEmpty()).isPresent()
            || ports.stream().filter(this::isAlike).count() > 1;
  }

  /**
   * Returns what the device is called now.
   *
   * @throws TransportException if it is not there; says so too where another device has its name
   */
  String find(Endpoint endpoint, List<SerialPortInfo> ports) throws TransportException {
    if (first.usb().isEmpty()) {
      return first.device();
    }
    List<SerialPortInfo> alike =
        ports.stream().filter(port -> bySocket ? isThere(port) : isAlike(port)).toList();
    if (alike.size() == 1) {
      return alike.get(0).device();
    }
    // Two with one number: the one that is where it was is the one that it was.
    Optional<SerialPortInfo> there = alike.stream().filter(this::isThere).findFirst();
    if (there.isPresent()) {
      return there.get().device();
    }
    throw alike.isEmpty() ? unplugged(endpoint, ports) : twins(endpoint, alike);
  }

  private boolean isAlike(SerialPortInfo port) {
    return port.usb().isPresent()
        && first.usb().isPresent()
        && sameNumbers(port.usb().get(), first.usb().get())
        && face(port.usb().get()).equals(face(first.usb().get()));
  }

  private boolean isThere(SerialPortInfo port) {
    return port.usb().isPresent()
        && first.usb().isPresent()
        && sameNumbers(port.usb().get(), first.usb().get())
        && port.usb().get().socket().equals(first.usb().get().socket());
  }

  private static boolean sameNumbers(SerialPortInfo.Usb one, SerialPortInfo.Usb other) {
    return one.vendor().equals(other.vendor())
        && one.product().equals(other.product())
        && one.serial().equals(other.serial());
  }

  /** Which of several ports of one device it is: what follows the colon of the socket. */
  private static String face(SerialPortInfo.Usb usb) {
    return usb.socket().substring(usb.socket().indexOf(':') + 1);
  }

  private TransportException unplugged(Endpoint endpoint, List<SerialPortInfo> ports) {
    StringBuilder message = new StringBuilder(PortText.name(endpoint)).append(": ");
    message.append(PortText.deviceOf(first)).append(" is unplugged; plug it in again");
    if (bySocket) {
      message.append(", where it was, for it has no serial number of its own");
    }
    for (SerialPortInfo port : ports) {
      if (port.device().equals(first.device())) {
        message.append(" (").append(port.device()).append(" is another device now: ");
        message.append(PortText.deviceOf(port)).append(')');
      }
    }
    return new TransportException(message.toString());
  }

  private static TransportException twins(Endpoint endpoint, List<SerialPortInfo> alike) {
    return new TransportException(
        PortText.name(endpoint)
            + ": cannot tell which of these it was: "
            + PortText.list(alike)
            + "; unplug all but that one");
  }
}
