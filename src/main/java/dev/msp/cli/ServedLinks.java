package dev.msp.cli;

import dev.msp.session.Clock;
import dev.msp.session.Journal;
import dev.msp.session.Listener;
import dev.msp.session.SessionPlan;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;
import dev.msp.transport.TransportException;
import dev.msp.transport.tcp.TcpAcceptor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves the connections that come to a TCP port, each as a session of its own: files and commands
 * wait for disks and processes, which the one thread of a plain server must not.
 */
final class ServedLinks implements Served {

  private final SessionPlan plan;
  private final Sessions sessions = new Sessions(Clock.system(), Timers.onOneThread());
  private final Journal none = new Journal(0);
  private @Nullable Listener listener;

  /** Makes one that does not listen yet. */
  ServedLinks(SessionPlan plan) {
    this.plan = plan;
  }

  @Override
  public String name() {
    return plan.endpoint().label();
  }

  @Override
  public Journal journal() {
    Listener now = listener;
    return now == null ? none : now.journal();
  }

  @Override
  public String start() throws TransportException {
    TcpAcceptor bound = TcpAcceptor.bind(plan.endpoint());
    SessionPlan accepting = plan.to(bound.endpoint()).through(bound).accepting();
    Listener made =
        sessions.listen(
            accepting,
            new Listener.Host() {
              @Override
              public void came(Listener.Guest guest) {}

              @Override
              public void left(Listener.Guest guest) {}
            });
    listener = made;
    made.start();
    return "listening on " + bound.address();
  }

  @Override
  public void close() {
    Listener now = listener;
    if (now != null) {
      Farewell.of(now::leave);
    }
    sessions.close();
  }

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }
}
