package dev.msp.transport.serial;

import dev.msp.transport.PortFinder;
import dev.msp.transport.SerialPortInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ports that the kernel has hardware for: what stands below {@code /sys/class/tty} with a
 * device, and has a node in {@code /dev}. Pseudo-terminals and virtual consoles are none; they are
 * opened by their path. On a system that is no Linux there is nothing to be found here.
 */
public final class LinuxPorts implements PortFinder {

  private final SystemTree tree;
  private final PortHolders holders;

  /** Looks at this machine. */
  public LinuxPorts() {
    this(Path.of("/"));
  }

  /**
   * Looks at a tree of files like that of a machine.
   *
   * @param root what stands for {@code /}
   */
  public LinuxPorts(Path root) {
    this.tree = new SystemTree(root);
    this.holders = new PortHolders(tree);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Who holds a port is looked up for every one of them at once, in all processes that this user
   * may look into; {@link #withoutHolders} is for those who ask often.
   */
  @Override
  public List<SerialPortInfo> ports() {
    List<SerialPortInfo> found = present();
    List<String> devices = found.stream().map(SerialPortInfo::device).toList();
    Map<String, SerialPortInfo.Holder> held = holders.of(devices);
    return found.stream().map(port -> withHolder(port, held.get(port.device()))).toList();
  }

  /**
   * Returns a finder of the same ports for one thread that asks often: it does not look who holds
   * them, and looks at nothing else either while no device comes or goes.
   */
  public PortFinder withoutHolders() {
    return new RememberedPorts(tree, this::present, System::currentTimeMillis);
  }

  /**
   * Returns what follows the links of a name: {@code /dev/ttyUSB0} for {@code
   * /dev/serial/by-id/usb-FTDI_…}. A name that leads nowhere stays as it is.
   */
  UnaryOperator<String> links() {
    return tree::device;
  }

  private List<SerialPortInfo> present() {
    Map<String, String> names = namesById();
    List<SerialPortInfo> found = new ArrayList<>();
    for (Path entry : tree.list(tree.path("/sys/class/tty"))) {
      String name = String.valueOf(entry.getFileName());
      if (!isVirtualConsole(name) && isHardware(entry, name)) {
        String device = "/dev/" + name;
        found.add(port(device, entry, names.getOrDefault(device, "")));
      }
    }
    found.sort(
        Comparator.comparing((SerialPortInfo port) -> wordOf(port.device()))
            .thenComparing(port -> numberOf(port.device())));
    return found;
  }

  /** There are 63 of them, tty1 and on: looking at each would be most of the work. */
  private static boolean isVirtualConsole(String name) {
    return wordOf(name).equals("tty");
  }

  /** The driver of the old ports makes its four or more whether there is a UART or not: type 0. */
  private boolean isHardware(Path entry, String name) {
    return Files.exists(entry.resolve("device"))
        && !(name.startsWith("ttyS") && tree.line(entry.resolve("type")).equals("0"))
        && Files.exists(tree.path("/dev/" + name));
  }

  private SerialPortInfo port(String device, Path entry, String byId) {
    Path place = entry.resolve("device");
    Optional<UsbPort> usb = UsbPort.of(tree, place);
    return new SerialPortInfo(
        device,
        usb.map(UsbPort::description).orElseGet(() -> driver(place)),
        usb.map(UsbPort::usb),
        byId,
        since(device),
        Optional.empty());
  }

  /** Newer kernels put devices of their own, called port and ctrl, below that of the driver. */
  private String driver(Path place) {
    for (Path at : tree.upwards(place)) {
      String driver = tree.link(at.resolve("driver"));
      if (!driver.isEmpty() && !driver.contains("/serial-base/")) {
        return "UART, driver " + driver.substring(driver.lastIndexOf('/') + 1);
      }
    }
    return "UART";
  }

  /**
   * The time at which the inode was last changed: when udev had made it ready. The others do not
   * tell, for the kernel sets them when bytes go over the line.
   */
  private long since(String device) {
    try {
      Object time = Files.getAttribute(tree.path(device), "unix:ctime");
      return time instanceof FileTime changed ? changed.to(TimeUnit.NANOSECONDS) : 0;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return 0;
    }
  }

  /** Where several names lead to one device, the first in the order of the alphabet is taken. */
  private Map<String, String> namesById() {
    Map<String, String> names = new HashMap<>();
    for (Path link : tree.list(tree.path("/dev/serial/by-id"))) {
      String target = tree.link(link);
      if (!target.isEmpty()) {
        String device = "/dev/" + target.substring(target.lastIndexOf('/') + 1);
        names.merge(
            device,
            String.valueOf(link.getFileName()),
            (one, other) -> one.compareTo(other) < 0 ? one : other);
      }
    }
    return names;
  }

  private static SerialPortInfo withHolder(
      SerialPortInfo port, SerialPortInfo.@Nullable Holder holder) {
    return new SerialPortInfo(
        port.device(),
        port.description(),
        port.usb(),
        port.byId(),
        port.since(),
        Optional.ofNullable(holder));
  }

  private static int digitsFrom(String name) {
    int from = name.length();
    while (from > 0 && name.charAt(from - 1) >= '0' && name.charAt(from - 1) <= '9') {
      from--;
    }
    return from;
  }

  private static String wordOf(String name) {
    return name.substring(0, digitsFrom(name));
  }

  /** A number of more digits than a long has comes last. */
  private static long numberOf(String name) {
    String digits = name.substring(digitsFrom(name));
    return digits.isEmpty() ? -1 : digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
