package dev.msp.transport.serial;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ports that are open. The native library closes them all when the program ends, at once and
 * with loss; before it does, they get the time that they need.
 */
final class OpenPorts {

  private static final Set<SerialTransport> OPEN = ConcurrentHashMap.newKeySet();

  private OpenPorts() {}

  static void add(SerialTransport transport) {
    OPEN.add(transport);
  }

  static void remove(SerialTransport transport) {
    OPEN.remove(transport);
  }

  /** The program ends: waits until what was written to every port has left. */
  static void exit() {
    for (SerialTransport transport : OPEN) {
      transport.exit();
    }
  }
}
