package dev.msp.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.transport.EndpointParser;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener does for, and to, clients that read late or never. */
@Timeout(30)
class SlowReaderTest {

  private static final long SECOND = 1_000_000_000;
  private static final int BLOCK = 60_000;

  private final AtomicLong clock = new AtomicLong();
  private final byte[] answer = new byte[BLOCK];
  private final RecordingAcceptor acceptor = new RecordingAcceptor(this::serve);
  private TcpListener listener;
  private Socket client;

  /** Each byte is an order. */
  private void serve(RecordingAcceptor.Session session, byte[] orders) {
    for (byte order : orders) {
      session.note("order " + (char) order);
      switch (order) {
        case 'f' -> session.note("filled " + fill((ListenerConnection) session.connection()));
        case 'w' -> session.connection().write(answer, 0, BLOCK);
        case 's' -> session.connection().shutdownOutput();
        case 'c' -> session.connection().close();
        default -> session.connection().write(new byte[] {order}, 0, 1);
      }
    }
  }

  /** Writes blocks until the system takes no more; returns how many. */
  private int fill(ListenerConnection connection) {
    int blocks = 0;
    while (connection.unwritten() == 0) {
      connection.write(answer, 0, BLOCK);
      blocks++;
    }
    return blocks;
  }

  @BeforeEach
  void connect() throws Exception {
    new Random(5).nextBytes(answer);
    listener =
        TcpListener.open(EndpointParser.parse("tcp-listen://127.0.0.1:0"), acceptor, clock::get);
    listener.start();
    client = client();
    assertThat(acceptor.next()).isEqualTo("accepted 1");
  }

  @AfterEach
  void disconnect() throws IOException {
    client.close();
    listener.close();
  }

  @Test
  void nothingIsReadWhileSomethingIsUnwrittenAndNothingIsLost() throws Exception {
    int blocks = fillUntilItWaits();
    order("x");
    DataInputStream in = new DataInputStream(client.getInputStream());
    assertThat(acceptor.isQuiet()).isTrue();
    readBlocks(in, blocks);
    assertThat(acceptor.next()).isEqualTo("order x 1");
    assertThat(in.read()).isEqualTo('x');
  }

  @Test
  void clientThatTakesNothingForAMinuteIsCutAndOthersAreServed() throws Exception {
    fillUntilItWaits();
    try (Socket other = client()) {
      assertThat(acceptor.next()).isEqualTo("accepted 2");
      clock.addAndGet(59 * SECOND);
      listener.loop().wake();
      other.getOutputStream().write('x');
      assertThat(acceptor.next()).isEqualTo("order x 2");
      clock.addAndGet(60 * SECOND);
      listener.loop().wake();
      assertThat(acceptor.next())
          .isEqualTo(
              "failed: 127.0.0.1:"
                  + client.getLocalPort()
                  + ": cut, because it read nothing of what was sent to it 1");
      other.getOutputStream().write('y');
      assertThat(acceptor.next()).isEqualTo("order y 2");
      assertThat(listener.connections()).isEqualTo(1);
    }
  }

  @Test
  void overAMebibyteOfUnreadAnswersIsCutAtOnce() throws Exception {
    order("w".repeat(200));
    String event = acceptor.next();
    while (event.startsWith("order w")) {
      event = acceptor.next();
    }
    assertThat(event).contains("cut, because it left over 1 MiB of answers unread");
  }

  @Test
  void halfCloseFollowsWhatIsUnwrittenAndReadingGoesOn() throws Exception {
    order("fs");
    DataInputStream in = new DataInputStream(client.getInputStream());
    readBlocks(in, filled());
    assertThat(acceptor.next()).isEqualTo("order s 1");
    assertThat(in.read()).isEqualTo(-1);
    order("z");
    assertThat(acceptor.next()).isEqualTo("order z 1");
    client.shutdownOutput();
    assertThat(acceptor.next()).isEqualTo("ended 1");
  }

  @Test
  void closeFollowsWhatIsUnwritten() throws Exception {
    order("fc");
    DataInputStream in = new DataInputStream(client.getInputStream());
    readBlocks(in, filled());
    assertThat(in.read()).isEqualTo(-1);
  }

  @Test
  void closingTheListenerFlushesWhatIsUnwritten() throws Exception {
    int blocks = fillUntilItWaits();
    Thread closing = new Thread(listener::close);
    closing.start();
    DataInputStream in = new DataInputStream(client.getInputStream());
    readBlocks(in, blocks);
    assertThat(in.read()).isEqualTo(-1);
    closing.join();
    assertThat(listener.connections()).isZero();
  }

  @Test
  void closingTheListenerWaitsNoLongerThanASecondForWhoTakesNothing() throws Exception {
    fillUntilItWaits();
    long start = System.nanoTime();
    listener.close();
    assertThat(System.nanoTime() - start).isBetween(SECOND / 2, 5 * SECOND);
    assertThat(listener.connections()).isZero();
  }

  /** Orders more than the sockets hold, so that the listener waits; returns how many blocks. */
  private int fillUntilItWaits() throws Exception {
    order("f");
    return filled();
  }

  private int filled() throws InterruptedException {
    assertThat(acceptor.next()).isEqualTo("order f 1");
    return Integer.parseInt(acceptor.next().split(" ")[1]);
  }

  private void readBlocks(DataInputStream in, int blocks) throws IOException {
    byte[] block = new byte[BLOCK];
    for (int i = 0; i < blocks; i++) {
      in.readFully(block);
      assertThat(Arrays.equals(block, answer)).as("block %d", i).isTrue();
    }
  }

  private Socket client() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(10_000);
    socket.connect(new InetSocketAddress("127.0.0.1", listener.port()));
    return socket;
  }

  private void order(String orders) throws IOException {
    client.getOutputStream().write(orders.getBytes(StandardCharsets.US_ASCII));
  }
}
