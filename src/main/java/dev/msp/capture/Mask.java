package dev.msp.capture;

import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.util.Optional;

/** Puts stars where something stands that must never be shown. Safe for several threads. */
public interface Mask {

  /** Hides nothing. */
  Mask NONE =
      new Mask() {
        @Override
        public String mask(String text) {
          return text;
        }

        @Override
        public Bytes mask(Bytes bytes) {
          return bytes;
        }
      };

  /** Returns a text with stars for what is hidden. */
  String mask(String text);

  /** Returns as many bytes, with a star for each that is hidden. */
  Bytes mask(Bytes bytes);

  /**
   * Returns an event as it may be shown. It is masked before it is put into words, for what is
   * escaped or in hexadecimal digits would no longer be recognised.
   */
  default Event mask(Event event) {
    if (event instanceof Event.FrameEvent frame) {
      return mask(frame);
    }
    if (event instanceof Event.SkippedEvent skipped) {
      return new Event.SkippedEvent(skipped.stamp(), skipped.fault(), mask(skipped.bytes()));
    }
    if (event instanceof Event.BytesEvent bytes) {
      return new Event.BytesEvent(bytes.stamp(), bytes.direction(), mask(bytes.bytes()));
    }
    if (event instanceof Event.StateEvent state) {
      return new Event.StateEvent(state.stamp(), state.state(), mask(state.detail()));
    }
    if (event instanceof Event.MessageEvent message) {
      return new Event.MessageEvent(
          message.stamp(), message.direction(), message.id(), mask(message.text()), message.more());
    }
    Event.DeliveryEvent delivery = (Event.DeliveryEvent) event;
    return new Event.DeliveryEvent(
        delivery.stamp(),
        delivery.id(),
        delivery.status(),
        delivery.roundTripNanos(),
        mask(delivery.reason()),
        delivery.unsent().map((Bytes text) -> mask(text)));
  }

  private Event mask(Event.FrameEvent frame) {
    Optional<Bytes> plain = frame.plain().map((Bytes text) -> mask(text));
    return new Event.FrameEvent(
        frame.stamp(),
        frame.direction(),
        frame.delivered(),
        frame.remark(),
        mask(frame.raw()),
        plain);
  }
}
