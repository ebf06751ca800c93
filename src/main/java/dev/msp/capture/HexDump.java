package dev.msp.capture;

import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes as people read them: a dump of 16 a line, or upper-case pairs on one line. All of it is
 * visible ASCII, whatever the bytes.
 *
 * <pre>
 * 0000  AA 55 00 10 01 10 48 65  6C 6C 6F 20 4D 53 50 04  |.U....Hello MSP.|
 * </pre>
 */
public final class HexDump {

  /** Bytes on one line of a dump. */
  public static final int BYTES_PER_LINE = 16;

  private static final String DIGITS = "0123456789ABCDEF";
  private static final int LEAST_OFFSET_DIGITS = 4;
  private static final int MOST_OFFSET_DIGITS = 8;

  private HexDump() {}

  /** Returns how many lines a dump has; none for no bytes. */
  public static int lineCount(Bytes bytes) {
    return (bytes.length() + BYTES_PER_LINE - 1) / BYTES_PER_LINE;
  }

  /** Returns all lines of a dump, without line ends. */
  public static List<String> lines(Bytes bytes) {
    int count = lineCount(bytes);
    List<String> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      lines.add(line(bytes, i));
    }
    return lines;
  }

  /**
   * Returns one line of a dump, without a line end. All lines of a dump have their columns at the
   * same places: the offset has four digits, or as many as the last byte needs.
   *
   * @param number 0 to {@link #lineCount} - 1
   * @throws IndexOutOfBoundsException if there is no such line
   */
  public static String line(Bytes bytes, int number) {
    int count = lineCount(bytes);
    if (number < 0 || number >= count) {
      throw new IndexOutOfBoundsException("There is no line " + number + " of " + count + ".");
    }
    int from = number * BYTES_PER_LINE;
    int to = Math.min(from + BYTES_PER_LINE, bytes.length());
    StringBuilder line = new StringBuilder(80);
    appendOffset(line, from, offsetDigits(bytes.length() - 1));
    appendRow(line, bytes, from, to);
    return line.toString();
  }

  /**
   * Returns the line of a dump that has no end, such as one of what a wire brings: its offset has
   * eight digits, the lower ones where there are more.
   *
   * @param offset bytes before this line
   * @param row the bytes on it, at most {@value #BYTES_PER_LINE}
   */
  public static String row(long offset, Bytes row) {
    StringBuilder line = new StringBuilder(80);
    appendOffset(line, (int) offset, MOST_OFFSET_DIGITS);
    appendRow(line, row, 0, row.length());
    return line.toString();
  }

  private static void appendRow(StringBuilder line, Bytes bytes, int from, int to) {
    appendPairs(line, bytes, from, to);
    line.append("  |");
    for (int i = from; i < to; i++) {
      int value = bytes.at(i);
      line.append(value >= ' ' && value <= '~' ? (char) value : '.');
    }
    line.append('|');
  }

  /**
   * Returns the bytes on one line, as in {@code AA 55 00 10}.
   *
   * @param max the most bytes that are shown, at least 0; if there are more, the line ends with
   *     {@code ... (+N bytes)}
   */
  public static String inline(Bytes bytes, int max) {
    if (max < 0) {
      throw new IllegalArgumentException("At least 0 bytes are shown, not " + max + ".");
    }
    int shown = Math.min(max, bytes.length());
    StringBuilder line = new StringBuilder(3 * shown + 24);
    for (int i = 0; i < shown; i++) {
      if (i > 0) {
        line.append(' ');
      }
      appendPair(line, bytes.at(i));
    }
    int left = bytes.length() - shown;
    if (left > 0) {
      line.append(shown > 0 ? " " : "").append("... (+").append(left).append(" bytes)");
    }
    return line.toString();
  }

  private static int offsetDigits(int largest) {
    int digits = LEAST_OFFSET_DIGITS;
    while (digits < MOST_OFFSET_DIGITS && largest >>> 4 * digits != 0) {
      digits++;
    }
    return digits;
  }

  private static void appendOffset(StringBuilder line, int offset, int digits) {
    for (int i = digits - 1; i >= 0; i--) {
      line.append(DIGITS.charAt(offset >>> 4 * i & 0xF));
    }
    line.append(' ');
  }

  /** Appends the pairs of a line, and blanks for those that the last line lacks. */
  private static void appendPairs(StringBuilder line, Bytes bytes, int from, int to) {
    for (int i = 0; i < BYTES_PER_LINE; i++) {
      line.append(i == BYTES_PER_LINE / 2 ? "  " : " ");
      if (from + i < to) {
        appendPair(line, bytes.at(from + i));
      } else {
        line.append("  ");
      }
    }
  }

  private static void appendPair(StringBuilder line, int value) {
    line.append(DIGITS.charAt(value >> 4)).append(DIGITS.charAt(value & 0xF));
  }
}
