package dev.msp.capture;

import dev.msp.session.Event;
import java.time.ZoneId;
import java.util.Locale;

/** How a log is written: what becomes of an event, and of what the log says of itself. */
public enum LogFormat {
  /** One line for a person, in local time. */
  TEXT("log") {
    @Override
    Lines of(String session, ZoneId zone) {
      EventText text = EventText.forLog(session, zone);
      return event -> text.lines(event).get(0);
    }

    @Override
    String note(long micros, ZoneId zone, String session, String note, long count) {
      String name = session.isEmpty() ? "" : SafeText.UTF_8.line(session) + ' ';
      String number = count > 0 ? " " + count : "";
      return new TimeOfDay(zone).dated(micros) + ' ' + name + "* log " + note + number;
    }
  },

  /** One JSON object, as {@code --json} prints it. */
  JSON("jsonl") {
    @Override
    Lines of(String session, ZoneId zone) {
      return new EventJson(session, false)::line;
    }

    @Override
    String note(long micros, ZoneId zone, String session, String note, long count) {
      JsonLine line = JsonLine.start().put("time", TimeOfDay.utc(micros));
      if (!session.isEmpty()) {
        line.put("session", session);
      }
      line.put("event", "log").put("state", note);
      return (count > 0 ? line.put("count", count) : line).toString();
    }
  };

  /** Makes the lines of one session. */
  interface Lines {
    /** Returns an event as one line, without its end. */
    String line(Event event);
  }

  private final String ending;

  LogFormat(String ending) {
    this.ending = ending;
  }

  /** Returns what the name of a file ends in that is written so, without the dot. */
  public String ending() {
    return ending;
  }

  /** Returns the format that the ending of a file's name stands for. */
  public static LogFormat ofName(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".jsonl") || name.endsWith(".json") ? JSON : TEXT;
  }

  /** Returns what writes the events of one session. */
  abstract Lines of(String session, ZoneId zone);

  /**
   * Returns a line in which the log speaks of itself.
   *
   * @param session the session it is about, or empty
   * @param note what there is to say: {@code started}, {@code stopped}, {@code lost}
   * @param count how many events, or 0
   */
  abstract String note(long micros, ZoneId zone, String session, String note, long count);
}
