package dev.msp.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The other end of one TCP connection, as a test writes it. */
final class RawPeer implements AutoCloseable {

  /** What it does with the connection; it is closed afterwards. */
  interface Story {
    void tell(Socket connection) throws IOException;
  }

  private final ServerSocket server;
  private final CompletableFuture<Void> told;

  private RawPeer(ServerSocket server, Story story) {
    this.server = server;
    this.told =
        CompletableFuture.runAsync(() -> serve(story), task -> new Thread(task, "peer").start());
  }

  static RawPeer that(Story story) throws IOException {
    return new RawPeer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), story);
  }

  private void serve(Story story) {
    try (Socket connection = server.accept()) {
      story.tell(connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String endpoint() {
    return "tcp://127.0.0.1:" + server.getLocalPort();
  }

  /** Waits until the story is told, which must not have failed. */
  void await() throws Exception {
    told.get(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
