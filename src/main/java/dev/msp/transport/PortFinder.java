package dev.msp.transport;

import java.util.List;

/** Finds the serial ports of this machine. */
public interface PortFinder {

  /** Returns the ports that are there now, in the order of their names. */
  List<SerialPortInfo> ports();
}
