package dev.msp.transport.serial;

import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;

/**
 * What happens to the outputs when a port is opened and closed.
 *
 * @param dtr whether DTR is up once the port is open
 * @param rts whether RTS is up once the port is open
 * @param hangUp whether DTR and RTS fall when it is closed
 */
record ModemLines(boolean dtr, boolean rts, boolean hangUp) {

  /**
   * Returns what the options say. {@code keep} leaves a line as the driver sets it on opening, and
   * every driver that there is raises both.
   */
  static ModemLines of(EndpointOptions options) {
    return new ModemLines(
        !is(options, EndpointOption.DTR, "off"),
        !is(options, EndpointOption.RTS, "off"),
        is(options, EndpointOption.HUPCL, "on"));
  }

  /**
   * Returns whether another process may open the device without changing anything: Linux raises
   * both lines with every opening, which would reset a board that is held by one of them.
   */
  boolean bothUp() {
    return dtr && rts;
  }

  private static boolean is(EndpointOptions options, EndpointOption option, String word) {
    return options.text(option).orElse("").equals(word);
  }
}
