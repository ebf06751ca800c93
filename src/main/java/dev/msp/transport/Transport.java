package dev.msp.transport;

/**
 * A connected byte pipe that one thread reads and any thread writes.
 *
 * <p>The whole seam between the program and a wire: TCP, a COM port, or the loopback. Writes of
 * several threads never mix within one call.
 */
public interface Transport extends AutoCloseable {

  /**
   * Waits for bytes and takes what is there.
   *
   * @param buffer where the bytes go
   * @param offset index of the first byte in {@code buffer}
   * @param length greatest number of bytes to take, 1 or more
   * @return how many bytes were taken, 1 or more; or -1 when the other end has closed its output,
   *     or {@link #close} was called, from any thread
   * @throws TransportException if the pipe broke
   */
  int read(byte[] buffer, int offset, int length) throws TransportException;

  /**
   * Returns whether bytes are known to have come that nobody has read yet. What has is late, but no
   * silence of the other end.
   */
  default boolean hasUnread() {
    return false;
  }

  /**
   * Hands all the bytes to the operating system, waiting while it has no room.
   *
   * @throws TransportException if the pipe broke or was closed before all were taken
   */
  void write(byte[] buffer, int offset, int length) throws TransportException;

  /**
   * Tells the other end that nothing more is coming; reading goes on. Nothing happens where a pipe
   * has no such half close (a COM port).
   *
   * @throws TransportException if the pipe broke
   */
  void shutdownOutput() throws TransportException;

  /** Closes both directions and wakes whoever waits in read or write. May be called repeatedly. */
  @Override
  void close();

  /** Names both ends for a person, such as {@code 127.0.0.1:50412 to 127.0.0.1:9009}. */
  String describe();

  /** Returns who is at the other end, for a person. */
  default String peer() {
    return describe();
  }
}
