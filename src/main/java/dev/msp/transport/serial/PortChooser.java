package dev.msp.transport.serial;

import dev.msp.transport.Endpoint;
import dev.msp.transport.PortFinder;
import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.TransportException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the port that the endpoint of one session means: the first time by what the endpoint says,
 * and then the same device again, whatever it is called after it was plugged in once more.
 *
 * <p>An endpoint names a device by its path, a Windows port, a name of {@code /dev/serial/by-id},
 * {@code latest} (the port that came last) or {@code new} (the next one to come); {@code vid},
 * {@code pid} and {@code serial} narrow all of these, or stand alone. A path that is not among the
 * ports found (a pseudo-terminal) is handed on as it is.
 *
 * <p>Not safe for use by several threads.
 */
public final class PortChooser implements PortChoice {

  /** The name that stands for the next port to be plugged in. */
  static final String NEW = "new";

  /** The name that stands for the port that was plugged in last. */
  static final String LATEST = "latest";

  /** Milliseconds between two looks at the ports: a person does not notice, nor does the CPU. */
  private static final long POLL_MILLIS = 300;

  private final PortFinder finder;
  private final UnaryOperator<String> resolver;
  private final Pause pause;
  private @Nullable PortIdentity known;

  /** Waits; a test lets ports come and go meanwhile. */
  interface Pause {
    void millis(long count) throws InterruptedException;
  }

  /** Chooses among the ports of this machine. */
  public PortChooser() {
    this(new LinuxPorts());
  }

  PortChooser(LinuxPorts ports) {
    this(ports.withoutHolders(), ports.links(), Thread::sleep);
  }

  PortChooser(PortFinder finder, UnaryOperator<String> resolver, Pause pause) {
    this.finder = finder;
    this.resolver = resolver;
    this.pause = pause;
  }

  @Override
  public String device(Endpoint endpoint) throws TransportException {
    if (known != null) {
      return known.find(endpoint, finder.ports());
    }
    String name = endpoint.host();
    PortFilter filter = new PortFilter(endpoint);
    SerialPortInfo port =
        switch (name) {
          case NEW -> next(endpoint, filter);
          case LATEST -> latest(filter);
          case "" -> filter.only(finder.ports());
          default -> named(name, filter);
        };
    if (port == null) {
      return name;
    }
    known = new PortIdentity(port, finder.ports());
    return port.device();
  }

  /** Returns null where only the system can tell whether there is such a port. */
  private @Nullable SerialPortInfo named(String name, PortFilter filter) throws TransportException {
    List<SerialPortInfo> ports = finder.ports();
    String device = name.startsWith("/") ? resolver.apply(name) : "/dev/" + name;
    for (SerialPortInfo port : ports) {
      if (port.device().equals(device) || port.device().equals(name) || port.byId().equals(name)) {
        return filter.checked(port);
      }
    }
    boolean path = name.startsWith("/") || isWindowsName(name);
    if (!path || !filter.isEmpty()) {
      throw filter.nothing(ports);
    }
    return null;
  }

  /** The grammar of endpoints has made it upper case. */
  private static boolean isWindowsName(String name) {
    return name.startsWith("COM") && name.length() > 3 && Character.isDigit(name.charAt(3));
  }

  /** Of those that came at the same time, at the start of the machine, the last one is taken. */
  private SerialPortInfo latest(PortFilter filter) throws TransportException {
    List<SerialPortInfo> ports = finder.ports();
    Optional<SerialPortInfo> newest =
        ports.stream()
            .filter(filter::matches)
            .reduce((one, other) -> other.since() >= one.since() ? other : one);
    if (newest.isEmpty()) {
      throw filter.nothing(ports);
    }
    return newest.get();
  }

  /**
   * Waits for a port that was not there. It is taken when it was seen twice, for until then udev
   * may still be about to give it its name and its group. Of the ports of one device the first is
   * taken.
   */
  private SerialPortInfo next(Endpoint endpoint, PortFilter filter) throws TransportException {
    Set<String> old = devices(finder.ports());
    Set<String> seenOnce = Set.of();
    while (true) {
      sleep(endpoint);
      List<SerialPortInfo> ports = finder.ports();
      Set<String> now = devices(ports);
      old.retainAll(now); // what was pulled out is new when it comes again
      for (SerialPortInfo port : ports) {
        String device = port.device();
        if (!old.contains(device) && seenOnce.contains(device) && filter.matches(port)) {
          return port;
        }
      }
      seenOnce = now;
    }
  }

  private void sleep(Endpoint endpoint) throws TransportException {
    try {
      pause.millis(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          PortText.name(endpoint) + ": waiting for a new port was interrupted", e);
    }
  }

  private static Set<String> devices(List<SerialPortInfo> ports) {
    Set<String> devices = new HashSet<>();
    ports.forEach(port -> devices.add(port.device()));
    return devices;
  }
}
