package dev.msp.transport.serial;

import dev.msp.transport.SerialPortInfo.Holder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the processes that have devices open, by the links that {@code /proc} keeps of every open
 * file. A user sees those of his own processes, root all.
 */
final class PortHolders {

  private final SystemTree tree;

  PortHolders(SystemTree tree) {
    this.tree = tree;
  }

  /** Returns the first process found for each device that is open, by the name of the device. */
  Map<String, Holder> of(Collection<String> devices) {
    Map<String, Holder> holders = new HashMap<>();
    List<Path> processes = devices.isEmpty() ? List.of() : tree.list(tree.path("/proc"));
    for (Path process : processes) {
      String pid = String.valueOf(process.getFileName());
      if (isNumber(pid)) {
        look(process, pid, devices, holders);
      }
    }
    return holders;
  }

  private void look(
      Path process, String pid, Collection<String> devices, Map<String, Holder> holders) {
    for (Path descriptor : tree.list(process.resolve("fd"))) {
      String file = tree.link(descriptor);
      if (devices.contains(file)) {
        holders.computeIfAbsent(
            file, device -> new Holder(Long.parseLong(pid), tree.line(process.resolve("comm"))));
      }
    }
  }

  private static boolean isNumber(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return name.length() < 19;
  }
}
