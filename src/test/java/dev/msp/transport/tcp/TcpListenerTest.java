package dev.msp.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointParser;
import dev.msp.transport.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpListenerTest {

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
  void manyConnectionsAreServedByOneThread() throws Exception {
    RecordingAcceptor acceptor = RecordingAcceptor.echo();
    TcpListener listener = listen("tcp-listen://127.0.0.1:0", acceptor);
    List<Socket> clients = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      clients.add(client(listener));
    }
    for (int i = 0; i < 500; i++) {
      assertThat(acceptor.next()).isEqualTo("accepted " + (i + 1));
      clients.get(i).getOutputStream().write(new byte[] {(byte) i, (byte) (i >> 8)});
    }
    for (int i = 499; i >= 0; i--) {
      assertThat(clients.get(i).getInputStream().readNBytes(2))
          .containsExactly((byte) i, (byte) (i >> 8));
    }
    assertThat(listener.connections()).isEqualTo(500);
    for (Socket each : clients) {
      each.close();
    }
    for (int i = 0; i < 500; i++) {
      assertThat(acceptor.next()).startsWith("ended ");
    }
    listener.close();
    assertThat(listener.connections()).isZero();
  }

  @Test
  void onlyWhoseDeadlineHasPassedIsTicked() throws Exception {
    RecordingAcceptor acceptor =
        new RecordingAcceptor(
            (session, bytes) -> {
              // each byte says how many seconds may pass
              session.deadline(clock.get() + bytes[0] * SECOND);
              session.connection().write(bytes, 0, 1);
            });
    TcpListener listener = listen("tcp-listen://127.0.0.1:0", acceptor);
    Socket slow = client(listener);
    Socket slower = client(listener);
    acceptor.next();
    acceptor.next();
    assertThat(answer(slow, 10)).isEqualTo(10);
    assertThat(answer(slower, 20)).isEqualTo(20);
    advance(listener, 9);
    assertThat(answer(slow, 10)).isEqualTo(10);
    advance(listener, 10);
    assertThat(acceptor.next()).isEqualTo("tick 1");
    assertThat(slow.getInputStream().read()).isEqualTo(-1);
    assertThat(answer(slower, 20)).isEqualTo(20);
    advance(listener, 20);
    assertThat(acceptor.next()).isEqualTo("tick 2");
    assertThat(slower.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void listenerWithoutDeadlineTurnsOnlyForWhatArrives() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    TcpListener listener =
        TcpListener.open(
            endpoint("tcp-listen://127.0.0.1:0"), RecordingAcceptor.echo(), looks::incrementAndGet);
    opened.add(0, listener);
    listener.start();
    Socket client = client(listener);
    for (int i = 0; i < 1000; i++) {
      assertThat(answer(client, 1)).isEqualTo(1);
    }
    // once a turn; accepting is a turn, and so may be the start
    assertThat(looks.get()).isBetween(1000, 1010);
  }

  @Test
  void resetInMidFrameIsToldAndHarmsNobodyElse() throws Exception {
    RecordingAcceptor acceptor = RecordingAcceptor.echo();
    TcpListener listener = listen("tcp-listen://127.0.0.1:0", acceptor);
    Socket good = client(listener);
    Socket bad = client(listener);
    acceptor.next();
    acceptor.next();
    assertThat(answer(bad, 0xAA)).isEqualTo(0xAA);
    int port = bad.getLocalPort();
    bad.setSoLinger(true, 0);
    bad.close();
    assertThat(acceptor.next())
        .startsWith("failed: 127.0.0.1:" + port + ": the other end cut the connection")
        .endsWith(" 2");
    assertThat(answer(good, 1)).isEqualTo(1);
    assertThat(listener.connections()).isEqualTo(1);
  }

  @Test
  void bugInAReceiverEndsItsConnectionOnlyAndIsReported() throws Exception {
    RecordingAcceptor acceptor =
        new RecordingAcceptor(
            (session, bytes) -> {
              if (bytes[0] == 66) {
                throw new IllegalStateException("a bug");
              }
              session.connection().write(bytes, 0, bytes.length);
            });
    TcpListener listener = listen("tcp-listen://127.0.0.1:0", acceptor);
    Socket good = client(listener);
    Socket bad = client(listener);
    acceptor.next();
    acceptor.next();
    bad.getOutputStream().write(66);
    assertThat(acceptor.next())
        .startsWith("trouble: connection 2 from 127.0.0.1:" + bad.getLocalPort())
        .contains("report it: java.lang.IllegalStateException: a bug at ");
    assertThat(bad.getInputStream().read()).isEqualTo(-1);
    assertThat(answer(good, 1)).isEqualTo(1);
  }

  @Test
  void runningOutOfDescriptorsIsSurvivedAndSaidOnce() throws Exception {
    RecordingAcceptor acceptor = RecordingAcceptor.echo();
    TcpListener listener = open("tcp-listen://127.0.0.1:0", acceptor, System::nanoTime);
    AtomicInteger failures = new AtomicInteger(3);
    AcceptGate.Source real = listener.loop().gate().source();
    listener
        .loop()
        .gate()
        .source(
            () -> {
              if (failures.getAndDecrement() > 0) {
                throw new IOException("Too many open files");
              }
              return real.accept();
            });
    listener.start();
    Socket client = client(listener);
    assertThat(answer(client, 5)).isEqualTo(5);
    assertThat(acceptor.next())
        .isEqualTo(
            "trouble: tcp-listen://127.0.0.1:0: no connection can be accepted (Too many open"
                + " files); raise the limit of open files (`ulimit -n`) or close some");
    assertThat(acceptor.next()).isEqualTo("accepted 1");
    assertThat(acceptor.next())
        .isEqualTo("trouble: tcp-listen://127.0.0.1:0: connections are accepted again");
    assertThat(failures.get()).isNegative();
  }

  @Test
  void overTheLimitConnectionsWaitUntilOneIsClosed() throws Exception {
    RecordingAcceptor acceptor = RecordingAcceptor.echo();
    TcpListener listener = listen("tcp-listen://127.0.0.1:0?max-connections=2", acceptor);
    Socket first = client(listener);
    Socket second = client(listener);
    Socket third = client(listener);
    third.getOutputStream().write(3);
    assertThat(answer(first, 1)).isEqualTo(1);
    assertThat(answer(second, 2)).isEqualTo(2);
    assertThat(acceptor.next()).isEqualTo("accepted 1");
    assertThat(acceptor.next()).isEqualTo("accepted 2");
    assertThat(acceptor.next())
        .startsWith("trouble: ")
        .contains("2 connections are open, the limit that max-connections sets; further ones wait");
    assertThat(acceptor.isQuiet()).isTrue();
    first.close();
    assertThat(third.getInputStream().read()).isEqualTo(3);
    second.close();
    third.close();
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < 5; i++) { // accepted 3, three times ended, one sentence
      rest.add(acceptor.next());
    }
    assertThat(rest)
        .filteredOn(event -> event.startsWith("trouble"))
        .singleElement()
        .asString()
        .contains("there is room again");
  }

  @Test
  void busyPortIsOneSentenceWithARemedy() throws Exception {
    TcpListener listener = listen("tcp-listen://127.0.0.1:0", RecordingAcceptor.echo());
    int port = listener.port();
    assertThatThrownBy(() -> listen("tcp-listen://127.0.0.1:" + port, RecordingAcceptor.echo()))
        .isInstanceOf(TransportException.class)
        .hasMessage(
            "tcp-listen://127.0.0.1:"
                + port
                + ": the port is in use; `ss -ltnp sport = :"
                + port
                + "` shows by whom, or take another port");
  }

  @Test
  void foreignAddressesAndUnknownNamesAreOneSentence() {
    assertThatThrownBy(() -> listen("tcp-listen://192.0.2.77:0", RecordingAcceptor.echo()))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("this machine does not have that address; see what `ip address`");
    assertThatThrownBy(() -> listen("tcp-listen://no-such.invalid:0", RecordingAcceptor.echo()))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("tcp-listen://no-such.invalid:0: ");
  }

  @Test
  void restartOnTheSamePortWorksAtOnce() throws Exception {
    int port = 0;
    for (int i = 0; i < 3; i++) {
      RecordingAcceptor acceptor = RecordingAcceptor.echo();
      TcpListener listener = listen("tcp-listen://127.0.0.1:" + port, acceptor);
      Socket client = client(listener);
      assertThat(answer(client, 7)).isEqualTo(7);
      port = listener.port();
      listener.close(); // our side closes first, so that the port is left in TIME_WAIT
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void noHostMeansAllAddressesOfBothKinds() throws Exception {
    TcpListener listener = listen("tcp-listen://:0", RecordingAcceptor.echo());
    assertThat(listener.address()).isEqualTo("*:" + listener.port());
    for (String host : new String[] {"127.0.0.1", "::1"}) {
      Socket client = new Socket(InetAddress.getByName(host), listener.port());
      opened.add(client);
      assertThat(answer(client, 4)).isEqualTo(4);
    }
  }

  @Test
  void closeWorksBeforeStartAndTwiceAndEndsRun() throws Exception {
    TcpListener unused = open("tcp-listen://127.0.0.1:0", RecordingAcceptor.echo(), clock::get);
    unused.close();
    unused.close();
    unused.run();
    TcpListener again =
        open("tcp-listen://127.0.0.1:" + unused.port(), RecordingAcceptor.echo(), clock::get);
    Thread closer = new Thread(again::close);
    again
        .loop()
        .gate()
        .source(
            () -> {
              if (closer.getState() == Thread.State.NEW) {
                closer.start();
              }
              return null;
            });
    client(again);
    again.run();
    closer.join();
    assertThat(again.connections()).isZero();
  }

  @Test
  void closeOnTheListenersOwnThreadDoesNotWaitForItself() throws Exception {
    TcpListener[] self = new TcpListener[1];
    RecordingAcceptor acceptor = new RecordingAcceptor((session, bytes) -> self[0].close());
    self[0] = listen("tcp-listen://127.0.0.1:0", acceptor);
    Socket client = client(self[0]);
    client.getOutputStream().write(1);
    assertThat(client.getInputStream().read()).isEqualTo(-1);
  }

  private TcpListener listen(String endpoint, RecordingAcceptor acceptor) throws Exception {
    TcpListener listener = open(endpoint, acceptor, clock::get);
    listener.start();
    return listener;
  }

  private TcpListener open(String endpoint, RecordingAcceptor acceptor, LongSupplier nanos)
      throws Exception {
    TcpListener listener = TcpListener.open(endpoint(endpoint), acceptor, nanos);
    opened.add(0, listener);
    return listener;
  }

  private static Endpoint endpoint(String text) throws Exception {
    return EndpointParser.parse(text);
  }

  private Socket client(TcpListener listener) throws IOException {
    Socket client = new Socket("127.0.0.1", listener.port());
    client.setSoTimeout(10_000);
    opened.add(client);
    return client;
  }

  private static int answer(Socket client, int request) throws IOException {
    client.getOutputStream().write(request);
    return client.getInputStream().read();
  }

  private void advance(TcpListener listener, int seconds) {
    clock.addAndGet(seconds * SECOND);
    listener.loop().wake();
  }
}
