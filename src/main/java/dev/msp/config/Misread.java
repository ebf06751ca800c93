package dev.msp.config;

/** A place in a line at which it cannot be read on. */
final class Misread extends Exception {

  private static final long serialVersionUID = 1L;

  private final int from;
  private final int to;

  /**
   * Makes one.
   *
   * @param from index of the first character that is wrong
   * @param to index behind the last
   */
  Misread(int from, int to, String message) {
    super(message, null, false, false); // caught one call above; there may be a million
    this.from = from;
    this.to = to;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
