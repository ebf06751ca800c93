package dev.msp.ui.repl;

import dev.msp.command.Secrets;
import dev.msp.session.Event;

/**
 * An event on its way to the screen.
 *
 * @param session the name of its session
 * @param event without what is secret
 * @param remark what stands behind it: the round trip of an ACK; else empty
 */
record Told(String session, Event event, String remark) {

  /** Returns the event with stars for every secret in it. */
  static Event masked(Event event, Secrets secrets) {
    return secrets.isEmpty() ? event : secrets.mask(event);
  }
}
