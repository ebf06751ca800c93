package dev.msp.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.transport.EndpointParser;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closes with FIN, never with RST. Source: MSP protocol, section 3, server rule 4. */
@Timeout(30)
class ListenerClosingTest {

  private static final long SECOND = 1_000_000_000;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @Test
  void peerThatGoesOnSendingReadsTheLastAnswerAndFin() throws Exception {
    TcpListener listener = listen("max-connections=2", answeringOnce());
    Socket client = client(listener);
    byte[] flood = new byte[1 << 20];
    for (int i = 0; i < 8; i++) {
      client.getOutputStream().write(flood);
    }
    assertThat(client.getInputStream().readAllBytes()).containsExactly(7);
  }

  @Test
  void whatComesAfterClosingReachesNobody() throws Exception {
    RecordingAcceptor acceptor = answeringOnce();
    TcpListener listener = listen("max-connections=2", acceptor);
    Socket client = client(listener);
    client.getOutputStream().write(1);
    assertThat(client.getInputStream().readAllBytes()).containsExactly(7);
    client.getOutputStream().write(2);
    client.close();
    assertThat(acceptor.next()).isEqualTo("accepted 1");
    client(listener);
    assertThat(acceptor.next()).isEqualTo("accepted 2"); // there is room again, and nothing between
  }

  @Test
  void peerThatNeverFinishesMakesRoomAfterASecond() throws Exception {
    RecordingAcceptor acceptor = answeringOnce();
    TcpListener listener = listen("max-connections=1", acceptor);
    Socket client = client(listener);
    client.getOutputStream().write(1);
    assertThat(client.getInputStream().readAllBytes()).containsExactly(7);
    assertThat(acceptor.next()).isEqualTo("accepted 1");
    client(listener);
    assertThat(acceptor.next()).startsWith("trouble: "); // only one connection at a time
    clock.addAndGet(SECOND);
    listener.loop().wake();
    assertThat(acceptor.next()).isEqualTo("accepted 2");
  }

  private static RecordingAcceptor answeringOnce() {
    return new RecordingAcceptor(
        (session, bytes) -> {
          session.connection().write(new byte[] {7}, 0, 1);
          session.connection().close();
        });
  }

  private TcpListener listen(String option, RecordingAcceptor acceptor) throws Exception {
    TcpListener listener =
        TcpListener.open(
            EndpointParser.parse("tcp-listen://127.0.0.1:0?" + option), acceptor, clock::get);
    opened.add(0, listener);
    listener.start();
    return listener;
  }

  private Socket client(TcpListener listener) throws IOException {
    Socket client = new Socket("127.0.0.1", listener.port());
    client.setSoTimeout(10_000);
    opened.add(client);
    return client;
  }
}
