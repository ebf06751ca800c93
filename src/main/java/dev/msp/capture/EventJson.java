package dev.msp.capture;

import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import java.util.Locale;
import java.util.Optional;

/** Writes an event as one JSON object on one line; the fields are those of msp(1), JSON OUTPUT. */
public final class EventJson {

  private final String session;
  private final boolean ascii;

  /**
   * Writes the events of one session.
   *
   * @param session its name
   * @param ascii whether the reader understands ASCII only
   */
  public EventJson(String session, boolean ascii) {
    this.session = session;
    this.ascii = ascii;
  }

  /**
   * Begins the line of something that happened.
   *
   * @param micros time of day in microseconds since 1970-01-01T00:00:00Z
   * @param seq its number, from 0
   */
  public JsonLine begin(long micros, long seq) {
    JsonLine line = ascii ? JsonLine.startAscii() : JsonLine.start();
    line.put("time", TimeOfDay.utc(micros));
    line.put("seq", seq);
    return line.put("session", session);
  }

  /** Returns the line without its end. */
  public String line(Event event) {
    Event.Stamp stamp = event.stamp();
    JsonLine line = begin(stamp.micros(), stamp.seq());
    if (stamp.connection() != 0) {
      line.put("connection", stamp.connection());
    }
    if (event instanceof Event.FrameEvent frame) {
      frame(line, frame);
    } else if (event instanceof Event.SkippedEvent skipped) {
      skipped(line, skipped);
    } else if (event instanceof Event.BytesEvent bytes) {
      bytes(line, bytes);
    } else if (event instanceof Event.StateEvent state) {
      line.put("event", "state").put("state", state.state());
      reason(line, state.detail());
    } else if (event instanceof Event.DeliveryEvent delivery) {
      delivery(line, delivery);
    } else if (event instanceof Event.MessageEvent message) {
      message(line, message);
    }
    return line.toString();
  }

  private static void frame(JsonLine line, Event.FrameEvent frame) {
    line.put("event", "frame").put("direction", frame.direction().word());
    fields(line, frame);
    reason(line, frame.remark());
  }

  /** Adds what is to be said of any frame, wherever it was found. */
  public static void fields(JsonLine line, Event.FrameEvent frame) {
    line.put("version", frame.version()).put("type", frame.type());
    line.put("typeName", FrameType.name(frame.type())).put("length", frame.raw().length());
    line.put("payload", frame.payload().toHex());
    line.put("hex", frame.raw().toHex());
    Optional<String> link = LinkText.of(frame.raw(), frame.plain());
    if (link.isPresent()) {
      line.put("link", link.get());
    }
    Optional<String> text = frame.content().text();
    if (isReadable(frame) && text.isPresent()) {
      line.put("text", text.get());
    }
  }

  /** Ciphers and numbers are no text, even where their bytes happen to be valid UTF-8. */
  private static boolean isReadable(Event.FrameEvent frame) {
    return frame.isOfLink()
        ? frame.type() == FrameType.HELLO
        : frame.type() != FrameType.ENCRYPTED_DATA || frame.plain().isPresent();
  }

  private static void skipped(JsonLine line, Event.SkippedEvent skipped) {
    boolean noise = skipped.fault().kind() == Fault.Kind.NOISE;
    line.put("event", noise ? "noise" : "damaged").put("direction", Event.Direction.IN.word());
    fields(line, skipped);
  }

  /** Adds what is to be said of any bytes that are no frame, wherever they were found. */
  public static void fields(JsonLine line, Event.SkippedEvent skipped) {
    Fault fault = skipped.fault();
    line.put("length", skipped.bytes().length()).put("hex", skipped.bytes().toHex());
    line.put("fault", fault.kind().name().toLowerCase(Locale.ROOT));
    line.put("reason", fault.describe());
  }

  private static void bytes(JsonLine line, Event.BytesEvent event) {
    line.put("event", "bytes").put("direction", event.direction().word());
    line.put("length", event.bytes().length()).put("hex", event.bytes().toHex());
    Optional<String> text = event.bytes().text();
    if (text.isPresent()) {
      line.put("text", text.get());
    }
  }

  private static void message(JsonLine line, Event.MessageEvent message) {
    line.put("event", "message").put("direction", message.direction().word());
    if (message.id() != 0) {
      line.put("delivery", message.id());
    }
    line.put("length", message.text().length()).put("payload", message.text().toHex());
    Optional<String> text = message.text().text();
    if (text.isPresent()) {
      line.put("text", text.get());
    }
    if (message.more()) {
      line.put("more", true);
    }
  }

  private static void delivery(JsonLine line, Event.DeliveryEvent delivery) {
    line.put("event", "delivery").put("delivery", delivery.id());
    line.put("status", delivery.status());
    if (delivery.roundTripNanos() >= 0) {
      line.put("rttMicros", delivery.roundTripNanos() / 1_000);
    }
    reason(line, delivery.reason());
    Optional<String> text = delivery.unsent().flatMap(Bytes::text);
    if (text.isPresent()) {
      line.put("text", text.get());
    }
  }

  private static void reason(JsonLine line, String reason) {
    if (!reason.isEmpty()) {
      line.put("reason", reason);
    }
  }
}
