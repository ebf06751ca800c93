package dev.msp.transport;

/** Told of every connection that a listener accepts, on the listener's one thread. */
public interface Acceptor {

  /**
   * A connection was accepted.
   *
   * @param connection how to answer
   * @param now nanoseconds on the listener's clock
   * @return who gets what arrives
   */
  Receiver accepted(Connection connection, long now);

  /**
   * The listener is being closed: a last word may be written to connections. They are served on,
   * and this is called again, until nobody waits for an answer; but not for long.
   *
   * @param now nanoseconds on the listener's clock
   * @return whether anybody waits
   */
  default boolean leave(long now) {
    return false;
  }

  /**
   * Something keeps connections from being accepted (such as the limit of open files), or has
   * stopped doing so. Said once each time it changes.
   *
   * @param message one sentence for the user
   */
  void trouble(String message);
}
