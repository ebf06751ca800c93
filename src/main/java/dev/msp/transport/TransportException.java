package dev.msp.transport;

/**
 * A wire that could not be opened, or broke. The message is one sentence for the user: which
 * endpoint, what happened, what to do.
 */
public final class TransportException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean denied;

  /** Makes one with the sentence for the user. */
  public TransportException(String message) {
    this(message, false);
  }

  /** Makes one with the sentence for the user and what the system reported. */
  public TransportException(String message, Throwable cause) {
    super(message, cause);
    this.denied = false;
  }

  private TransportException(String message, boolean denied) {
    super(message);
    this.denied = denied;
  }

  /**
   * Returns one for a wire that is there and cannot be had, because another program holds it or the
   * user may not open it: unlike a wire that is not there yet, it is not worth waiting for.
   */
  public static TransportException denied(String message) {
    return new TransportException(message, true);
  }

  /** Returns whether the wire is there and cannot be had. */
  public boolean isDenied() {
    return denied;
  }
}
