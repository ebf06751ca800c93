package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.CloseReason;
import dev.msp.link.Delivery;
import dev.msp.transport.Connector;
import dev.msp.transport.LoopConnector;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import dev.msp.transport.tcp.TcpConnector;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session over a real connection, and over the loopback: what the other end may do to it. */
@Timeout(20)
class SessionTcpTest {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private final Timers timers = Timers.onOneThread();
  private ServerSocket server;
  private Session session;

  @BeforeEach
  void listen() throws Exception {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    session = session("tcp://127.0.0.1:" + server.getLocalPort(), new TcpConnector());
  }

  @AfterEach
  void close() throws Exception {
    session.close();
    server.close();
  }

  private Session session(String endpoint, Connector connector) {
    return session(endpoint, connector, Clock.system(), timers);
  }

  private static Session session(String endpoint, Connector connector, Clock clock, Timers timers) {
    return new Session(
        new SessionPlan(
            Scene.endpoint(endpoint),
            connector,
            ClassicConfig.client(),
            HalfFrame.onTcp(),
            1 << 20,
            Responder.SILENT),
        clock,
        timers);
  }

  private CloseReason closeReason() {
    Eventually.isTrue(session::isClosed);
    return ((SessionState.Closed) session.state()).reason();
  }

  @Test
  void aPeerThatClosesItsOutputEndsTheSession() throws Exception {
    session.start();
    Delivery delivery = session.send(Bytes.utf8("hello"));
    try (Socket peer = server.accept()) {
      assertThat(peer.getInputStream().readNBytes(12)).hasSize(12);
      peer.getOutputStream().write(Frames.ACK.slice(0, 5).toArray());
      peer.shutdownOutput();
      assertThat(closeReason().kind()).isEqualTo(CloseReason.Kind.PEER_CLOSED);
      assertThat(delivery.reason()).contains("may have arrived");
      assertThat(peer.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(Story.of(session.journal())).contains("skipped 5 INCOMPLETE");
  }

  @Test
  void aResetInTheMiddleOfAnAckLeavesTheMessageUnknown() throws Exception {
    session.start();
    Delivery delivery = session.send(Bytes.utf8("hello"));
    Socket peer = server.accept();
    assertThat(peer.getInputStream().readNBytes(12)).hasSize(12);
    OutputStream out = peer.getOutputStream();
    out.write(Frames.ACK.slice(0, 5).toArray());
    Eventually.isTrue(() -> session.counters().bytesIn() == 5);
    peer.setSoLinger(true, 0);
    peer.close();
    assertThat(session.await(delivery, PATIENCE)).isTrue();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.FAILED);
    assertThat(delivery.reason()).contains("may have arrived");
    assertThat(closeReason().kind()).isEqualTo(CloseReason.Kind.WIRE_BROKE);
  }

  @Test
  void aPortWhereNobodyListensFailsWhatWaits() throws Exception {
    server.close();
    Delivery delivery = session.send(Bytes.utf8("hello"));
    assertThat(session.await(delivery, PATIENCE)).isTrue(); // without threads
    assertThat(closeReason().kind()).isEqualTo(CloseReason.Kind.CONNECT_FAILED);
    assertThat(delivery.reason()).startsWith("not sent: ").contains("refused");
  }

  @Test
  void closingWakesTheReaderAndThePeerSeesTheEnd() throws Exception {
    session.start();
    try (Socket peer = server.accept()) {
      Eventually.isTrue(() -> session.state() instanceof SessionState.Open);
      session.close();
      assertThat(peer.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void withoutThreadsAMissingAckEndsInParkedAndTheNextMessageReconnects() throws Exception {
    ManualTime time = new ManualTime();
    session = session("tcp://127.0.0.1:" + server.getLocalPort(), new TcpConnector(), time, time);
    Delivery lost = session.send(Bytes.utf8("one"));
    session.step();
    try (Socket first = server.accept()) {
      assertThat(first.getInputStream().readNBytes(10)).hasSize(10);
      time.advance(5 * ManualTime.SECOND);
      assertThat(first.getInputStream().read()).isEqualTo(-1); // our output is shut
      time.advance(ManualTime.SECOND);
      assertThat(session.await(lost, PATIENCE)).isTrue();
      session.step();
    }
    assertThat(lost.status()).isEqualTo(Delivery.Status.TIMED_OUT);
    assertThat(session.state()).isInstanceOf(SessionState.Parked.class);
    Delivery next = session.send(Bytes.utf8("two"));
    session.step();
    session.step();
    try (Socket second = server.accept()) {
      assertThat(second.getInputStream().readNBytes(10)).hasSize(10);
      second.getOutputStream().write(Frames.ACK.toArray());
      assertThat(session.await(next, PATIENCE)).isTrue();
    }
    assertThat(next.status()).isEqualTo(Delivery.Status.ACKED);
  }

  @Test
  void overTheLoopbackBothModesDeliver() throws Exception {
    Connector loop = new LoopConnector(SessionTcpTest::acknowledgeAll);
    for (boolean threaded : new boolean[] {false, true}) {
      try (Session looped = session("loop:", loop)) {
        if (threaded) {
          looped.start();
        }
        for (int i = 0; i < 100; i++) {
          Delivery delivery = looped.send(Bytes.utf8("m" + i));
          assertThat(looped.await(delivery, PATIENCE)).isTrue();
          assertThat(delivery.status()).isEqualTo(Delivery.Status.ACKED);
        }
      }
    }
  }

  /** A peer that answers every read with one ACK, as the reference does. */
  private static void acknowledgeAll(Transport far) {
    Thread peer = new Thread(() -> acknowledgeUntilClosed(far), "loop-peer");
    peer.setDaemon(true);
    peer.start();
  }

  private static void acknowledgeUntilClosed(Transport far) {
    byte[] data = new byte[1024];
    try (far) {
      while (far.read(data, 0, data.length) > 0) {
        far.write(Frames.ACK.toArray(), 0, 9);
      }
    } catch (TransportException e) {
      // the session went away
    }
  }
}
