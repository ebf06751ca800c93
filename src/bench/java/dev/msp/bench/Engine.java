package dev.msp.bench;

import java.io.IOException;

/** What is measured, seen from the outside: a server that answers and a client that is answered. */
interface Engine {

  /**
   * Starts to answer every DATA with an ACK, on loopback, until the process ends. Returns the port.
   */
  int listen() throws IOException;

  /**
   * Connects to a server on loopback.
   *
   * @param payload what each DATA carries
   * @param window most frames that will be in flight
   */
  Client connect(int port, byte[] payload, int window) throws IOException;

  /** Returns the engine that the system property {@code bench.engine} names. */
  static Engine chosen() {
    String name = System.getProperty("bench.engine", "session");
    return switch (name) {
      case "session" -> new SessionEngine();
      case "wire" -> new WireEngine();
      default -> throw new IllegalArgumentException("bench.engine is session or wire: " + name);
    };
  }

  /** A connected client. */
  interface Client {

    /** Sends so many DATA frames without waiting for their ACKs. */
    void send(int frames) throws IOException;

    /** Waits for ACKs and returns how many came: 1 or more. */
    int awaitAcks() throws IOException;
  }
}
