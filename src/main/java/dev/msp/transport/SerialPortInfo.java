package dev.msp.transport;

import java.util.Optional;

/**
 * One serial port of this machine.
 *
 * @param device how it is opened, such as {@code /dev/ttyUSB0} or {@code COM3}
 * @param description what it is, in the words of its maker or driver; may be empty
 * @param usb which USB device it belongs to
 * @param byId its name below {@code /dev/serial/by-id}, without the directory, else empty
 * @param since when the device node was made, in nanoseconds since 1970; 0 where unknown
 * @param holder who has it open, as far as this user may know
 */
public record SerialPortInfo(
    String device,
    String description,
    Optional<Usb> usb,
    String byId,
    long since,
    Optional<Holder> holder) {

  /**
   * The USB device a port belongs to.
   *
   * @param vendor idVendor, four lower-case hexadecimal digits
   * @param product idProduct, four lower-case hexadecimal digits
   * @param serial iSerialNumber, empty if it has none
   * @param socket where it is plugged in, such as {@code 1-1.2:1.0}: tells ports without a serial
   *     number, and several ports of one device, apart
   */
  public record Usb(String vendor, String product, String serial, String socket) {}

  /**
   * A process that has the port open.
   *
   * @param pid its process id
   * @param name its name, as the system tells it
   */
  public record Holder(long pid, String name) {}
}
