package dev.msp.transport;

import java.time.Duration;

/**
 * What a COM port can do beside carrying bytes. A {@link Transport} over one implements it too; any
 * thread may call it while others read and write.
 */
public interface LineControl {

  /**
   * Returns the settings that the port has now, for a person: {@code 115200 8N1, flow none}. What
   * the system does not tell is marked as requested; what it refused is said.
   */
  String settings();

  /**
   * Sets baud, format and flow from those of the options that were set; leaves the rest.
   *
   * @throws TransportException if the port took none of it or is gone
   */
  void change(EndpointOptions options) throws TransportException;

  /**
   * Raises or drops DTR.
   *
   * @throws TransportException if the port has no such line
   */
  void dtr(boolean on) throws TransportException;

  /**
   * Raises or drops RTS.
   *
   * @throws TransportException if the port has no such line
   */
  void rts(boolean on) throws TransportException;

  /**
   * Holds the line in BREAK; returns when it is over. Nothing is written meanwhile.
   *
   * @param length 1 ms to 10 s
   * @throws TransportException if the port cannot
   */
  void sendBreak(Duration length) throws TransportException;

  /**
   * Returns the outputs that are raised, of DTR and RTS, as they were set last, such as {@code DTR
   * RTS}.
   */
  String outputs();

  /** Returns the inputs that are raised, of CTS, DSR, DCD and RI, such as {@code CTS DSR}. */
  String inputs();
}
