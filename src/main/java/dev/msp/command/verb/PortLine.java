package dev.msp.command.verb;

import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.OpenSession;
import dev.msp.transport.Endpoint;
import dev.msp.transport.LineControl;
import dev.msp.transport.TransportException;

/** What the line commands share: the serial port of a session, and what it refuses. */
final class PortLine {

  /** Something to do with a port that may be gone. */
  interface Action {
    void on(LineControl line) throws TransportException;
  }

  private PortLine() {}

  /**
   * Returns the port.
   *
   * @throws CommandFailure if the session has none, or none at the moment
   */
  static LineControl of(OpenSession session) throws CommandFailure {
    Endpoint endpoint = session.endpoint();
    if (endpoint.scheme() != Endpoint.Scheme.SERIAL) {
      throw new CommandFailure(
          Kind.USAGE,
          session.name()
              + " goes to "
              + endpoint.address()
              + ", which is no serial port; name a session that has one: @NAME line show");
    }
    return session
        .session()
        .line()
        .orElseThrow(
            () ->
                new CommandFailure(
                    Kind.LINK, "the port of " + session.name() + " is not open at the moment"));
  }

  /**
   * Does something with the port.
   *
   * @throws CommandFailure if the session has none, or it refuses
   */
  static void act(OpenSession session, Action action) throws CommandFailure {
    LineControl line = of(session);
    try {
      action.on(line);
    } catch (TransportException e) {
      throw new CommandFailure(Kind.LINK, String.valueOf(e.getMessage()));
    }
  }
}
