package dev.msp.ui.raw;

import dev.msp.frame.Bytes;

/**
 * Cuts what is sent into pieces with a pause behind each, for devices that cannot take it as fast
 * as the line carries it and have no flow control.
 */
public final class Pacing {

  /**
   * The next piece.
   *
   * @param length its length in bytes, from the beginning of what was offered
   * @param pauseNanos how long to wait after it was sent, 0 for not at all
   */
  public record Piece(int length, long pauseNanos) {}

  private final long byteNanos;
  private final long lineNanos;
  private boolean afterReturn;

  /**
   * Makes a pace.
   *
   * @param byteNanos pause after each byte in nanoseconds, 0 for none
   * @param lineNanos pause after each line end in nanoseconds, 0 for none; CR, LF and CR LF are one
   *     line end each
   */
  public Pacing(long byteNanos, long lineNanos) {
    this.byteNanos = byteNanos;
    this.lineNanos = lineNanos;
  }

  /**
   * Returns what goes out next.
   *
   * @param rest what is left to send, at least one byte
   */
  public Piece next(Bytes rest) {
    if (byteNanos == 0 && lineNanos == 0) {
      return new Piece(rest.length(), 0);
    }
    int end = byteNanos > 0 ? 1 : lineLength(rest);
    int last = rest.at(end - 1);
    // LF behind a CR that had its pause belongs to the same line end.
    boolean ends = last == '\r' || (last == '\n' && !(end == 1 && afterReturn));
    afterReturn = last == '\r';
    return new Piece(end, byteNanos + (ends ? lineNanos : 0));
  }

  private static int lineLength(Bytes rest) {
    for (int i = 0; i < rest.length(); i++) {
      if (rest.at(i) == '\n') {
        return i + 1;
      }
      if (rest.at(i) == '\r') {
        return i + 1 < rest.length() && rest.at(i + 1) == '\n' ? i + 2 : i + 1;
      }
    }
    return rest.length();
  }
}
