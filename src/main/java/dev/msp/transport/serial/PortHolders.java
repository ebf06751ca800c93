package dev.msp.transport.serial;

import dev.msp.transport.SerialPortInfo.Holder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the processes that have devices open, by the links that {@code /proc} keeps of every open
 * file. A user sees those of his own processes, root all; of the others he sees who has locked a
 * device, as most terminal programs do.
 */
final class PortHolders {

  private final SystemTree tree;

  PortHolders(SystemTree tree) {
    this.tree = tree;
  }

  /** Returns the first process found for each device that is open, by the name of the device. */
  Map<String, Holder> of(Collection<String> devices) {
    Map<String, Holder> holders = new HashMap<>();
    for (Path process : devices.isEmpty() ? List.<Path>of() : tree.processes()) {
      look(process, devices, holders);
    }
    LockTable locks = new LockTable(tree);
    for (String device : devices) {
      if (!holders.containsKey(device)) {
        String node = tree.path(device).toString();
        locks.locker(node).ifPresent(holder -> holders.put(device, holder));
      }
    }
    return holders;
  }

  private void look(Path process, Collection<String> devices, Map<String, Holder> holders) {
    for (Path descriptor : tree.list(process.resolve("fd"))) {
      String file = tree.link(descriptor);
      if (devices.contains(file)) {
        holders.computeIfAbsent(
            file,
            device -> new Holder(SystemTree.pid(process), tree.line(process.resolve("comm"))));
      }
    }
  }
}
