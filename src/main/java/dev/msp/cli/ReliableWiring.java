package dev.msp.cli;

import dev.msp.frame.Bytes;
import dev.msp.link.reliable.Conversations;
import dev.msp.link.reliable.Hello;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.link.reliable.Store;
import dev.msp.session.NoiseExchange;
import dev.msp.session.SealPlan;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import java.security.SecureRandom;
import java.util.function.Supplier;

/** Puts together how MSP/3 is spoken. Not loaded where it is not: its random source costs time. */
final class ReliableWiring {

  private static final int TCP_WINDOW = 2 << 20;
  private static final int SERIAL_WINDOW = 64 << 10;

  /** So great a part of the memory may hold what peers began and did not end. */
  private static final int SHARE = 8;

  private ReliableWiring() {}

  /** Returns how the end that opens a wire speaks. */
  static ReliableConfig calling(Endpoint endpoint, boolean mayFallBack, Sealing sealing) {
    return config(endpoint, ReliableConfig.Role.CALLING, mayFallBack, sealing);
  }

  /** Returns how the end speaks that waits for a HELLO. */
  static ReliableConfig answering(Endpoint endpoint, boolean mayFallBack, Sealing sealing) {
    return config(endpoint, ReliableConfig.Role.ANSWERING, mayFallBack, sealing);
  }

  private static ReliableConfig config(
      Endpoint endpoint, ReliableConfig.Role role, boolean mayFallBack, Sealing sealing) {
    SealPlan plan = sealing.plan();
    Supplier<Bytes> random = random();
    boolean serial = endpoint.scheme() == Endpoint.Scheme.SERIAL;
    long baud = serial ? endpoint.options().number(EndpointOption.BAUD) : 0;
    return new ReliableConfig(
        role,
        baud,
        serial ? ReliableConfig.serialMtu(baud) : ReliableConfig.TCP_MTU,
        new Store(serial ? SERIAL_WINDOW : TCP_WINDOW, Runtime.getRuntime().maxMemory() / SHARE),
        sealing.security(),
        mayFallBack,
        random,
        plan == null ? null : NoiseExchange.exchanges(plan),
        new Conversations(random.get().slice(0, Conversations.NAME)));
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
