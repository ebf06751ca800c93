package dev.msp.cli;

import dev.msp.crypto.PasswordCipher;
import dev.msp.crypto.Secret;
import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.HalfFrame;
import dev.msp.link.Box;
import dev.msp.link.ClassicConfig;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.session.Protocol;
import dev.msp.session.ReliablePlan;
import dev.msp.session.Responder;
import dev.msp.session.Server;
import dev.msp.session.SessionPlan;
import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.Transport;
import dev.msp.transport.serial.SerialConnector;
import dev.msp.transport.tcp.TcpAcceptor;
import dev.msp.transport.tcp.TcpConnector;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the parts together: from endpoints and passwords to the plans of sessions and servers. */
final class Wiring {

  /** Bytes of journal that a session of a one-shot command keeps. */
  static final int SMALL_JOURNAL = 1 << 20;

  /** Bytes of journal that a server keeps. */
  static final int LARGE_JOURNAL = 32 << 20;

  /** A server's own messages are answers: they do not wait for each other. */
  private static final int ANSWERS_IN_FLIGHT = 1024;

  /** Smallest frame that holds an encrypted message: IV and one block. */
  private static final int SMALLEST_ENCRYPTED = 39;

  private Wiring() {}

  /** Returns the plan of a session that sends. */
  static SessionPlan client(Endpoint endpoint, @Nullable Secret password) throws UserError {
    return client(endpoint, password, Sealing.NONE);
  }

  /** Returns the plan of a session that sends, and seals its MSP/3 links. */
  static SessionPlan client(Endpoint endpoint, @Nullable Secret password, Sealing sealing)
      throws UserError {
    return client(endpoint, password, protocol(endpoint), sealing);
  }

  /** Returns the plan of a session that speaks MSP/3 only. */
  static SessionPlan reliable(Endpoint endpoint, Sealing sealing) throws UserError {
    refuseLossy(endpoint);
    return client(endpoint, null, Protocol.V3, sealing);
  }

  /** Returns the plan of a session that carries bytes as they are, whatever the endpoint says. */
  static SessionPlan raw(Endpoint endpoint) throws UserError {
    return client(endpoint, null, Protocol.RAW, Sealing.NONE).reconnecting();
  }

  private static SessionPlan client(
      Endpoint endpoint, @Nullable Secret password, Protocol protocol, Sealing sealing)
      throws UserError {
    boolean serial = endpoint.scheme() == Endpoint.Scheme.SERIAL;
    return new SessionPlan(
            endpoint,
            connector(endpoint),
            link(endpoint, password, serial ? ClassicConfig.serial() : ClassicConfig.client()),
            serial ? halfFrame(endpoint.options()) : HalfFrame.onTcp(),
            SMALL_JOURNAL,
            Responder.SILENT)
        .speaking(protocol)
        .reliably(calling(endpoint, protocol, sealing));
  }

  /** Returns how MSP/3 is spoken by the end that opens the wire; null if it is not. */
  private static @Nullable ReliablePlan calling(
      Endpoint endpoint, Protocol protocol, Sealing sealing) {
    return switch (protocol) {
      case AUTO, V3 ->
          new ReliablePlan(
              ReliableWiring.calling(endpoint, protocol == Protocol.AUTO, sealing),
              sealing.channels());
      case CLASSIC, RAW -> null;
    };
  }

  /** Returns how MSP/3 is spoken by the end that waits for a HELLO; null if it is not. */
  private static @Nullable ReliableConfig answering(
      Endpoint endpoint, Protocol protocol, Sealing sealing) {
    return switch (protocol) {
      case AUTO, V3 -> ReliableWiring.answering(endpoint, protocol == Protocol.AUTO, sealing);
      case CLASSIC, RAW -> null;
    };
  }

  private static @Nullable ReliablePlan visited(
      Endpoint endpoint, Protocol protocol, Sealing sealing) {
    ReliableConfig config = answering(endpoint, protocol, sealing);
    return config == null ? null : new ReliablePlan(config, sealing.channels());
  }

  /** Returns the plan of a session with a peer inside this program. */
  static SessionPlan loop(Endpoint endpoint, Connector connector, ClassicConfig base)
      throws UserError {
    return new SessionPlan(
            endpoint,
            connector,
            link(endpoint, null, base),
            HalfFrame.onTcp(),
            SMALL_JOURNAL,
            Responder.SILENT)
        .speaking(protocol(endpoint));
  }

  /** Returns the plan of a session that serves whoever is at the other end of a COM port. */
  static SessionPlan port(
      Endpoint endpoint, @Nullable Secret password, Responder responder, Sealing sealing)
      throws UserError {
    ClassicConfig base = ClassicConfig.server();
    ClassicConfig link =
        new ClassicConfig(
            base.version(),
            ANSWERS_IN_FLIGHT,
            base.frameLimit(),
            base.ackTimeout(),
            ClassicConfig.OnDamage.RESYNC,
            ClassicConfig.AfterTimeout.GO_ON,
            null,
            false,
            ClassicConfig.NEVER,
            ClassicConfig.NEVER);
    return new SessionPlan(
            endpoint,
            connector(endpoint),
            link(endpoint, password, link),
            halfFrame(endpoint.options()),
            LARGE_JOURNAL,
            responder)
        .speaking(served(endpoint))
        .reliably(visited(endpoint, served(endpoint), sealing))
        .reconnecting();
  }

  /**
   * Returns when a half frame on a serial line counts as failed. Where flow control may hold the
   * line the rule of quiet does not apply; only one that nothing follows for as long as TCP allows
   * is given up, so that it cannot hide what comes an hour later.
   */
  private static HalfFrame halfFrame(EndpointOptions options) {
    HalfFrame quiet = HalfFrame.onSerial(options.number(EndpointOption.BAUD));
    if (options.text(EndpointOption.FLOW).orElse("").equals("none")) {
      return quiet;
    }
    return new HalfFrame(HalfFrame.Kind.QUIET, Math.max(quiet.nanos(), HalfFrame.onTcp().nanos()));
  }

  /**
   * Returns what is spoken by an end that waits to be spoken to: whatever the first frame is of,
   * unless somebody said otherwise.
   */
  private static Protocol served(Endpoint endpoint) throws UserError {
    boolean asked = endpoint.options().explicit().containsKey(EndpointOption.PROTOCOL);
    Protocol protocol = protocol(endpoint);
    return asked ? protocol : Protocol.AUTO;
  }

  private static Protocol protocol(Endpoint endpoint) throws UserError {
    String word = endpoint.options().text(EndpointOption.PROTOCOL).orElseThrow();
    return switch (word) {
      case "classic" -> {
        refuseLossy(endpoint);
        yield Protocol.CLASSIC;
      }
      case "raw" -> Protocol.RAW;
      default -> {
        refuseLossy(endpoint);
        yield word.equals("v3") ? Protocol.V3 : Protocol.AUTO;
      }
    };
  }

  /** No frame gets over a line that keeps some bytes, or their highest bit, for itself. */
  private static void refuseLossy(Endpoint endpoint) throws UserError {
    if (endpoint.scheme() != Endpoint.Scheme.SERIAL) {
      return;
    }
    if (endpoint.options().text(EndpointOption.FLOW).orElse("").equals("xonxoff")) {
      throw UserError.usage(
          endpoint.address()
              + ": flow=xonxoff keeps the byte 11 for itself, and the TYPE of every ACK is one;"
              + " give flow=none or flow=rtscts, or protocol=raw");
    }
    if (endpoint.options().text(EndpointOption.FORMAT).orElse("8").charAt(0) < '8') {
      throw UserError.usage(
          endpoint.address()
              + ": a frame begins with AA, which takes 8 data bits; give a format like 8N1, or"
              + " protocol=raw");
    }
  }

  /** Returns what opens the wire of an endpoint. */
  static Connector connector(Endpoint endpoint) throws UserError {
    return switch (endpoint.scheme()) {
      case TCP -> new TcpConnector();
      case TCP_LISTEN ->
          throw UserError.usage(
              endpoint.address() + " listens, and sending connects; give a tcp:// address");
      case LOOP ->
          throw UserError.usage(
              endpoint.address() + " leads nowhere outside of msp demo; give a tcp:// address");
      case SERIAL -> new SerialConnector();
    };
  }

  private static UserError notYet(String what, String instead) {
    return UserError.usage(what + " is not in this version; give " + instead);
  }

  /** Returns the plan of a server. */
  static Server.Plan server(
      Endpoint endpoint, @Nullable Secret password, Responder responder, Sealing sealing)
      throws UserError {
    refuseOtherThanTcp(endpoint);
    if (protocol(endpoint) == Protocol.RAW) {
      throw UserError.usage(
          "protocol=raw is for serial ports and connections to a peer, and "
              + endpoint.address()
              + " listens; leave it out");
    }
    boolean batch = endpoint.options().number(EndpointOption.WINDOW) > 1;
    return new Server.Plan(
        answering(endpoint, password),
        frameAge(endpoint),
        batch,
        LARGE_JOURNAL,
        responder,
        answering(endpoint, served(endpoint), sealing));
  }

  private static void refuseOtherThanTcp(Endpoint endpoint) throws UserError {
    if (endpoint.scheme() != Endpoint.Scheme.TCP
        && endpoint.scheme() != Endpoint.Scheme.TCP_LISTEN) {
      throw notYet(endpoint.address(), "a TCP address such as tcp://127.0.0.1:9009");
    }
  }

  /** Returns the plan of sessions with all who connect to a port. */
  static SessionPlan acceptor(TcpAcceptor acceptor, @Nullable Secret password, Sealing sealing)
      throws UserError {
    return accepted(acceptor.endpoint(), password, sealing).through(acceptor).accepting();
  }

  /** Returns the plan of a session with one who has connected to a port, still without the wire. */
  static SessionPlan accepted(Endpoint endpoint, @Nullable Secret password, Sealing sealing)
      throws UserError {
    refuseOtherThanTcp(endpoint);
    return new SessionPlan(
            endpoint,
            Wiring::noWire,
            answering(endpoint, password),
            frameAge(endpoint),
            SMALL_JOURNAL,
            Responder.SILENT)
        .speaking(served(endpoint))
        .reliably(visited(endpoint, served(endpoint), sealing))
        .once();
  }

  private static Transport noWire(Endpoint endpoint) {
    throw new IllegalStateException(endpoint + " is to be reached through something else");
  }

  private static HalfFrame frameAge(Endpoint endpoint) {
    Duration frame = endpoint.options().duration(EndpointOption.FRAME_TIMEOUT);
    return new HalfFrame(HalfFrame.Kind.AGE, frame.toNanos());
  }

  /** Returns the link of a server's connection. */
  private static ClassicConfig answering(Endpoint endpoint, @Nullable Secret password)
      throws UserError {
    EndpointOptions options = endpoint.options();
    ClassicConfig base = ClassicConfig.server();
    ClassicConfig link =
        new ClassicConfig(
            base.version(),
            ANSWERS_IN_FLIGHT,
            base.frameLimit(),
            base.ackTimeout(),
            options.flag(EndpointOption.LIKE_REFERENCE)
                ? ClassicConfig.OnDamage.RESYNC
                : ClassicConfig.OnDamage.HANG_UP,
            ClassicConfig.AfterTimeout.GO_ON,
            null,
            false,
            options.duration(EndpointOption.FIRST_TIMEOUT).toNanos(),
            options.duration(EndpointOption.IDLE_TIMEOUT).toNanos());
    return link(endpoint, password, link);
  }

  private static ClassicConfig link(
      Endpoint endpoint, @Nullable Secret password, ClassicConfig base) throws UserError {
    EndpointOptions options = endpoint.options();
    return new ClassicConfig(
        version(options, password != null),
        base.window() > 1 ? base.window() : options.number(EndpointOption.WINDOW),
        frameLimit(options, password != null),
        options.duration(EndpointOption.ACK_TIMEOUT).toNanos(),
        base.onDamage(),
        base.afterTimeout(),
        password == null ? null : new PasswordBox(PasswordCipher.of(password)),
        options.flag(EndpointOption.ALLOW_PLAIN),
        base.firstTimeout(),
        base.idleTimeout());
  }

  private static int frameLimit(EndpointOptions options, boolean encrypted) throws UserError {
    int limit = options.number(EndpointOption.FRAME_LIMIT);
    if (encrypted && limit < SMALLEST_ENCRYPTED) {
      throw UserError.usage(
          "frame-limit "
              + limit
              + " is below the "
              + SMALLEST_ENCRYPTED
              + " bytes of the smallest encrypted frame");
    }
    return limit;
  }

  private static int version(EndpointOptions options, boolean encrypted) throws UserError {
    Optional<String> version = options.text(EndpointOption.VERSION);
    if (version.isEmpty()) {
      return encrypted ? 2 : 1;
    }
    if (encrypted && version.get().equals("1")) {
      throw UserError.usage("a password goes with frame version 2, not with 1");
    }
    return version.get().equals("2") ? 2 : 1;
  }

  /** The classic cipher as the link knows it. */
  private static final class PasswordBox implements Box {
    private final PasswordCipher cipher;

    PasswordBox(PasswordCipher cipher) {
      this.cipher = cipher;
    }

    @Override
    public Bytes seal(Bytes plain) {
      return cipher.seal(plain);
    }

    @Override
    public Optional<Bytes> open(byte[] array, int offset, int length) {
      return cipher.open(array, offset, length);
    }

    @Override
    public int longestPlain(int payload) {
      return PasswordCipher.maxPlaintext(payload + Frame.OVERHEAD);
    }
  }
}
