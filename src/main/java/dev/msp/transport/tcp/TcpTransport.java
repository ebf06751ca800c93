package dev.msp.transport.tcp;

import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * A TCP connection on a plain blocking socket without a read timeout: one system call per read and
 * per write, and nothing allocated. A channel is no faster, and loading what it needs costs a
 * one-shot command 8 ms.
 */
final class TcpTransport implements Transport {

  private final String endpoint;
  private final Socket socket;
  private final InputStream input;
  private final OutputStream output;
  private final SocketAddress local;
  private final SocketAddress remote;
  private final Object writing = new Object();
  private volatile boolean closed;

  /**
   * Takes over a connected socket.
   *
   * @param endpoint what messages call it
   */
  TcpTransport(String endpoint, Socket socket) throws IOException {
    this.endpoint = endpoint;
    this.socket = socket;
    this.input = socket.getInputStream();
    this.output = socket.getOutputStream();
    this.local = socket.getLocalSocketAddress();
    this.remote = socket.getRemoteSocketAddress();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws TransportException {
    try {
      return input.read(buffer, offset, length);
    } catch (IOException e) {
      if (closed) {
        return -1;
      }
      throw SocketFault.broken(endpoint, e);
    }
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws TransportException {
    try {
      synchronized (writing) {
        output.write(buffer, offset, length);
      }
    } catch (IOException e) {
      throw SocketFault.broken(endpoint, e);
    }
  }

  @Override
  public void shutdownOutput() throws TransportException {
    try {
      synchronized (writing) {
        socket.shutdownOutput();
      }
    } catch (IOException e) {
      throw SocketFault.broken(endpoint, e);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      socket.close();
    } catch (IOException e) {
      // The descriptor is given back all the same, and nobody could do anything about it.
    }
  }

  @Override
  public String peer() {
    return AddressText.of(remote);
  }

  @Override
  public String describe() {
    return AddressText.of(local) + " to " + AddressText.of(remote);
  }
}
