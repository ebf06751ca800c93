package dev.msp.transport.serial;

import dev.msp.transport.Endpoint;
import dev.msp.transport.TransportException;

/** Says which device an endpoint means now. */
interface PortChoice {

  /**
   * Returns the device to open, such as {@code /dev/ttyUSB0} or {@code COM3}.
   *
   * @throws TransportException if there is none, or the endpoint could mean several; its message
   *     says what is there
   */
  String device(Endpoint endpoint) throws TransportException;
}
