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
import dev.msp.link.reliable.Store;
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
 * An end of MSP/3 links that answers on a TCP port, and ends that call it. What it is told it
 * keeps, and says it back.
 */
final class SealedEnds implements AutoCloseable {

  private final HurryingTime time;
  private final int mtu;
  private final boolean sealed;
  private final Random random = new Random(1);
  private final Identity server = Identity.generate();
  private final Identity caller = Identity.generate();
  private final TcpAcceptor port;
  private final Map<String, List<String>> heard = new ConcurrentHashMap<>();
  private volatile ChannelHandler channels = ChannelHandler.REFUSING;
  private volatile SessionPlan serving;
  private final List<Session> sessions = new CopyOnWriteArrayList<>();

  SealedEnds(HurryingTime time, int mtu, boolean sealed) throws TransportException {
    this.time = time;
    this.mtu = mtu;
    this.sealed = sealed;
    this.port = TcpAcceptor.bind(Scene.endpoint("tcp-listen://127.0.0.1:0"));
    restart();
  }

  /** Begins to answer whoever calls, each connection as a session of its own. */
  SealedEnds serving() {
    Thread thread = new Thread(this::accept, "sealed-ends");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  private void accept() {
    try {
      while (true) {
        Transport wire = port.connect(port.endpoint());
        sessions.removeIf(Session::isClosed);
        start(serving.through(same -> wire));
      }
    } catch (TransportException e) {
      // it was closed
    }
  }

  /** From now on channels are left to somebody. */
  void channels(ChannelHandler handler) {
    channels = handler;
  }

  /** Forgets all but its key, as a process does that is killed and comes again. */
  void restart() {
    Responder responder =
        text -> {
          String message = text.text().orElseThrow();
          String caller = message.substring(0, message.indexOf(':'));
          heard(caller).add(message);
          return List.of(text);
        };
    serving = answering(responder).once();
  }

  /** Answers whoever calls, one connection after the other, as the one session that is returned. */
  Session answer(List<String> told) {
    return start(answering(keeping(told)).accepting());
  }

  private Session start(SessionPlan plan) {
    Session session = new Session(plan, time, time);
    sessions.add(session);
    session.start();
    return session;
  }

  private SessionPlan answering(Responder responder) {
    return plan("tcp-listen://127.0.0.1:0", port, responder, ReliableConfig.Role.ANSWERING);
  }

  private static Responder keeping(List<String> told) {
    return text -> {
      told.add(text.text().orElseThrow());
      return List.of();
    };
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
    String endpoint = "tcp://127.0.0.1:" + at;
    SessionPlan plan =
        plan(endpoint, new TcpConnector(), keeping(told), ReliableConfig.Role.CALLING);
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
        .reliably(new ReliablePlan(config(role), channel -> channels.opened(channel)));
  }

  private ReliableConfig config(ReliableConfig.Role role) {
    Identity own = role == ReliableConfig.Role.CALLING ? caller : server;
    Identity other = role == ReliableConfig.Role.CALLING ? server : caller;
    SealPlan seal =
        new SealPlan(own, new Only(other.publicKey()), Optional.empty(), Optional.empty());
    return new ReliableConfig(
        role,
        0,
        mtu,
        new Store(1 << 20, Long.MAX_VALUE),
        sealed ? Hello.Security.SEALED : Hello.Security.CLEAR,
        false,
        this::nonce,
        NoiseExchange.exchanges(seal),
        new Conversations(nonce().slice(0, Conversations.NAME)));
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
    server.close();
    caller.close();
  }
}
