package dev.msp.ui.terminal;

/** The terminal cannot be used. The message is one sentence for the user. */
public final class TerminalException extends Exception {

  private static final long serialVersionUID = 1L;

  TerminalException(String message, Throwable cause) {
    super(message, cause);
  }
}
