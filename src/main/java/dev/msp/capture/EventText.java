package dev.msp.capture;

import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as a line for a person, and on request the bytes below it.
 *
 * <pre>
 *   12:00:01.004 #1 ← DATA      16  Hello MSP
 *   12:00:01.004 #1 → ACK        9  OK
 *   12:00:03.120 #1 ! bad       23  CRC 4F, computed 51  AA 55 00 10 …
 *   12:00:04.000 ← bytes      7  login:
 * </pre>
 */
public final class EventText {

  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_HEX = 32;
  private static final int NAME_WIDTH = 7;
  private static final int LENGTH_WIDTH = 5;

  private final SafeText safe;
  private final TimeOfDay time;
  private final boolean hex;
  private final String in;
  private final String out;
  private final @Nullable String source;

  /**
   * Writes for one reader.
   *
   * @param charset what the reader's terminal understands
   * @param zone the reader's time zone
   * @param hex whether the bytes follow below each frame
   */
  public EventText(Charset charset, ZoneId zone, boolean hex) {
    this(charset, zone, hex, null);
  }

  private EventText(Charset charset, ZoneId zone, boolean hex, @Nullable String source) {
    this.safe = SafeText.forCharset(charset);
    this.time = new TimeOfDay(zone);
    this.hex = hex;
    CharsetEncoder encoder = charset.newEncoder();
    this.in = encoder.canEncode('←') ? "←" : "<";
    this.out = encoder.canEncode('→') ? "→" : ">";
    this.source = source;
  }

  /**
   * Writes one whole line for each event of a session, with its date and the session's name,
   * however long it gets.
   */
  public static EventText forLog(String session, ZoneId zone) {
    String name = SafeText.UTF_8.line(session);
    return new EventText(StandardCharsets.UTF_8, zone, false, name);
  }

  /** Returns one line, and those of the hex dump if they are wanted. */
  public List<String> lines(Event event) {
    List<String> lines = new ArrayList<>(1);
    if (event instanceof Event.FrameEvent frame) {
      lines.add(frame(frame));
      dump(lines, frame.raw());
    } else if (event instanceof Event.SkippedEvent skipped) {
      lines.add(skipped(skipped));
      dump(lines, skipped.bytes());
    } else if (event instanceof Event.BytesEvent bytes) {
      lines.add(bytes(bytes));
      dump(lines, bytes.bytes());
    } else if (event instanceof Event.StateEvent state) {
      String detail = safe.line(LinkWords.of(state), longestText());
      lines.add(
          start(state.stamp())
              .append("* ")
              .append(state.state())
              .append("  ")
              .append(detail)
              .toString());
    } else if (event instanceof Event.DeliveryEvent delivery) {
      lines.add(delivery(delivery));
    } else if (event instanceof Event.MessageEvent message) {
      lines.add(message(message));
    }
    return lines;
  }

  private void dump(List<String> lines, Bytes bytes) {
    if (hex) {
      for (String line : HexDump.lines(bytes)) {
        lines.add("    " + line);
      }
    }
  }

  private int longestText() {
    return source == null ? LONGEST_TEXT : Integer.MAX_VALUE;
  }

  private int longestHex() {
    return source == null ? LONGEST_HEX : Integer.MAX_VALUE;
  }

  private StringBuilder start(Event.Stamp stamp) {
    StringBuilder line = new StringBuilder(80);
    if (source == null) {
      line.append(time.clock(stamp.micros())).append(' ');
    } else {
      line.append(time.dated(stamp.micros())).append(' ').append(source).append(' ');
    }
    if (stamp.connection() != 0) {
      line.append('#').append(stamp.connection()).append(' ');
    }
    return line;
  }

  private StringBuilder start(Event.Stamp stamp, Event.Direction direction) {
    return start(stamp).append(direction == Event.Direction.IN ? in : out).append(' ');
  }

  private String bytes(Event.BytesEvent event) {
    StringBuilder line = start(event.stamp(), event.direction());
    columns(line, "bytes", event.bytes().length());
    return line.append(safe.line(event.bytes(), longestText())).toString();
  }

  private String message(Event.MessageEvent message) {
    StringBuilder line = start(message.stamp(), message.direction());
    columns(line, "message", message.text().length());
    return line.append(safe.line(message.text(), longestText())).toString();
  }

  private String frame(Event.FrameEvent frame) {
    StringBuilder line = start(frame.stamp(), frame.direction());
    columns(line, FrameType.name(frame.type()), frame.raw().length());
    line.append(content(frame));
    if (!frame.remark().isEmpty()) {
      line.append("  (").append(frame.remark()).append(')');
    }
    return line.toString();
  }

  /**
   * Returns the message of a frame as it may be shown, or what a frame of MSP/3 is about; hex where
   * it is no text.
   */
  public String content(Event.FrameEvent frame) {
    Optional<String> link = LinkText.of(frame.raw(), frame.plain());
    if (link.isPresent()) {
      return safe.line(link.get(), longestText());
    }
    boolean sealed = frame.type() == FrameType.ENCRYPTED_DATA && frame.plain().isEmpty();
    Optional<String> text = sealed ? Optional.empty() : frame.content().text();
    return text.isPresent()
        ? safe.line(text.get(), longestText())
        : HexDump.inline(frame.payload(), longestHex());
  }

  private static void columns(StringBuilder line, String name, int length) {
    line.append(name);
    line.append(" ".repeat(Math.max(1, NAME_WIDTH - name.length())));
    String size = Integer.toString(length);
    line.append(" ".repeat(Math.max(0, LENGTH_WIDTH - size.length()))).append(size).append("  ");
  }

  private String skipped(Event.SkippedEvent skipped) {
    StringBuilder line = start(skipped.stamp()).append("! ");
    boolean noise = skipped.fault().kind() == Fault.Kind.NOISE;
    columns(line, noise ? "noise" : "bad", skipped.bytes().length());
    if (!noise) {
      line.append(skipped.fault().describe()).append("  ");
    }
    return line.append(HexDump.inline(skipped.bytes(), longestHex())).toString();
  }

  private String delivery(Event.DeliveryEvent delivery) {
    StringBuilder line = start(delivery.stamp()).append("= ");
    line.append(delivery.status()).append(' ').append(delivery.id());
    if (delivery.roundTripNanos() >= 0) {
      line.append("  ").append(RoundTripTime.of(delivery.roundTripNanos()));
    }
    if (!delivery.reason().isEmpty()) {
      line.append("  ").append(safe.line(delivery.reason(), longestText()));
    }
    return line.toString();
  }
}
