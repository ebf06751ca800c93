package dev.msp.transport;

/**
 * A wire that could not be opened, or broke. The message is one sentence for the user: which
 * endpoint, what happened, what to do.
 */
public final class TransportException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Makes one with the sentence for the user. */
  public TransportException(String message) {
    super(message);
  }

  /** Makes one with the sentence for the user and what the system reported. */
  public TransportException(String message, Throwable cause) {
    super(message, cause);
  }
}
