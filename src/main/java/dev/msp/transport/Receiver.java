package dev.msp.transport;

/** Gets what one accepted connection brings. Called on the listener's one thread; must not wait. */
public interface Receiver {

  /** The value of {@link #deadline} when there is none. */
  long NO_DEADLINE = Long.MAX_VALUE;

  /** Gets what a connection brings that was closed as soon as it was accepted. */
  Receiver DEAF =
      new Receiver() {
        @Override
        public void received(byte[] buffer, int offset, int length, long now) {}

        @Override
        public void ended(long now) {}

        @Override
        public void failed(TransportException cause, long now) {}

        @Override
        public long deadline() {
          return NO_DEADLINE;
        }

        @Override
        public void tick(long now) {}
      };

  /**
   * Bytes arrived. The array is shared by all connections: it may be read only during this call.
   *
   * @param now nanoseconds on the listener's clock
   */
  void received(byte[] buffer, int offset, int length, long now);

  /** The other end closed its output (FIN). Answers may still be written. */
  void ended(long now);

  /**
   * The connection broke, or the other end read nothing for so long that it was cut; it is closed
   * already.
   *
   * @param cause the sentence for the user
   */
  void failed(TransportException cause, long now);

  /** Returns when {@link #tick} is to be called, in nanoseconds on the listener's clock. */
  long deadline();

  /** The {@link #deadline} has passed. */
  void tick(long now);
}
