package dev.msp.bench;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.Delivery;
import dev.msp.session.Clock;
import dev.msp.session.Responder;
import dev.msp.session.Server;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.Timers;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.TransportException;
import dev.msp.transport.tcp.TcpConnector;
import dev.msp.transport.tcp.TcpListener;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * The whole engine, as {@code msp serve --window 64} and {@code msp send} use it: sessions with
 * link, journal, counters and deliveries.
 */
final class SessionEngine implements Engine {

  /** Bytes that the journal of a server may take, and of a client, as on the command line. */
  private static final int SERVER_JOURNAL = 32 << 20;

  private static final int CLIENT_JOURNAL = 1 << 20;

  private final Clock clock = Clock.system();

  @Override
  public int listen() throws IOException {
    Server.Plan plan =
        new Server.Plan(
            ClassicConfig.server(), HalfFrame.onTcp(), true, SERVER_JOURNAL, Responder.SILENT);
    try {
      TcpListener listener =
          TcpListener.open(
              endpoint(Endpoint.Scheme.TCP_LISTEN, 0), new Server(plan, clock), clock::nanos);
      listener.start();
      return listener.port();
    } catch (TransportException e) {
      throw new IOException(e);
    }
  }

  @Override
  public Client connect(int port, byte[] payload, int window) {
    ClassicConfig base = ClassicConfig.client();
    ClassicConfig link =
        new ClassicConfig(
            base.version(),
            window,
            Frame.MAX_LENGTH,
            base.ackTimeout(),
            base.onDamage(),
            base.afterTimeout(),
            null,
            false,
            base.firstTimeout(),
            base.idleTimeout());
    SessionPlan plan =
        new SessionPlan(
            endpoint(Endpoint.Scheme.TCP, port),
            new TcpConnector(),
            link,
            HalfFrame.onTcp(),
            CLIENT_JOURNAL,
            Responder.SILENT);
    return new Asking(
        new Session(plan, clock, Timers.onOneThread()), Bytes.copyOf(payload), window);
  }

  private static Endpoint endpoint(Endpoint.Scheme scheme, int port) {
    return new Endpoint(scheme, "127.0.0.1", port, EndpointOptions.NONE);
  }

  /**
   * Keeps a window's worth of messages queued behind those in flight, so that each read that brings
   * ACKs sends as many in one write. With a window of 1 nothing is queued in advance.
   */
  private static final class Asking implements Client {
    private final Session session;
    private final Bytes text;
    private final ArrayDeque<Delivery> pending = new ArrayDeque<>();
    private int ahead;

    Asking(Session session, Bytes text, int window) {
      this.session = session;
      this.text = text;
      this.ahead = window > 1 ? window : 0;
      session.step();
    }

    @Override
    public void send(int frames) {
      for (int i = 0; i < frames + ahead; i++) {
        pending.add(session.send(text));
      }
      ahead = 0;
    }

    @Override
    public int awaitAcks() throws IOException {
      int acks = 0;
      while (acks == 0) {
        if (!session.step()) {
          throw new IOException("the session ended: " + session.state());
        }
        while (!pending.isEmpty() && pending.element().isOver()) {
          if (pending.remove().status() != Delivery.Status.ACKED) {
            throw new IOException("a message was not acknowledged");
          }
          acks++;
        }
      }
      return acks;
    }
  }
}
