package dev.msp.transport.serial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A tree of files like those by which Linux tells of its ports and processes. Laid out as the
 * kernel and udev do: {@code /sys/class/tty/NAME} is a link into {@code /sys/devices}, and {@code
 * device} in it one to what the port is part of.
 */
public final class FakeMachine {

  private final Path root;

  /** Begins with nothing in an empty directory. */
  public FakeMachine(Path root) {
    this.root = root;
    directory("/sys/class/tty");
    directory("/dev");
    directory("/proc");
  }

  /** Returns what stands for {@code /}. */
  public Path root() {
    return root;
  }

  /** Plugs an FTDI adapter into a socket such as {@code 1-1}. */
  public FakeMachine ftdi(String name, String socket, String serial) {
    return usb(
        name,
        socket,
        Map.of(
            "idVendor", "0403",
            "idProduct", "6001",
            "serial", serial,
            "product", "FT232R USB UART",
            "manufacturer", "FTDI"));
  }

  /** Plugs in an adapter that has no serial number and does not name its maker. */
  public FakeMachine ch340(String name, String socket) {
    return usb(
        name, socket, Map.of("idVendor", "1a86", "idProduct", "7523", "product", "USB Serial"));
  }

  /** Plugs in an adapter with one port that the usb-serial drivers of the kernel serve. */
  public FakeMachine usb(String name, String socket, Map<String, String> files) {
    String device = usbDevice(socket, files);
    String face = usbInterface(device, socket + ":1.0", "usb/drivers/fake_sio");
    return portOfInterface(name, face, 0);
  }

  /** Adds a port to an interface, as usb-serial does: with a directory of its own in between. */
  public FakeMachine portOfInterface(String name, String face, int number) {
    file(face + '/' + name + "/port_number", number + "\n");
    return port(name, face + '/' + name);
  }

  /** Makes the directory of a USB device and returns its name. */
  public String usbDevice(String socket, Map<String, String> files) {
    String device = "/sys/devices/pci0000:00/0000:00:14.0/usb1/" + socket;
    files.forEach((name, text) -> file(device + '/' + name, text + "\n"));
    return device;
  }

  /** Makes the directory of an interface and returns its name. */
  public String usbInterface(String device, String socket, String driver) {
    String face = device + '/' + socket;
    file(face + "/bInterfaceNumber", "0" + socket.substring(socket.length() - 1) + "\n");
    link(face + "/driver", "../../../../../../bus/" + driver);
    return face;
  }

  /** Makes a port that is part of some device: its entry in the class, and its node. */
  public FakeMachine port(String name, String device) {
    String entry = device + "/tty/" + name;
    directory(entry);
    link(entry + "/device", "../../../" + device.substring(device.lastIndexOf('/') + 1));
    link("/sys/class/tty/" + name, "../../.." + entry);
    return file("/dev/" + name, "");
  }

  /** Makes a port of the old kind. */
  public FakeMachine uart(String name, String type) {
    String platform = "/sys/devices/platform/serial8250";
    link(platform + "/driver", "../../../bus/platform/drivers/serial8250");
    String inner = platform + "/serial8250:0";
    link(inner + "/driver", "../../../../bus/serial-base/drivers/ctrl");
    port(name, inner);
    return file(inner + "/tty/" + name + "/type", type + "\n");
  }

  /** Makes something in the class that no hardware stands behind. */
  public FakeMachine virtual(String name) {
    directory("/sys/devices/virtual/tty/" + name);
    link("/sys/class/tty/" + name, "../../devices/virtual/tty/" + name);
    return file("/dev/" + name, "");
  }

  /** Gives a port a name by its maker and number, as udev does. */
  public FakeMachine byId(String name, String port) {
    return link("/dev/serial/by-id/" + name, "../../" + port);
  }

  /** Starts a process that has a file open. */
  public FakeMachine process(int pid, String comm, String file) {
    file("/proc/" + pid + "/comm", comm + "\n");
    link("/proc/" + pid + "/fd/0", "pipe:[31337]");
    return link("/proc/" + pid + "/fd/7", file);
  }

  /** Pulls a port out. */
  public FakeMachine unplug(String name) {
    try {
      Files.delete(at("/sys/class/tty/" + name));
      Files.delete(at("/dev/" + name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file, with the directories above it. */
  public FakeMachine file(String name, String text) {
    return bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file of any bytes. */
  public FakeMachine bytes(String name, byte[] content) {
    try {
      Files.createDirectories(at(name).getParent());
      Files.write(at(name), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FakeMachine link(String name, String target) {
    try {
      Files.createDirectories(at(name).getParent());
      Files.deleteIfExists(at(name));
      Files.createSymbolicLink(at(name), Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void directory(String name) {
    try {
      Files.createDirectories(at(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where a file of the machine really is. */
  public Path at(String name) {
    return root.resolve(name.substring(1));
  }
}
