package dev.msp.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.transport.ConnectionContract;
import dev.msp.transport.EndpointParser;
import dev.msp.transport.Loopback;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class TcpTransportTest extends ConnectionContract {

  @Override
  protected Loopback open() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      int port = server.getLocalPort();
      Transport near = new TcpConnector().connect(EndpointParser.parse("tcp://127.0.0.1:" + port));
      return new Loopback(near, new TcpTransport("the far end", server.accept()));
    }
  }

  @Test
  void describeGivesBothAddresses() throws Exception {
    Loopback pair = open();
    String[] ends = pair.near().describe().split(" to ");
    assertThat(ends).hasSize(2).allMatch(end -> end.matches("127\\.0\\.0\\.1:\\d+"));
    assertThat(pair.far().describe()).isEqualTo(ends[1] + " to " + ends[0]);
    pair.near().close();
    pair.far().close();
  }

  @Test
  void resetIsASentenceThatNamesTheEndpoint() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("::1"))) {
      int port = server.getLocalPort();
      Transport near = new TcpConnector().connect(EndpointParser.parse("[::1]:" + port));
      Socket far = server.accept();
      far.setSoLinger(true, 0);
      far.close();
      assertThatThrownBy(() -> near.read(new byte[1], 0, 1))
          .isInstanceOf(TransportException.class)
          .hasMessageStartingWith("tcp://[::1]:" + port + ": the other end cut the connection");
      near.close();
    }
  }

  @Test
  void readingAndWritingAllocateNothingInTheSteadyState() throws Exception {
    Loopback pair = open();
    byte[] buffer = new byte[4096];
    // the harness for measuring costs something itself; so do the first calls
    exchange(pair, buffer, 20_000);
    long before = allocated();
    exchange(pair, buffer, 20_000);
    assertThat((allocated() - before) / 20_000.0).as("bytes a round").isLessThan(4);
    pair.near().close();
    pair.far().close();
  }

  private static void exchange(Loopback pair, byte[] buffer, int rounds) throws Exception {
    int wrong = 0;
    for (int i = 0; i < rounds; i++) {
      pair.near().write(buffer, 0, 39);
      wrong |= pair.far().read(buffer, 0, buffer.length) ^ 39;
    }
    assertThat(wrong).isZero();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
