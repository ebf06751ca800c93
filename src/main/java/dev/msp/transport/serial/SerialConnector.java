package dev.msp.transport.serial;

import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.SerialPortInfo.Holder;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Opens {@code serial:} endpoints. What it opens is a {@link dev.msp.transport.LineControl} too.
 *
 * <p>One instance serves one session: which device an endpoint means may depend on which one it was
 * before.
 */
public final class SerialConnector implements Connector {

  /** What people put behind a device who know other programs. */
  private static final Pattern SETTING = Pattern.compile("[@,:;]\\d+.*$");

  private final PortChoice choice;
  private final PortOpener opener;
  private final SettingsTool tool;
  private final SystemTree tree;

  /** Makes a connector for one session. */
  public SerialConnector() {
    this(new PortChooser(), JSerialPort::open, new Stty(), new SystemTree(Path.of("/")));
  }

  /**
   * Makes one from other parts.
   *
   * @param tree where the system tells who holds a port
   */
  SerialConnector(PortChoice choice, PortOpener opener, SettingsTool tool, SystemTree tree) {
    this.choice = choice;
    this.opener = opener;
    this.tool = tool;
    this.tree = tree;
  }

  @Override
  public Transport connect(Endpoint endpoint) throws TransportException {
    String name = endpoint.address();
    LineSettings settings = LineSettings.of(endpoint.options());
    ModemLines lines = ModemLines.of(endpoint.options());
    if (!settings.isPossible()) {
      throw SerialFault.impossible(name, settings);
    }
    String chosen = choice.device(endpoint);
    String device = isWindowsPort(chosen) ? chosen : real(name, chosen);
    Optional<Holder> locker = new LockTable(tree).locker(device);
    if (locker.isPresent()) {
      throw SerialFault.busy(name, alive(locker.get(), device));
    }
    try {
      Port port = opener.open(device, settings, lines);
      PortSettings applied = new PortSettings(port, device, tool, settings, lines);
      String shown = chosen.equals(device) ? device : chosen + " (" + device + ')';
      return new SerialTransport(name, shown, port, applied, node(name, device, port));
    } catch (PortException e) {
      throw SerialFault.opening(name, device, e.errno(), settings, holder(device));
    } catch (NativeLibraryException e) {
      throw SerialFault.library(name, e);
    }
  }

  /** Returns who holds a locked device: who locked it may be gone, and a child still hold it. */
  private Optional<Holder> alive(Holder locker, String device) {
    boolean nameless = locker.name().isEmpty();
    return nameless ? holder(device).or(() -> Optional.of(locker)) : Optional.of(locker);
  }

  private Optional<Holder> holder(String device) {
    return Optional.ofNullable(new PortHolders(tree).of(List.of(device)).get(device));
  }

  /** Returns whether a device is a port of Windows and no file: COM and a number. */
  static boolean isWindowsPort(String device) {
    return device.startsWith("COM") && !device.contains("/");
  }

  /**
   * Returns the device behind all links. The native library would guess: what it does not find it
   * looks for by its last name in {@code /dev}.
   */
  private static String real(String endpoint, String chosen) throws TransportException {
    try {
      Path device = Path.of(chosen).toRealPath();
      BasicFileAttributes found = Files.readAttributes(device, BasicFileAttributes.class);
      if (!found.isOther()) {
        throw SerialFault.notSerial(endpoint, found.isDirectory() ? "a directory" : "a file");
      }
      return device.toString();
    } catch (AccessDeniedException e) {
      throw SerialFault.hidden(endpoint);
    } catch (IOException | InvalidPathException e) {
      String device = SETTING.matcher(chosen).replaceFirst("");
      throw device.equals(chosen) || !Files.exists(Path.of(device))
          ? SerialFault.missing(endpoint)
          : SerialFault.missingWith(endpoint, device);
    }
  }

  private static DeviceNode node(String endpoint, String device, Port port)
      throws TransportException {
    if (isWindowsPort(device)) {
      return new DeviceNode(Path.of(device), null);
    }
    try {
      return DeviceNode.of(Path.of(device));
    } catch (IOException e) {
      port.close();
      throw SerialFault.vanished(endpoint);
    }
  }
}
