package dev.msp.cli;

import dev.msp.link.CloseReason;
import dev.msp.session.Clock;
import dev.msp.session.Event;
import dev.msp.session.Journal;
import dev.msp.session.JournalReader;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.SessionState;
import dev.msp.session.Timers;
import dev.msp.transport.TransportException;
import java.util.Optional;

/** Serves whoever is at the other end of a COM port. */
final class ServedPort implements Served {

  private static final long PATIENCE = 1_000_000_000L;

  private final Session session;
  private final Runnable begin;

  ServedPort(SessionPlan plan, Clock clock, Timers timers) {
    this.session = new Session(plan, clock, timers);
    this.begin = session::start;
  }

  /**
   * Serves a session that somebody else makes.
   *
   * @param begin lets it open its port
   */
  ServedPort(Session session, Runnable begin) {
    this.session = session;
    this.begin = begin;
  }

  @Override
  public String name() {
    return session.endpoint().label();
  }

  @Override
  public Journal journal() {
    return session.journal();
  }

  @Override
  public String start() throws TransportException {
    begin.run();
    JournalReader reader = session.journal().read();
    while (!reader.isAtEnd()) {
      if (reader.poll() instanceof Event.StateEvent event) {
        switch (event.state()) {
          case "open" -> {
            return "serving " + event.detail();
          }
          case "reconnecting" -> {
            return "waiting for " + session.endpoint().address();
          }
          default -> {} // opening, or closed: the loop ends by itself
        }
      } else {
        await(reader);
      }
    }
    throw new TransportException(failure().orElse("interrupted"));
  }

  private void await(JournalReader reader) {
    try {
      reader.await(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      session.close();
    }
  }

  @Override
  public void close() {
    Farewell.of(session::leave);
  }

  @Override
  public Optional<String> failure() {
    return session.state() instanceof SessionState.Closed closed
            && closed.reason().kind() != CloseReason.Kind.BY_USER
        ? Optional.of(closed.reason().text())
        : Optional.empty();
  }
}
