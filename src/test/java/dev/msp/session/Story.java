package dev.msp.session;

import dev.msp.frame.FrameType;
import java.util.ArrayList;
import java.util.List;

/** What a journal tells, one short line for each event, for a test to compare. */
final class Story {

  private Story() {}

  static List<String> of(Journal journal) {
    List<String> lines = new ArrayList<>();
    JournalReader reader = journal.read();
    for (Event event = reader.poll(); event != null; event = reader.poll()) {
      lines.add(line(event));
    }
    return lines;
  }

  /** Returns the lines of one connection of a server. */
  static List<String> of(Journal journal, long connection) {
    List<String> lines = new ArrayList<>();
    JournalReader reader = journal.read();
    for (Event event = reader.poll(); event != null; event = reader.poll()) {
      if (event.stamp().connection() == connection) {
        lines.add(line(event));
      }
    }
    return lines;
  }

  private static String line(Event event) {
    if (event instanceof Event.FrameEvent frame) {
      String type =
          switch (frame.type()) {
            case FrameType.DATA, FrameType.ENCRYPTED_DATA ->
                "DATA " + frame.content().text().orElse("?");
            case FrameType.ACK -> "ACK";
            default -> "type " + frame.type();
          };
      return frame.direction().word() + ' ' + type;
    }
    if (event instanceof Event.StateEvent state) {
      return state.state() + ": " + state.detail();
    }
    if (event instanceof Event.DeliveryEvent delivery) {
      String reason = delivery.reason().isEmpty() ? "" : ": " + delivery.reason();
      return "message " + delivery.id() + ' ' + delivery.status() + reason;
    }
    if (event instanceof Event.BytesEvent bytes) {
      return bytes.direction().word() + " bytes " + bytes.bytes().text().orElse("?");
    }
    Event.SkippedEvent skipped = (Event.SkippedEvent) event;
    return "skipped " + skipped.bytes().length() + ' ' + skipped.fault().kind();
  }
}
