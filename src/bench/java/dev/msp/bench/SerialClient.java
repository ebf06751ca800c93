package dev.msp.bench;

import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.Delivery;
import dev.msp.session.Clock;
import dev.msp.session.Responder;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.Timers;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.serial.SerialConnector;
import java.io.IOException;

/**
 * Our session on a serial line, as {@code msp send} uses it. Arguments and output as those of
 * {@link FileClient}; with the path alone it opens the line, says so, and is idle until its
 * standard input ends.
 */
final class SerialClient {

  private static final int BAUD = 115_200;
  private static final int JOURNAL = 1 << 20;

  private SerialClient() {}

  public static void main(String[] args) throws IOException {
    Clock clock = Clock.system();
    Session session = new Session(plan(args[0]), clock, Timers.onOneThread());
    if (args.length == 1) {
      session.start();
      Streams.standardOutput().println("open");
      while (System.in.read() >= 0) {
        // idle
      }
    } else {
      Bytes payload = Bytes.copyOf(EngineClient.payload(Integer.parseInt(args[1])));
      RoundTrips trips = new RoundTrips(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
      session.step();
      while (!trips.areDone()) {
        trips.started();
        exchange(session, payload);
        trips.ended();
      }
      Streams.standardOutput().println(trips.result());
    }
    System.exit(0);
  }

  private static SessionPlan plan(String path) {
    return new SessionPlan(
        new Endpoint(Endpoint.Scheme.SERIAL, path, 0, EndpointOptions.NONE),
        new SerialConnector(),
        ClassicConfig.serial(),
        HalfFrame.onSerial(BAUD),
        JOURNAL,
        Responder.SILENT);
  }

  private static void exchange(Session session, Bytes payload) throws IOException {
    Delivery delivery = session.send(payload);
    while (!delivery.isOver()) {
      session.step();
    }
    if (delivery.status() != Delivery.Status.ACKED) {
      throw new IOException("a message was not acknowledged: " + session.state());
    }
  }
}
