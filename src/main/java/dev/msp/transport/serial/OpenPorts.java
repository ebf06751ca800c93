package dev.msp.transport.serial;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ports that are open. The native library closes them all when the program ends, at once and
 * with loss; before it does, they are closed as they should be.
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

  /** Closes every port, each when what was written to it has left. */
  static void closeAll() {
    for (SerialTransport transport : OPEN) {
      transport.close();
    }
  }
}
