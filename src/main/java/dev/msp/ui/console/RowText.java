package dev.msp.ui.console;

import dev.msp.capture.FrameField;
import dev.msp.capture.HexDump;
import dev.msp.capture.LinkText;
import dev.msp.capture.LinkWords;
import dev.msp.capture.RoundTripTime;
import dev.msp.capture.SafeText;
import dev.msp.command.Result;
import dev.msp.command.Secrets;
import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the list says of a row, column by column. All of it is safe for the terminal. */
final class RowText {

  private static final int LONGEST = 512;

  private final SafeText safe;
  private final Secrets secrets;

  RowText(Charset charset, Secrets secrets) {
    this.safe = SafeText.forCharset(charset);
    this.secrets = secrets;
  }

  /** Returns an arrow for the way it went, or what else it is. */
  String direction(Row row) {
    Event.Direction way = way(row.event());
    return way == null ? "*" : way == Event.Direction.IN ? "←" : "→";
  }

  /** Returns which way its bytes went, or null if it is about none. */
  static Event.@Nullable Direction way(Event event) {
    if (event instanceof Event.FrameEvent frame) {
      return frame.direction();
    }
    if (event instanceof Event.BytesEvent bytes) {
      return bytes.direction();
    }
    if (event instanceof Event.MessageEvent message) {
      return message.direction();
    }
    return event instanceof Event.SkippedEvent ? Event.Direction.IN : null;
  }

  /** Returns the type of the frame, or what else it is. */
  String type(Row row) {
    Event event = row.event();
    if (event instanceof Event.FrameEvent frame) {
      return FrameType.name(frame.type());
    }
    if (event instanceof Event.SkippedEvent skipped) {
      return skipped.fault().kind() == Fault.Kind.NOISE ? "noise" : "bad";
    }
    if (event instanceof Event.StateEvent) {
      return "state";
    }
    return event instanceof Event.BytesEvent ? "bytes" : "message";
  }

  /** Returns how many bytes it is on the wire, or empty. */
  String length(Row row) {
    Bytes bytes = bytes(row);
    return bytes.isEmpty() ? "" : String.valueOf(bytes.length());
  }

  /** Returns its bytes as they were on the wire; none if it is about no bytes. */
  static Bytes bytes(Row row) {
    return bytes(row.event());
  }

  /**
   * Returns the bytes of an event as they were on the wire, or those of a message that went in
   * frames of a link; none if it is about no bytes.
   */
  static Bytes bytes(Event event) {
    if (event instanceof Event.FrameEvent frame) {
      return frame.raw();
    }
    if (event instanceof Event.SkippedEvent skipped) {
      return skipped.bytes();
    }
    if (event instanceof Event.MessageEvent message) {
      return message.text();
    }
    return event instanceof Event.BytesEvent bytes ? bytes.bytes() : Bytes.EMPTY;
  }

  /** Returns the parts of an event's bytes; a message has none, whatever it begins with. */
  static List<FrameField> fields(Event event) {
    Bytes bytes = bytes(event);
    return event instanceof Event.MessageEvent
        ? FrameField.whole(bytes)
        : FrameField.of(bytes, plain(event));
  }

  /** Returns what a sealed frame holds, where it could be opened. */
  static Optional<Bytes> plain(Event event) {
    return event instanceof Event.FrameEvent frame ? frame.plain() : Optional.empty();
  }

  /**
   * Returns what it says.
   *
   * @param hex whether as bytes
   */
  String message(Row row, boolean hex) {
    Event event = row.event();
    if (event instanceof Event.StateEvent state) {
      String detail = LinkWords.of(state);
      return text(state.state() + (detail.isEmpty() ? "" : ": " + detail));
    }
    if (event instanceof Event.DeliveryEvent delivery) {
      return message(delivery, hex);
    }
    String fault = event instanceof Event.SkippedEvent skipped ? fault(skipped) : "";
    return fault + (hex ? hex(bytes(row)) : content(event));
  }

  /** A message that was never sent is told first: it may be sent again. */
  private String message(Event.DeliveryEvent delivery, boolean hex) {
    String reason = text(delivery.reason());
    if (delivery.unsent().isEmpty()) {
      return reason;
    }
    Bytes message = delivery.unsent().get();
    Optional<String> readable = hex ? Optional.empty() : message.text();
    return (readable.isPresent() ? text(readable.get()) : hex(message)) + "  (" + reason + ")";
  }

  /** Returns what a command has to say as it may be shown. */
  List<String> lines(Result result) {
    return result.shown(safe, secrets);
  }

  /** Returns a text of any origin as it may be shown. */
  String safe(String any) {
    return safe.line(any, LONGEST);
  }

  /** Returns a sentence that quotes what was typed, as it may be shown: backslashes as typed. */
  String written(String sentence) {
    boolean all = sentence.length() <= LONGEST;
    return safe.written(all ? sentence : sentence.substring(0, LONGEST) + "…");
  }

  private String text(String any) {
    return safe.line(secrets.mask(any), LONGEST);
  }

  private static String fault(Event.SkippedEvent skipped) {
    return skipped.fault().kind() == Fault.Kind.NOISE ? "" : skipped.fault().describe() + "  ";
  }

  private String hex(Bytes bytes) {
    return HexDump.inline(secrets.mask(bytes), LONGEST / 3);
  }

  private String content(Event event) {
    if (event instanceof Event.FrameEvent frame) {
      String shown = content(frame);
      return frame.remark().isEmpty() ? shown : shown + "  (" + frame.remark() + ")";
    }
    if (event instanceof Event.SkippedEvent skipped) {
      return hex(skipped.bytes());
    }
    return safe.line(secrets.mask(bytes(event)), LONGEST);
  }

  private String content(Event.FrameEvent frame) {
    Optional<String> link = LinkText.of(frame.raw(), frame.plain());
    if (link.isPresent()) {
      return text(link.get());
    }
    boolean sealed = frame.type() == FrameType.ENCRYPTED_DATA && frame.plain().isEmpty();
    Optional<String> text = sealed ? Optional.empty() : frame.content().text();
    return text.isPresent() ? text(text.get()) : hex(frame.payload());
  }

  /** Returns what became of a message of ours. */
  static String ack(Row row) {
    return switch (row.ack()) {
      case NONE -> "";
      case PENDING -> "… pending";
      case ACKED -> "✓ acked";
      case LATE -> "~ late";
      case TIMED_OUT -> "✗ no ACK";
      case FAILED -> "✗ failed";
    };
  }

  /** Returns the round trip of a message of ours, or empty. */
  static String roundTrip(Row row) {
    Event.DeliveryEvent delivery = row.delivery();
    return delivery == null || delivery.roundTripNanos() < 0
        ? ""
        : RoundTripTime.of(delivery.roundTripNanos());
  }
}
