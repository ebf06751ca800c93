package dev.msp.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointParser;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TcpConnectorTest {

  @Test
  void everyAddressOfANameIsTried() throws Exception {
    // localhost has two addresses, 127.0.0.1 before ::1; only the second answers
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      InetAddress[] addresses = InetAddress.getAllByName("localhost");
      server.bind(new InetSocketAddress(addresses[addresses.length - 1], 0));
      int port = port(server);
      Transport transport = connect("tcp://localhost:" + port);
      assertThat(transport.describe()).endsWith(":" + port);
      transport.close();
    }
  }

  @Test
  void refusedIsOneSentence() throws Exception {
    int port;
    try (ServerSocketChannel server = bound(1)) {
      port = port(server);
    }
    assertThatThrownBy(() -> connect("tcp://127.0.0.1:" + port + "?name=x"))
        .isInstanceOf(TransportException.class)
        .hasMessage(
            "tcp://127.0.0.1:"
                + port
                + ": connection refused, nothing listens there; check the port and start the other"
                + " side");
  }

  @Test
  void silenceEndsAfterTheConnectTimeout() throws Exception {
    // a full backlog drops every further SYN
    try (ServerSocketChannel server = bound(1)) {
      List<Socket> fillers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        fillers.add(new Socket());
      }
      int port = port(server);
      for (Socket filler : fillers) {
        try {
          filler.connect(new InetSocketAddress("127.0.0.1", port), 200);
        } catch (IOException e) {
          break;
        }
      }
      long start = System.nanoTime();
      assertThatThrownBy(() -> connect("127.0.0.1:" + port + "?connect-timeout=200ms"))
          .isInstanceOf(TransportException.class)
          .hasMessageStartingWith("tcp://127.0.0.1:" + port + ": no answer in time; check");
      assertThat(System.nanoTime() - start).isBetween(150_000_000L, 5_000_000_000L);
      for (Socket filler : fillers) {
        filler.close();
      }
    }
  }

  @Test
  void unknownNamesAreOneSentence() {
    assertThatThrownBy(() -> connect("tcp://no-such-host.invalid:9009?connect-timeout=10s"))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("tcp://no-such-host.invalid:9009: ")
        .hasMessageContaining("write");
    assertThatThrownBy(() -> connect("tcp://[fe80::1%nosuch0]:9009"))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("has no network interface for the address fe80::1%nosuch0");
  }

  @Test
  void interruptionEndsTheWaitForANameServerAndStaysSet() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> connect("tcp://no-such-host.invalid:9"))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static Transport connect(String endpoint) throws EndpointException, TransportException {
    return new TcpConnector().connect(EndpointParser.parse(endpoint));
  }

  private static ServerSocketChannel bound(int backlog) throws IOException {
    return ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0), backlog);
  }

  private static int port(ServerSocketChannel server) throws IOException {
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }
}
