package dev.msp.transport.tcp;

import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * The other end of {@link TcpConnector}: each connection that it opens is one that somebody else
 * has made to its port. Who comes while none is wanted waits.
 */
public final class TcpAcceptor implements Connector {

  /** As many as Linux lets wait by default; the system takes less where it allows less. */
  private static final int BACKLOG = 4096;

  private final Endpoint endpoint;
  private final ServerSocket server;

  private TcpAcceptor(Endpoint endpoint, ServerSocket server) {
    this.endpoint = endpoint;
    this.server = server;
  }

  /**
   * Takes a port. Connections to it are accepted from now on.
   *
   * @param listen a {@code tcp-listen} endpoint; port 0 for any that is free
   * @throws TransportException if it cannot be had
   */
  public static TcpAcceptor bind(Endpoint listen) throws TransportException {
    ServerSocket server = null;
    try {
      server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(TcpListener.address(listen), BACKLOG);
      Endpoint bound =
          new Endpoint(listen.scheme(), listen.host(), server.getLocalPort(), listen.options());
      return new TcpAcceptor(bound, server);
    } catch (IOException e) {
      closeQuietly(server);
      throw SocketFault.listening(listen, e);
    }
  }

  private static void closeQuietly(@Nullable ServerSocket server) {
    try {
      if (server != null) {
        server.close();
      }
    } catch (IOException e) {
      // nothing is lost with it
    }
  }

  /** Returns the endpoint with the port that was taken. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Returns the address and port listened on, such as {@code 127.0.0.1:9009}. */
  public String address() {
    return AddressText.of(server.getLocalSocketAddress());
  }

  @Override
  public Transport connect(Endpoint same) throws TransportException {
    try {
      Socket socket = server.accept();
      SocketSettings.apply(socket);
      return new TcpTransport(endpoint.address(), socket);
    } catch (IOException e) {
      throw new TransportException(SocketFault.accepting(endpoint.address(), e), e);
    }
  }

  @Override
  public void close() {
    closeQuietly(server);
  }
}
