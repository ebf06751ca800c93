package dev.msp.transport;

/** Opens transports to the endpoints of one or more schemes. */
public interface Connector extends AutoCloseable {

  /**
   * Opens a pipe to an endpoint, waiting at most its {@code connect-timeout}.
   *
   * @throws TransportException if that is not possible; its message names the endpoint and the
   *     remedy
   */
  Transport connect(Endpoint endpoint) throws TransportException;

  /**
   * Opens nothing more; wakes whoever waits in {@link #connect}. What was opened is not closed. May
   * be called repeatedly, from any thread.
   */
  @Override
  default void close() {}
}
