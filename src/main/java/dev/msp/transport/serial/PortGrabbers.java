package dev.msp.transport.serial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds programs that are known to take serial ports for themselves: ModemManager talks to each new
 * one for some seconds, and brltty takes adapters with common USB ids for Braille displays.
 */
public final class PortGrabbers {

  private static final Map<String, String> REMEDIES =
      Map.of(
          "ModemManager",
          "unless you use a modem: sudo systemctl disable --now ModemManager",
          "brltty",
          "unless you use a Braille display: sudo systemctl mask --now brltty brltty-udev");

  private final SystemTree tree;

  /**
   * A program that runs.
   *
   * @param pid its process id
   * @param name {@code ModemManager} or {@code brltty}
   * @param remedy what to do, with the exact command
   */
  public record Grabber(long pid, String name, String remedy) {}

  /** Looks at this machine. */
  public PortGrabbers() {
    this(Path.of("/"));
  }

  /**
   * Looks at a tree of files like that of a machine.
   *
   * @param root what stands for {@code /}
   */
  public PortGrabbers(Path root) {
    this.tree = new SystemTree(root);
  }

  /** Returns those that run now, in the order of their process ids. */
  public List<Grabber> running() {
    List<Grabber> found = new ArrayList<>();
    for (Path process : tree.processes()) {
      String name = tree.line(process.resolve("comm"));
      String remedy = REMEDIES.get(name);
      if (remedy != null) {
        found.add(new Grabber(SystemTree.pid(process), name, remedy));
      }
    }
    found.sort(Comparator.comparingLong(Grabber::pid));
    return found;
  }
}
