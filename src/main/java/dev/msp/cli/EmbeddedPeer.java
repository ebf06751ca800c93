package dev.msp.cli;

import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.session.Clock;
import dev.msp.session.Responder;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.Timers;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.LoopConnector;
import dev.msp.transport.Transport;
import java.util.List;

/** The peer inside of this program that answers on {@code loop:}. */
final class EmbeddedPeer {

  private static final Bytes VERSION = Bytes.utf8("version?");

  private EmbeddedPeer() {}

  /** Returns the plan of a session that talks to a new peer each time its wire is opened. */
  static SessionPlan plan(Endpoint loop, Responder answers) throws UserError {
    LoopConnector connector = new LoopConnector(far -> start(far, answers));
    return Wiring.loop(loop, connector, ClassicConfig.client());
  }

  /** Returns the plan of a session that goes to the peer that an endpoint names. */
  static SessionPlan plan(Endpoint loop) throws UserError {
    if (!loop.host().equals(DemoPeer.NAME)) {
      return plan(loop, EmbeddedPeer::answer);
    }
    // As on a serial line, where a late ACK comes on the same wire.
    return Wiring.loop(loop, new LoopConnector(DemoPeer::start), ClassicConfig.serial());
  }

  /** The other end: a session like any other, on the far end of the pipe, that answers. */
  private static void start(Transport far, Responder answers) {
    SessionPlan plan =
        new SessionPlan(
            new Endpoint(Endpoint.Scheme.LOOP, "peer", 0, EndpointOptions.NONE),
            endpoint -> far,
            ClassicConfig.client(),
            HalfFrame.onTcp(),
            Wiring.SMALL_JOURNAL,
            answers);
    new Session(plan, Clock.system(), Timers.onOneThread()).start();
  }

  /** Tells its version to who asks for it, and nothing else. */
  static List<Bytes> version(Bytes question) {
    return question.equals(VERSION) ? List.of(Bytes.utf8("msp " + Version.TEXT)) : List.of();
  }

  /** Tells its version to who asks for it, and sends everything else back. */
  static List<Bytes> answer(Bytes question) {
    List<Bytes> version = version(question);
    return version.isEmpty() ? List.of(question) : version;
  }
}
