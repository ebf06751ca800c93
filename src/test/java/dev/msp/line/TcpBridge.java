package dev.msp.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/**
 * A serial port whose other end is a TCP connection to this machine, as {@code socat} and a device
 * server make one. What the port brings in one read goes out in one write.
 */
public final class TcpBridge implements AutoCloseable {

  private final Pty pty;
  private final Socket socket;
  private final Pump forth;
  private final Pump back;

  private TcpBridge(Pty pty, Socket socket) throws IOException {
    this.pty = pty;
    this.socket = socket;
    this.forth = Pump.between("bridge to TCP", pty.fromSlave(), socket.getOutputStream());
    this.back = Pump.between("bridge to port", socket.getInputStream(), pty.toSlave());
  }

  /** Connects to a port of the loopback, and makes a serial port of that. */
  public static TcpBridge to(int port) throws IOException {
    Pty pty = Pty.open();
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      TcpBridge bridge = new TcpBridge(pty, socket);
      bridge.forth.start();
      bridge.back.start();
      return bridge;
    } catch (IOException e) {
      pty.close();
      throw e;
    }
  }

  /** Returns the path of the serial port. */
  public String path() {
    return pty.path();
  }

  @Override
  public void close() throws IOException {
    try (socket) {
      pty.close();
    }
    forth.close();
    back.close();
  }
}
