package dev.msp.transport;

/**
 * The answering side of one accepted connection. To be used on the listener's thread only, that is
 * inside the calls of {@link Acceptor} and {@link Receiver}.
 */
public interface Connection {

  /** Returns the number of this connection: 1, 2, 3 and so on within one listener. */
  long id();

  /** Returns address and port of the other end, such as {@code 127.0.0.1:50412}. */
  String remote();

  /**
   * Sends bytes in one write of their own. Never waits: what the system does not take at once is
   * kept (nothing more is read from this connection meanwhile) and sent when there is room.
   */
  void write(byte[] buffer, int offset, int length);

  /** Sends FIN after what is still to be written; reading goes on. */
  void shutdownOutput();

  /**
   * Closes the connection after what was written has been handed on. The receiver hears no more.
   */
  void close();
}
