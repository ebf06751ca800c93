package dev.msp.transport.serial;

import dev.msp.transport.SerialPortInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The USB side of a port, as sysfs tells it: the port belongs to an interface, and that to a
 * device, some directories further up.
 *
 * @param usb which device it is, and where
 * @param description its own words: {@code FT232R USB UART (FTDI)}
 */
record UsbPort(SerialPortInfo.Usb usb, String description) {

  /**
   * Returns what a port is part of, or nothing if that is not a USB device.
   *
   * @param port the directory of the port itself
   */
  static Optional<UsbPort> of(SystemTree tree, Path port) {
    List<Path> places = tree.upwards(port);
    Optional<Path> face = first(places, "bInterfaceNumber");
    Optional<Path> device = first(places, "idVendor");
    if (face.isEmpty() || device.isEmpty()) {
      return Optional.empty();
    }
    String vendor = tree.line(device.get().resolve("idVendor"));
    String product = tree.line(device.get().resolve("idProduct"));
    if (!isId(vendor) || !isId(product)) {
      return Optional.empty();
    }
    String serial = tree.line(device.get().resolve("serial"));
    String socket = face.get().getFileName() + portOfInterface(tree, port);
    return Optional.of(
        new UsbPort(
            new SerialPortInfo.Usb(vendor, product, serial, socket),
            description(tree, device.get(), face.get())));
  }

  private static Optional<Path> first(List<Path> places, String file) {
    return places.stream().filter(place -> Files.isRegularFile(place.resolve(file))).findFirst();
  }

  private static boolean isId(String id) {
    boolean hex = id.length() == 4;
    for (int i = 0; i < id.length(); i++) {
      hex &= "0123456789abcdef".indexOf(id.charAt(i)) >= 0;
    }
    return hex;
  }

  /** Some adapters have several ports on one interface; the first is named like the only one. */
  private static String portOfInterface(SystemTree tree, Path port) {
    String number = tree.line(port.resolve("port_number"));
    return number.isEmpty() || number.equals("0") ? "" : "-port" + number;
  }

  private static String description(SystemTree tree, Path device, Path face) {
    String product = tree.line(device.resolve("product"));
    String maker = tree.line(device.resolve("manufacturer"));
    String what = product.isEmpty() ? "USB, driver " + driver(tree, face) : product;
    return maker.isEmpty() ? what : what + " (" + maker + ')';
  }

  private static String driver(SystemTree tree, Path face) {
    String link = tree.link(face.resolve("driver"));
    return link.isEmpty() ? "unknown" : link.substring(link.lastIndexOf('/') + 1);
  }
}
