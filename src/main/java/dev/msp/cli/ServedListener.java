package dev.msp.cli;

import dev.msp.session.Clock;
import dev.msp.session.Journal;
import dev.msp.session.Server;
import dev.msp.transport.Endpoint;
import dev.msp.transport.TransportException;
import dev.msp.transport.tcp.TcpListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves the connections that come to a TCP port. */
final class ServedListener implements Served {

  private final Endpoint endpoint;
  private final Clock clock;
  private final Server server;
  private @Nullable TcpListener listener;

  ServedListener(Endpoint endpoint, Server.Plan plan, Clock clock) {
    this.endpoint = endpoint;
    this.clock = clock;
    this.server = new Server(plan, clock);
  }

  @Override
  public String name() {
    return endpoint.label();
  }

  @Override
  public Journal journal() {
    return server.journal();
  }

  @Override
  public String start() throws TransportException {
    TcpListener opened = TcpListener.open(endpoint, server, clock::nanos);
    listener = opened;
    server.note("listening", opened.address());
    opened.start();
    return "listening on " + opened.address();
  }

  @Override
  public void close() {
    TcpListener open = listener;
    if (open != null) {
      open.close();
    }
    server.end();
  }

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }
}
