package dev.msp.cli;

import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.util.concurrent.CountDownLatch;

/**
 * Opens nothing before it is let go: so that rules are in place before the first byte is read that
 * they are to answer.
 */
final class HeldConnector implements Connector {

  private final Connector connector;
  private final CountDownLatch letGo = new CountDownLatch(1);

  HeldConnector(Connector connector) {
    this.connector = connector;
  }

  /** From now on connections are opened. */
  void letGo() {
    letGo.countDown();
  }

  @Override
  public Transport connect(Endpoint endpoint) throws TransportException {
    try {
      letGo.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(endpoint.address() + ": closed before it was opened");
    }
    return connector.connect(endpoint);
  }

  @Override
  public void close() {
    letGo();
    connector.close();
  }
}
