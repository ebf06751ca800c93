package dev.msp.bench;

import dev.msp.crypto.Identity;
import dev.msp.crypto.PeerKey;
import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.CloseReason;
import dev.msp.link.reliable.Conversations;
import dev.msp.link.reliable.Hello;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.link.reliable.Store;
import dev.msp.session.ChannelHandler;
import dev.msp.session.NoiseExchange;
import dev.msp.session.Protocol;
import dev.msp.session.ReliablePlan;
import dev.msp.session.Responder;
import dev.msp.session.SealPlan;
import dev.msp.session.SessionPlan;
import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOptions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;

/** The plans of MSP/3 sessions over TCP, as {@code msp put} and {@code msp serve} make them. */
final class Links {

  static final String SEALED = "sealed";

  private static final int JOURNAL = 1 << 20;
  private static final int WINDOW = 2 << 20;

  /** Trusts everybody: the peer is this program, too. */
  private static final SealPlan.Guard TRUSTING =
      new SealPlan.Guard() {
        @Override
        public Optional<CloseReason> judge(PeerKey key, boolean withPassphrase) {
          return Optional.empty();
        }

        @Override
        public boolean isAuthorized(PeerKey key) {
          return true;
        }
      };

  private Links() {}

  static Endpoint endpoint(Endpoint.Scheme scheme, int port) {
    return new Endpoint(scheme, "127.0.0.1", port, EndpointOptions.NONE);
  }

  static SessionPlan plan(
      Endpoint endpoint, Connector connector, boolean sealed, ChannelHandler channels) {
    boolean calls = endpoint.scheme() == Endpoint.Scheme.TCP;
    ReliableConfig config =
        new ReliableConfig(
            calls ? ReliableConfig.Role.CALLING : ReliableConfig.Role.ANSWERING,
            0,
            ReliableConfig.TCP_MTU,
            new Store(WINDOW, Long.MAX_VALUE),
            sealed ? Hello.Security.SEALED : Hello.Security.CLEAR,
            false,
            random(),
            sealed ? NoiseExchange.exchanges(seal()) : null,
            new Conversations());
    return new SessionPlan(
            endpoint,
            connector,
            ClassicConfig.client(),
            HalfFrame.onTcp(),
            JOURNAL,
            Responder.SILENT)
        .speaking(Protocol.V3)
        .reliably(new ReliablePlan(config, channels));
  }

  private static SealPlan seal() {
    return new SealPlan(Identity.generate(), TRUSTING, Optional.empty(), Optional.empty());
  }

  private static Supplier<Bytes> random() {
    SecureRandom random = new SecureRandom();
    return () -> {
      byte[] bytes = new byte[Hello.NONCE_LENGTH];
      random.nextBytes(bytes);
      return Bytes.copyOf(bytes);
    };
  }
}
