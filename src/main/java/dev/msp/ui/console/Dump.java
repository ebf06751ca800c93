package dev.msp.ui.console;

import dev.msp.capture.HexDump;
import dev.msp.frame.Bytes;

/**
 * The bytes of a row line by line, and below them what they say where they are sealed.
 *
 * @param bytes as they were on the wire
 * @param plain what was sealed in them, empty if nothing was or the password is not known
 */
record Dump(Bytes bytes, Bytes plain) {

  private static final int PER_LINE = HexDump.BYTES_PER_LINE;

  /** Returns how many lines there are. */
  int lines() {
    return sealed() + (plain.isEmpty() ? 0 : 1 + HexDump.lineCount(plain));
  }

  private int sealed() {
    return HexDump.lineCount(bytes);
  }

  /** Returns a line, from 0. */
  String line(int number) {
    if (number < sealed()) {
      return HexDump.line(bytes, number);
    }
    return number == sealed()
        ? "decrypted, " + plain.length() + " bytes"
        : HexDump.line(plain, number - sealed() - 1);
  }

  /** Returns the index of the first byte on the wire that a line shows. */
  int offset(int number) {
    return number * PER_LINE;
  }

  /** Returns the index behind the last byte on the wire that a line shows, {@code most} at most. */
  int end(int number, int most) {
    return Math.min(Math.min(most, bytes.length()), offset(number) + PER_LINE);
  }

  /** Returns the column in which the two digits of a byte begin. */
  int column(int number, int index) {
    int place = index - offset(number);
    int gap = place >= PER_LINE / 2 ? 1 : 0;
    return line(number).indexOf("  ") + 2 + 3 * place + gap;
  }
}
