package dev.msp.line;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Sits between two ends of TCP connections and hands every frame to somebody who may do with it
 * what he likes. For two ends that are honest: frames are found by their LENGTH alone.
 */
public final class FrameProxy implements AutoCloseable {

  private static final int HEADER = 6;

  /** Decides what becomes of frames. Called on a thread of its own for each way of a connection. */
  public interface Attacker {

    /** A frame has come. What is not passed on is lost. */
    void frame(Way way, byte[] frame) throws IOException;
  }

  /** One way of one connection. */
  public final class Way {
    private final long connection;
    private final boolean forth;
    private final Socket from;
    private final Socket to;
    private int frames;

    private Way(long connection, boolean forth, Socket from, Socket to) {
      this.connection = connection;
      this.forth = forth;
      this.from = from;
      this.to = to;
    }

    /** Returns the number of the connection: 0, 1, 2 and so on. */
    public long connection() {
      return connection;
    }

    /** Returns whether it leads from the end that called to the one that answers. */
    public boolean isForth() {
      return forth;
    }

    /** Returns the number of the frame that is at hand: 0, 1, 2 and so on. */
    public int number() {
      return frames;
    }

    /** Sends bytes to where the frame was going. */
    public void pass(byte[] bytes) throws IOException {
      write(to, bytes);
    }

    /** Sends bytes back to where the frame came from. */
    public void reflect(byte[] bytes) throws IOException {
      write(from, bytes);
    }

    /** Ends the connection, both ways and for both ends. */
    public void cut() throws IOException {
      from.close();
      to.close();
    }

    private void run() {
      try (from;
          to) {
        DataInputStream in = new DataInputStream(from.getInputStream());
        while (true) {
          attacker.frame(this, frame(in));
          frames++;
        }
      } catch (IOException e) {
        // one of the ends, or the attacker, has closed it
      }
    }

    private byte[] frame(DataInputStream in) throws IOException {
      byte[] header = new byte[HEADER];
      in.readFully(header);
      int length = (header[2] & 0xFF) << 8 | header[3] & 0xFF;
      if (header[0] != (byte) 0xAA || header[1] != 0x55 || length <= HEADER) {
        throw new AssertionError("an honest end sent what is no frame");
      }
      byte[] frame = java.util.Arrays.copyOf(header, length);
      in.readFully(frame, HEADER, length - HEADER);
      return frame;
    }
  }

  private volatile int target;
  private final Attacker attacker;
  private final ServerSocket server;
  private final List<Socket> open = new ArrayList<>();
  private long connections;

  /**
   * Makes one that listens on the loopback.
   *
   * @param target the port there of the end that answers
   */
  public FrameProxy(int target, Attacker attacker) throws IOException {
    this.target = target;
    this.attacker = attacker;
    this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    start("proxy", this::accept);
  }

  private static void start(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns the port to call. */
  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        join(taken(server.accept()));
      }
    } catch (IOException e) {
      // it was closed
    }
  }

  private void join(Socket caller) throws IOException {
    Socket called;
    try {
      called = taken(new Socket(InetAddress.getLoopbackAddress(), target));
    } catch (ConnectException e) {
      caller.close();
      return;
    }
    long number = connections++;
    start("proxy forth", new Way(number, true, caller, called)::run);
    start("proxy back", new Way(number, false, called, caller)::run);
  }

  /** From now on connections lead to another port: the end that answers has come again there. */
  public void target(int port) {
    target = port;
  }

  private Socket taken(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    synchronized (open) {
      open.removeIf(Socket::isClosed);
      open.add(socket);
    }
    return socket;
  }

  private static void write(Socket socket, byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    synchronized (socket) {
      out.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    synchronized (open) {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }
}
