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
    if (secrets.isEmpty()) {
      return event;
    }
    if (event instanceof Event.FrameEvent frame) {
      return new Event.FrameEvent(
          frame.stamp(),
          frame.direction(),
          frame.delivered(),
          frame.remark(),
          secrets.mask(frame.raw()),
          frame.plain().map(secrets::mask));
    }
    if (event instanceof Event.SkippedEvent skipped) {
      return new Event.SkippedEvent(
          skipped.stamp(), skipped.fault(), secrets.mask(skipped.bytes()));
    }
    if (event instanceof Event.BytesEvent bytes) {
      return new Event.BytesEvent(bytes.stamp(), bytes.direction(), secrets.mask(bytes.bytes()));
    }
    if (event instanceof Event.StateEvent state) {
      return new Event.StateEvent(state.stamp(), state.state(), secrets.mask(state.detail()));
    }
    return event;
  }
}
