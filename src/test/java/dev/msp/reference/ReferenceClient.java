package dev.msp.reference;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the Python reference's client, on a real socket of this machine: sends a message,
 * reads once, and takes what came for the ACK. Source: MSP protocol, section 3.
 */
public final class ReferenceClient implements AutoCloseable {

  private static final int RECV = 1024;
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;
  private final ReferenceWire wire;

  private ReferenceClient(int port, int version, @Nullable String password) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    wire = new ReferenceWire(version, password);
  }

  /** Connects the plain client, {@code msp.py}. */
  public static ReferenceClient v1(int port) throws IOException {
    return new ReferenceClient(port, 1, null);
  }

  /** Connects the secure client, {@code msp-secure.py}, without a password. */
  public static ReferenceClient v2(int port) throws IOException {
    return new ReferenceClient(port, 2, null);
  }

  /** Connects the secure client with a password. */
  public static ReferenceClient v2(int port, String password) throws IOException {
    return new ReferenceClient(port, 2, password);
  }

  /**
   * Sends a message and reads once.
   *
   * @return whether what came is one whole ACK, of whatever VERSION, and nothing else
   */
  public boolean send(String text) throws IOException, GeneralSecurityException {
    socket.getOutputStream().write(wire.message(text));
    byte[] data = new byte[RECV];
    int length = socket.getInputStream().read(data);
    ReferenceWire.Taken taken = length < 0 ? null : wire.take(data, length);
    return taken != null && taken.type() == ReferenceWire.ACK && taken.text().equals("OK");
  }

  /** Sends bytes as they are. */
  public void sendRaw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Closes the output, as a client that has nothing more to say. */
  public void finish() throws IOException {
    socket.shutdownOutput();
  }

  /**
   * Reads once.
   *
   * @return how many bytes came, -1 where the server has closed with FIN
   * @throws IOException if the server cut the connection with RST, or nothing came within 10 s
   */
  public int read(byte[] data) throws IOException {
    return socket.getInputStream().read(data);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
