package dev.msp.cli;

/** What the program ends with; frozen, for scripts rely on it. Ended by signal n: 128 + n. */
final class ExitCode {

  /** Done. */
  static final int DONE = 0;

  /** Something else came than was expected. */
  static final int EXPECTATION = 1;

  /** The command line, or a message, is not as it must be. */
  static final int USAGE = 2;

  /** Cannot connect, or the link was lost. */
  static final int NO_LINK = 3;

  /** No ACK or reply in time. */
  static final int NO_ANSWER = 4;

  /** Protocol or security error. */
  static final int PROTOCOL = 5;

  /** A bug in this program. */
  static final int BUG = 70;

  /** Standard output was closed before everything was written: 128 + SIGPIPE. */
  static final int CLOSED_OUTPUT = 141;

  private ExitCode() {}
}
