package dev.msp.transport.serial;

/** The native library cannot be loaded. The message is a clause for the user: why, what to do. */
final class NativeLibraryException extends Exception {

  private static final long serialVersionUID = 1L;

  NativeLibraryException(String message) {
    super(message);
  }

  NativeLibraryException(String message, Throwable cause) {
    super(message, cause);
  }
}
