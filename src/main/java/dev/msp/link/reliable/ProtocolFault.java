package dev.msp.link.reliable;

/** The other end did what no peer may: the link ends with a RESET. */
final class ProtocolFault extends Exception {

  /** RESET code: the rules were broken. */
  static final int PROTOCOL = 1;

  /** RESET code: a bound was passed. */
  static final int LIMIT = 2;

  /** RESET code: this end goes away. */
  static final int SHUTDOWN = 3;

  /** RESET code: who the other end is, or what it shows for it, is not accepted. */
  static final int AUTHENTICATION = 4;

  private static final long serialVersionUID = 1;

  private final int code;

  ProtocolFault(int code, String why) {
    super(why);
    this.code = code;
  }

  int code() {
    return code;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
