package dev.msp.transport.tcp;

import dev.msp.transport.Endpoint;
import dev.msp.transport.TransportException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Finds the addresses of a host. A name is looked up on a thread of its own, to bound the wait. */
final class NameLookup extends Thread {

  private static final InetAddress[] NONE = {};

  private final String host;
  private volatile InetAddress[] found = NONE;
  private volatile @Nullable UnknownHostException failure;

  private NameLookup(String host) {
    super("msp-lookup");
    this.host = host;
    setDaemon(true);
  }

  /**
   * Returns all addresses of an endpoint's host, in the order to try them.
   *
   * @param nanos how long a name server may take
   * @throws TransportException if there are none, or none in time
   */
  static InetAddress[] addresses(Endpoint endpoint, long nanos) throws TransportException {
    String host = endpoint.host();
    try {
      return needsNoServer(host) ? InetAddress.getAllByName(host) : inTime(endpoint, nanos);
    } catch (UnknownHostException e) {
      throw SocketFault.unknownHost(endpoint, e);
    }
  }

  private static InetAddress[] inTime(Endpoint endpoint, long nanos)
      throws TransportException, UnknownHostException {
    NameLookup lookup = new NameLookup(endpoint.host());
    lookup.start();
    try {
      TimeUnit.NANOSECONDS.timedJoin(lookup, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Joining a thread that has ended already does not notice an interruption.
    if (Thread.currentThread().isInterrupted()) {
      throw new TransportException(endpoint.address() + ": connecting was interrupted");
    }
    UnknownHostException failed = lookup.failure;
    if (failed != null) {
      throw failed;
    }
    InetAddress[] addresses = lookup.found;
    if (addresses.length == 0) {
      throw new TransportException(
          endpoint.address()
              + ": the name server did not answer in time; write the address in numbers, or set"
              + " connect-timeout");
    }
    return addresses;
  }

  /** Returns whether the host is an address in numbers, or the one name that is always known. */
  private static boolean needsNoServer(String host) {
    if (host.indexOf(':') >= 0 || host.equalsIgnoreCase("localhost")) {
      return true;
    }
    for (int i = 0; i < host.length(); i++) {
      if (host.charAt(i) != '.' && (host.charAt(i) < '0' || host.charAt(i) > '9')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void run() {
    try {
      found = InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      failure = e;
    }
  }
}
