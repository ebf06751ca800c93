package dev.msp.session;

import dev.msp.crypto.Identity;
import dev.msp.crypto.PeerKey;
import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.CloseReason;
import dev.msp.link.reliable.Conversations;
import dev.msp.link.reliable.Hello;
import dev.msp.link.reliable.ReliableConfig;
import dev.msp.transport.Connector;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import dev.msp.transport.tcp.TcpAcceptor;
import dev.msp.transport.tcp.TcpConnector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An end of sealed links that answers on a TCP port, each connection as a session of its own, and
 * ends that call it. What the first is told it keeps, and says it back.
 */
final class SealedEnds implements AutoCloseable {

  private final HurryingTime time;
  private final int mtu;
  private final boolean sealed;
  private final Random random = new Random(1);
  private final Identity serving = Identity.generate();
  private final Identity calling = Identity.generate();
  private final TcpAcceptor port;
  private final Map<String, List<String>> heard = new ConcurrentHashMap<>();
  private final List<Session> sessions = new CopyOnWriteArrayList<>();

  SealedEnds(HurryingTime time, int mtu, boolean sealed) throws TransportException {
    this.time = time;
    this.mtu = mtu;
    this.sealed = sealed;
    this.port = TcpAcceptor.bind(Scene.endpoint("tcp-listen://127.0.0.1:0"));
    SessionPlan plan = answering();
    Thread thread = new Thread(() -> accept(plan), "sealed-ends");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(SessionPlan plan) {
    try {
      while (true) {
        Transport wire = port.connect(plan.endpoint());
        sessions.removeIf(Session::isClosed);
        start(plan.through(same -> wire));
      }
    } catch (TransportException e) {
      // it was closed
    }
  }

  private Session start(SessionPlan plan) {
    Session session = new Session(plan, time, time);
    sessions.add(session);
    session.start();
    return session;
  }

  private SessionPlan answering() {
    Responder responder =
        text -> {
          String message = text.text().orElseThrow();
          String caller = message.substring(0, message.indexOf(':'));
          heard(caller).add(message);
          return List.of(text);
        };
    return plan("tcp-listen://127.0.0.1:0", port, responder, ReliableConfig.Role.ANSWERING).once();
  }

  int port() {
    return port.endpoint().port();
  }

  /** Returns what one of those that call has said, as it came. */
  List<String> heard(String caller) {
    return heard.computeIfAbsent(caller, c -> new CopyOnWriteArrayList<>());
  }

  /** Starts an end that calls a port, and keeps what it is told. */
  Session call(int at, List<String> told, boolean again) {
    Responder keeping =
        text -> {
          told.add(text.text().orElseThrow());
          return List.of();
        };
    String endpoint = "tcp://127.0.0.1:" + at;
    SessionPlan plan = plan(endpoint, new TcpConnector(), keeping, ReliableConfig.Role.CALLING);
    return start(again ? plan.reconnecting() : plan.once());
  }

  private SessionPlan plan(
      String endpoint, Connector connector, Responder responder, ReliableConfig.Role role) {
    boolean calls = role == ReliableConfig.Role.CALLING;
    return new SessionPlan(
            Scene.endpoint(endpoint),
            connector,
            calls ? ClassicConfig.client() : ClassicConfig.server(),
            HalfFrame.onTcp(),
            1 << 16,
            responder)
        .speaking(Protocol.V3)
        .reliably(new ReliablePlan(config(role), ChannelHandler.REFUSING));
  }

  private ReliableConfig config(ReliableConfig.Role role) {
    Identity own = role == ReliableConfig.Role.CALLING ? calling : serving;
    Identity other = role == ReliableConfig.Role.CALLING ? serving : calling;
    SealPlan seal =
        new SealPlan(own, new Only(other.publicKey()), Optional.empty(), Optional.empty());
    return new ReliableConfig(
        role,
        0,
        mtu,
        1 << 20,
        sealed ? Hello.Security.SEALED : Hello.Security.CLEAR,
        false,
        this::nonce,
        NoiseExchange.exchanges(seal),
        new Conversations());
  }

  private synchronized Bytes nonce() {
    byte[] bytes = new byte[Hello.NONCE_LENGTH];
    random.nextBytes(bytes);
    return Bytes.copyOf(bytes);
  }

  /** Trusts one key. */
  private record Only(PeerKey key) implements SealPlan.Guard {
    @Override
    public Optional<CloseReason> judge(PeerKey shown, boolean withPassphrase) {
      return shown.equals(key)
          ? Optional.empty()
          : Optional.of(new CloseReason(CloseReason.Kind.UNKNOWN_PEER, "another key"));
    }

    @Override
    public boolean isAuthorized(PeerKey shown) {
      return shown.equals(key);
    }
  }

  @Override
  public void close() {
    port.close();
    sessions.forEach(Session::close);
    serving.close();
    calling.close();
  }
}
