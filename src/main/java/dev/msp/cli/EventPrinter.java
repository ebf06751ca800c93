package dev.msp.cli;

import dev.msp.capture.EventJson;
import dev.msp.capture.EventText;
import dev.msp.session.Event;
import dev.msp.session.Journal;
import dev.msp.session.JournalReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/**
 * Prints what journals tell, each as it comes. A slow reader of standard output never holds up a
 * connection: what it misses is counted and said.
 */
final class EventPrinter {

  private static final int BURST = 512;
  private static final long PATIENCE = 3_600_000_000_000L;

  private final Streams streams;
  private final boolean json;
  private final boolean quiet;
  private final boolean isWhole;
  private final EventText text;
  private volatile boolean manySessions;

  /**
   * Prints one way.
   *
   * @param json one object a line instead of text
   * @param hex whether the bytes follow below each frame, and those that only carry an MSP/3 link
   *     are printed too
   * @param quiet whether nothing is printed but what was missed
   */
  EventPrinter(Streams streams, boolean json, boolean hex, boolean quiet) {
    this.streams = streams;
    this.json = json;
    this.quiet = quiet;
    this.isWhole = json || hex;
    this.text = new EventText(streams.out().charset(), ZoneId.systemDefault(), hex);
  }

  /** From now on each line of text begins with the name of its session. */
  void nameSessions() {
    manySessions = true;
  }

  /** Prints all that a journal tells until it is closed, or the thread is interrupted. */
  void follow(String session, Journal journal) {
    follow(session, journal, 0);
  }

  /**
   * Prints all that a journal tells until it is closed, or the thread is interrupted.
   *
   * @param connection number of the connection that is all it tells of; 0 to let it say so itself
   */
  void follow(String session, Journal journal, long connection) {
    new Follower(session, journal, connection).run();
  }

  /** Follows one journal. */
  private final class Follower {

    private final String session;
    private final long connection;
    private final JournalReader reader;
    private final EventJson asJson;
    private boolean away;

    Follower(String session, Journal journal, long connection) {
      this.session = session;
      this.connection = connection;
      this.reader = journal.read();
      this.asJson = new EventJson(session, !streams.out().charset().equals(StandardCharsets.UTF_8));
    }

    void run() {
      try {
        while (!reader.isAtEnd()) {
          if (!burst()) {
            streams.out().flush();
            reader.await(PATIENCE);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      streams.out().flush();
    }

    /** Prints some events; returns whether there may be more. */
    private boolean burst() {
      int printed = 0;
      Event event = reader.poll();
      while (event != null && printed < BURST) {
        if (event instanceof Event.StateEvent state) {
          complain(state);
        }
        print(connection == 0 ? event : event.of(connection));
        printed++;
        event = printed < BURST ? reader.poll() : null;
      }
      long carriers = reader.takeLostCarriers();
      long lost = reader.takeLost() - (isWhole ? 0 : carriers);
      if (lost > 0) {
        streams.complain(
            lost + " events are not shown: they came faster than they could be written");
      }
      return printed == BURST;
    }

    /** Says on standard error what is wrong, and when a port that was away is back. */
    private void complain(Event.StateEvent event) {
      switch (event.state()) {
        case "trouble" -> streams.complain(event.detail());
        case "reconnecting" -> {
          away = true;
          streams.complain(event.detail());
        }
        case "open" -> {
          if (away) {
            streams.complain(session + " is there: " + event.detail());
          }
          away = false;
        }
        default -> {} // what is as it should be stands on standard output
      }
    }

    /** Who has connected need not be reached. */
    private boolean isOpening(Event event) {
      return connection != 0
          && event instanceof Event.StateEvent state
          && state.state().equals("opening");
    }

    private static boolean isCarrier(Event event) {
      return event instanceof Event.FrameEvent frame && frame.isCarrier();
    }

    private void print(Event event) {
      if (quiet || isOpening(event) || !isWhole && isCarrier(event)) {
        return;
      }
      if (json) {
        streams.out().line(asJson.line(event));
      } else {
        String start = manySessions ? session + ' ' : "";
        text.lines(event).forEach(line -> streams.out().line(start + line));
      }
    }
  }
}
