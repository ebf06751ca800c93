package dev.msp.transport.serial;

/** The system's refusal to open a port. {@link SerialFault} finds the words for it. */
final class PortException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int errno;

  /**
   * Makes one.
   *
   * @param errno the system's error number
   */
  PortException(int errno) {
    super("error " + errno);
    this.errno = errno;
  }

  /** Returns the system's error number. */
  int errno() {
    return errno;
  }
}
