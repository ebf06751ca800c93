package dev.msp.ui.console;

import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.reliable.Conversations;
import dev.msp.link.reliable.Hello;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.link.reliable.Store;
import dev.msp.session.ChannelHandler;
import dev.msp.session.Clock;
import dev.msp.session.Protocol;
import dev.msp.session.ReliablePlan;
import dev.msp.session.Responder;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.Timers;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointParser;
import dev.msp.transport.Transport;
import java.util.Random;

/** The two ends of a clear MSP/3 link, as far as a test of the console needs them. */
final class LinkEnd {

  private static final int JOURNAL = 1 << 20;
  private static final int WINDOW = 64 << 10;

  private LinkEnd() {}

  /** Returns the plan of a session that speaks MSP/3 and nothing else. */
  static SessionPlan calling(SessionPlan plan) {
    return speaking(plan, ReliableConfig.Role.CALLING, 1, ChannelHandler.REFUSING);
  }

  /** Begins to speak MSP/3 at the far end of a session. */
  static Session answering(Transport far) throws EndpointException {
    return answering(far, ChannelHandler.REFUSING);
  }

  /** Begins to speak MSP/3 at the far end of a session, with somebody who takes channels. */
  static Session answering(Transport far, ChannelHandler channels) throws EndpointException {
    SessionPlan plan =
        new SessionPlan(
            EndpointParser.parse("loop:peer"),
            endpoint -> far,
            ClassicConfig.server(),
            HalfFrame.onTcp(),
            JOURNAL,
            Responder.SILENT);
    SessionPlan once = speaking(plan, ReliableConfig.Role.ANSWERING, 2, channels).once();
    Session session = new Session(once, Clock.system(), Timers.onOneThread());
    session.start();
    return session;
  }

  private static SessionPlan speaking(
      SessionPlan plan, ReliableConfig.Role role, long seed, ChannelHandler channels) {
    Random random = new Random(seed);
    ReliableConfig config =
        new ReliableConfig(
            role,
            0,
            ReliableConfig.TCP_MTU,
            new Store(WINDOW, Long.MAX_VALUE),
            Hello.Security.CLEAR,
            false,
            () -> {
              byte[] nonce = new byte[Hello.NONCE_LENGTH];
              random.nextBytes(nonce);
              return Bytes.copyOf(nonce);
            },
            null,
            new Conversations());
    return plan.speaking(Protocol.V3).reliably(new ReliablePlan(config, channels));
  }
}
