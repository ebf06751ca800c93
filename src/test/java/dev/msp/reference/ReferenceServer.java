package dev.msp.reference;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the Python reference's server, on a real socket of this machine. One {@code
 * recv(1024)} is one frame: what is split or joined is lost, without an answer. Source: MSP
 * protocol, section 3.
 */
public final class ReferenceServer implements AutoCloseable {

  private static final int RECV = 1024;

  private final ServerSocket server;
  private final ReferenceWire wire;
  private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger errors = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();

  private ReferenceServer(int version, @Nullable String password) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    wire = new ReferenceWire(version, password);
    Thread accepts = new Thread(this::accept, "reference-server");
    accepts.setDaemon(true);
    accepts.start();
  }

  /** Starts the plain server, {@code msp.py}. */
  public static ReferenceServer v1() throws IOException {
    return new ReferenceServer(1, null);
  }

  /** Starts the secure server, {@code msp-secure.py}, without a password. */
  public static ReferenceServer v2() throws IOException {
    return new ReferenceServer(2, null);
  }

  /** Starts the secure server with a password. */
  public static ReferenceServer v2(String password) throws IOException {
    return new ReferenceServer(2, password);
  }

  /** Returns the port it listens on. */
  public int port() {
    return server.getLocalPort();
  }

  /** Returns the messages it took so far, in order. */
  public List<String> messages() {
    synchronized (messages) {
      return List.copyOf(messages);
    }
  }

  /** Returns how many reads brought no frame, which it printed an error for. */
  public int errors() {
    return errors.get();
  }

  /** Returns how many connections it dropped because of text that is not UTF-8. */
  public int dropped() {
    return dropped.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        Thread serves = new Thread(() -> serve(socket), "reference-connection");
        serves.setDaemon(true);
        serves.start();
      }
    } catch (IOException e) {
      // the stand-in was closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      exchange(socket);
    } catch (IOException e) {
      // the client went away
    }
  }

  /** Counts a dropped connection before the client can see it close. */
  private void exchange(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] data = new byte[RECV];
    try {
      for (int length = in.read(data); length >= 0; length = in.read(data)) {
        take(socket, data, length);
      }
    } catch (CharacterCodingException e) {
      dropped.incrementAndGet();
    }
  }

  private void take(Socket socket, byte[] data, int length) throws IOException {
    ReferenceWire.Taken taken = wire.take(data, length);
    if (taken == null) {
      errors.incrementAndGet();
    } else if (taken.type() == ReferenceWire.DATA || taken.type() == ReferenceWire.ENCRYPTED) {
      messages.add(taken.text());
      socket.getOutputStream().write(wire.ack());
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    synchronized (sockets) {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }
}
