package dev.msp.transport.serial;

/**
 * One open port, as little of it as this package needs: the seam to the native library. What no
 * pseudo-terminal can show is tested through it.
 *
 * <p>Any thread may call any method while another waits in {@link #read} or {@link #write}.
 */
interface Port {

  /**
   * Waits for bytes and takes what is there.
   *
   * @param length 1 to the length of {@code buffer}
   * @return how many bytes now stand at the start of {@code buffer}; 0 or less: there will be none
   */
  int read(byte[] buffer, int length);

  /**
   * Hands bytes from the start of {@code buffer} to the driver, waiting while it has no room.
   *
   * @return how many it took, perhaps not all; 0 or less: it takes none any more
   */
  int write(byte[] buffer, int length);

  /** Returns how many bytes have come and were not read yet; 0 where the driver does not say. */
  int unread();

  /** Returns how many bytes the driver says it still has to send; 0 where it does not say. */
  int unsent();

  /** Sets rate, format and flow control; returns whether the driver took them. */
  boolean apply(LineSettings settings);

  /** Raises or drops DTR; returns whether there is such a line. */
  boolean dtr(boolean on);

  /** Raises or drops RTS; returns whether there is such a line. */
  boolean rts(boolean on);

  /** Begins or ends a BREAK; returns whether the driver can. */
  boolean breaking(boolean on);

  /** Returns the inputs that are raised, such as {@code CTS DSR}; empty if none is. */
  String inputs();

  /**
   * Makes a waiting {@link #read} return, and what is written from now on not wait. What the driver
   * holds still goes out: for the time before {@link #close}.
   */
  void release();

  /** Closes the port, which throws away what the driver holds and ends every wait. */
  void close();
}
