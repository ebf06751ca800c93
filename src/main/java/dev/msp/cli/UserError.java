package dev.msp.cli;

/** Something the user can mend: one sentence, and the exit code that goes with it. */
final class UserError extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  UserError(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** A mistake on the command line. */
  static UserError usage(String message) {
    return new UserError(ExitCode.USAGE, message);
  }

  int exitCode() {
    return exitCode;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
