package dev.msp.transport;

import java.util.function.Consumer;

/**
 * Opens {@code loop:} endpoints: every connection gets a fresh pipe with a peer at its other end.
 */
public final class LoopConnector implements Connector {

  private final Consumer<Transport> peer;

  /**
   * Makes a connector.
   *
   * @param peer is handed the far end of every connection, on the caller's thread; it must not wait
   */
  public LoopConnector(Consumer<Transport> peer) {
    this.peer = peer;
  }

  @Override
  public Transport connect(Endpoint endpoint) {
    Loopback pair = Loopback.pair(endpoint.address());
    peer.accept(pair.far());
    return pair.near();
  }
}
