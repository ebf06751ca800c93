package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server on the loopback that does with each connection what a test says. */
final class Peer implements AutoCloseable {

  /** What to do with a connection; when it returns the connection is closed. */
  interface Script {
    void serve(Talk talk) throws IOException;
  }

  /** What to do with a frame. */
  interface Answer {
    void to(Frame frame, Talk talk) throws IOException;
  }

  private static final long PATIENCE_MILLIS = 20_000;

  private final ServerSocket server;
  private final Script script;
  private final List<Frame> received = new ArrayList<>();
  private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());

  private Peer(Script script) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.script = script;
    daemon(this::accept);
  }

  static Peer playing(Script script) throws IOException {
    return new Peer(script);
  }

  /** Does the same with every frame until the other end closes. */
  static Peer answering(Answer answer) throws IOException {
    return new Peer(
        talk -> {
          Frame frame = talk.read();
          while (frame != null) {
            answer.to(frame, talk);
            frame = talk.read();
          }
        });
  }

  /** Acknowledges everything. */
  static Peer acking() throws IOException {
    return answering((frame, talk) -> talk.ack(frame));
  }

  /** Reads, never answers, and closes when the other end does. */
  static Peer silent() throws IOException {
    return answering((frame, talk) -> {});
  }

  /** Acknowledges everything and sends replies to it. */
  static Peer replying(String... replies) throws IOException {
    return answering(
        (frame, talk) -> {
          talk.ack(frame);
          for (String reply : replies) {
            talk.send(new Frame(1, FrameType.DATA, Bytes.utf8(reply)));
          }
        });
  }

  String endpoint() {
    return "tcp://127.0.0.1:" + port();
  }

  String port() {
    return Integer.toString(server.getLocalPort());
  }

  /** Returns the frames that came so far. */
  List<Frame> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** Waits until so many frames came. */
  void awaitFrames(int count) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    synchronized (received) {
      while (received.size() < count) {
        long left = (until - System.nanoTime()) / 1_000_000;
        assertThat(left).as("milliseconds left to wait, after %s", received).isPositive();
        received.wait(left);
      }
    }
  }

  /** Returns the payloads that came so far, as text. */
  List<String> texts() {
    return received().stream().map(frame -> frame.payload().text().orElse("?")).toList();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed: the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      script.serve(new Talk(socket));
    } catch (IOException e) {
      // the other end is gone
    }
  }

  private static void daemon(Runnable body) {
    Thread thread = new Thread(body, "peer");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : List.copyOf(open)) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One connection. */
  final class Talk {
    private final Socket socket;
    private final DataInputStream in;

    Talk(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new DataInputStream(socket.getInputStream());
    }

    /** Returns the next frame, or null at the end. */
    @Nullable Frame read() throws IOException {
      byte[] header = new byte[Frame.HEADER_LENGTH];
      try {
        in.readFully(header);
      } catch (EOFException e) {
        return null;
      }
      int length = (header[2] & 0xFF) << 8 | header[3] & 0xFF;
      byte[] rest = new byte[length - Frame.HEADER_LENGTH];
      in.readFully(rest);
      Bytes payload = Bytes.copyOf(rest, 0, rest.length - 1);
      Frame frame = new Frame(header[4] & 0xFF, header[5] & 0xFF, payload);
      synchronized (received) {
        received.add(frame);
        received.notifyAll();
      }
      return frame;
    }

    void ack(Frame frame) throws IOException {
      send(new Frame(frame.version(), FrameType.ACK, Bytes.utf8("OK")));
    }

    void send(Frame frame) throws IOException {
      send(FrameEncoder.encode(frame));
    }

    void send(Bytes bytes) throws IOException {
      socket.getOutputStream().write(bytes.toArray());
    }
  }
}
