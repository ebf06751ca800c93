package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.reference.ReferenceClient;
import dev.msp.transport.tcp.TcpListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server on a real socket: how it ends connections, as the other end sees it. */
@Timeout(20)
class ServerTcpTest {

  private static final Bytes BAD = Bytes.hex("aa5500080110ff00");

  private final Clock clock = Clock.system();
  private final byte[] data = new byte[1024];
  private Server server = server();
  private TcpListener listener;

  private Server server() {
    return new Server(
        new Server.Plan(
            ClassicConfig.server(), HalfFrame.onTcp(), false, 1 << 20, Responder.SILENT),
        clock);
  }

  @BeforeEach
  void listen() throws Exception {
    listener = TcpListener.open(Scene.endpoint("tcp-listen://127.0.0.1:0"), server, clock::nanos);
    listener.start();
  }

  @AfterEach
  void close() {
    listener.close();
    server.end();
  }

  @Test
  void afterABadFrameAndOneSecondOfSilenceTheClientSeesFinAndNoReset() throws Exception {
    try (ReferenceClient client = ReferenceClient.v1(listener.port())) {
      assertThat(client.send("good")).isTrue();
      client.sendRaw(Frames.join(BAD, Frames.data("not taken")).toArray());
      long start = clock.nanos();
      assertThat(client.read(data)).isEqualTo(-1);
      assertThat(clock.nanos() - start).isBetween(900_000_000L, 5_000_000_000L);
    }
  }

  @Test
  void afterABadFrameAndTheEndTheClientSeesFinAndNoReset() throws Exception {
    try (ReferenceClient client = ReferenceClient.v1(listener.port())) {
      client.sendRaw(Frames.join(Frames.data("good"), BAD, Frames.data("not taken")).toArray());
      client.finish();
      assertThat(Bytes.copyOf(data, 0, client.read(data))).isEqualTo(Frames.ACK);
      assertThat(client.read(data)).isEqualTo(-1);
    }
  }

  @Test
  void aClientThatClosesItsOutputGetsEveryAckAndThenFin() throws Exception {
    try (ReferenceClient client = ReferenceClient.v1(listener.port())) {
      client.sendRaw(Frames.join(Frames.data("1"), Frames.data("2"), Frames.data("3")).toArray());
      client.finish();
      Bytes all = Bytes.EMPTY;
      for (int length = client.read(data); length >= 0; length = client.read(data)) {
        all = all.plus(Bytes.copyOf(data, 0, length));
      }
      assertThat(all).isEqualTo(Frames.join(Frames.ACK, Frames.ACK, Frames.ACK));
    }
  }

  @Test
  void itServesAgainAtOnceOnThePortOnWhichItServedBefore() throws Exception {
    List<ReferenceClient> clients = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ReferenceClient client = ReferenceClient.v1(listener.port());
      clients.add(client);
      assertThat(client.send("hello")).isTrue();
    }
    int port = listener.port();
    close(); // the server closes first, which leaves its side in TIME_WAIT
    for (ReferenceClient client : clients) {
      assertThat(client.read(data)).isEqualTo(-1);
      client.close();
    }
    server = server();
    listener =
        TcpListener.open(Scene.endpoint("tcp-listen://127.0.0.1:" + port), server, clock::nanos);
    listener.start();
    try (ReferenceClient client = ReferenceClient.v1(port)) {
      assertThat(client.send("again")).isTrue();
    }
  }
}
