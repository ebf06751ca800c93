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
  private final EventText text;
  private volatile boolean manySessions;

  /**
   * Prints one way.
   *
   * @param json one object a line instead of text
   * @param hex whether the bytes follow below each frame
   * @param quiet whether nothing is printed but what was missed
   */
  EventPrinter(Streams streams, boolean json, boolean hex, boolean quiet) {
    this.streams = streams;
    this.json = json;
    this.quiet = quiet;
    this.text = new EventText(streams.out().charset(), ZoneId.systemDefault(), hex);
  }

  /** From now on each line of text begins with the name of its session. */
  void nameSessions() {
    manySessions = true;
  }

  /** Prints all that a journal tells until it is closed, or the thread is interrupted. */
  void follow(String session, Journal journal) {
    JournalReader reader = journal.read();
    EventJson asJson =
        new EventJson(session, !streams.out().charset().equals(StandardCharsets.UTF_8));
    try {
      while (!reader.isAtEnd()) {
        if (!burst(session, reader, asJson)) {
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
  private boolean burst(String session, JournalReader reader, EventJson asJson) {
    int printed = 0;
    Event event = reader.poll();
    while (event != null && printed < BURST) {
      print(session, event, asJson);
      printed++;
      event = printed < BURST ? reader.poll() : null;
    }
    long lost = reader.takeLost();
    if (lost > 0) {
      streams.complain(lost + " events are not shown: they came faster than they could be written");
    }
    return printed == BURST;
  }

  private static boolean isTrouble(String state) {
    return state.equals("trouble") || state.equals("reconnecting");
  }

  private void print(String session, Event event, EventJson asJson) {
    if (event instanceof Event.StateEvent state && isTrouble(state.state())) {
      streams.complain(state.detail());
    }
    if (quiet) {
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
