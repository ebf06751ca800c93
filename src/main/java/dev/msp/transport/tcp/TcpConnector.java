package dev.msp.transport.tcp;

import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/**
 * Opens {@code tcp://} endpoints: tries every address of the host in turn.
 *
 * <p>An interruption ends the wait for a name server, but not that for an answer, which ends with
 * the {@code connect-timeout}.
 */
public final class TcpConnector implements Connector {

  @Override
  public Transport connect(Endpoint endpoint) throws TransportException {
    long timeout = endpoint.options().duration(EndpointOption.CONNECT_TIMEOUT).toNanos();
    long start = System.nanoTime();
    InetAddress[] addresses = NameLookup.addresses(endpoint, timeout);
    IOException first = null;
    for (int i = 0; i < addresses.length; i++) {
      // Each gets its share of what is left, or a silent one would use up the time of the others.
      long left = timeout - (System.nanoTime() - start);
      try {
        return open(endpoint, addresses[i], left / (addresses.length - i));
      } catch (IOException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    throw SocketFault.connecting(endpoint, first == null ? new IOException("no address") : first);
  }

  private static Transport open(Endpoint endpoint, InetAddress address, long nanos)
      throws IOException {
    // 0 would mean without end
    long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    Socket socket = new Socket();
    try {
      SocketSettings.apply(socket);
      socket.connect(new InetSocketAddress(address, endpoint.port()), (int) millis);
      return new TcpTransport(endpoint.address(), socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
