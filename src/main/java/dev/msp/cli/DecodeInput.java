package dev.msp.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes to decode, from a stream of bytes or of hexadecimal digits. Which of the two it is shows in
 * the beginning: nothing but digits and white space is hex.
 */
final class DecodeInput {

  /** How the stream is to be read. */
  enum Format {
    /** Find out. */
    GUESS,
    /** Hexadecimal digits and white space. */
    HEX,
    /** Bytes as they are. */
    RAW
  }

  /** So much of the beginning is looked at before the format is settled, in bytes. */
  private static final int LOOK_AHEAD = 1 << 20;

  private static final int CHUNK = 64 << 10;

  private final InputStream in;
  private byte[] ahead = new byte[0];
  private final boolean hex;
  private int aheadUsed;
  private long position;
  private int highDigit = -1;

  DecodeInput(InputStream in, Format format) throws IOException {
    this.in = in;
    this.hex = format == Format.GUESS ? guess() : format == Format.HEX;
  }

  /** Looks at the beginning, no further than needed: bytes may come slowly, from a live line. */
  private boolean guess() throws IOException {
    byte[] chunk = new byte[CHUNK];
    int count = in.read(chunk);
    boolean digits = true;
    while (count >= 0) {
      int before = ahead.length;
      ahead = Arrays.copyOf(ahead, before + count);
      System.arraycopy(chunk, 0, ahead, before, count);
      for (int i = 0; i < count; i++) {
        digits &= isHex(chunk[i]);
      }
      if (!digits || ahead.length >= LOOK_AHEAD) {
        return digits;
      }
      count = in.read(chunk);
    }
    return digits;
  }

  /** Returns whether a character may stand in hex input: an ASCII digit or white space. */
  static boolean isHex(int c) {
    return c < 0x80 && (Character.digit(c, 16) >= 0 || isSpace(c));
  }

  private static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** Fills some of the buffer with bytes; returns how many, or -1 at the end. */
  int read(byte[] buffer) throws IOException, UserError {
    int count = fill(buffer);
    if (!hex) {
      return count;
    }
    while (count > 0) {
      int made = digits(buffer, count);
      if (made > 0) {
        return made;
      }
      count = fill(buffer);
    }
    if (highDigit >= 0) {
      throw UserError.usage("the hex input ends in the middle of a byte: a digit is missing");
    }
    return -1;
  }

  private int fill(byte[] buffer) throws IOException {
    int left = ahead.length - aheadUsed;
    if (left == 0) {
      ahead = new byte[0];
      aheadUsed = 0;
      return in.read(buffer, 0, buffer.length);
    }
    int count = Math.min(left, buffer.length);
    System.arraycopy(ahead, aheadUsed, buffer, 0, count);
    aheadUsed += count;
    return count;
  }

  /** Turns digits into bytes, in place; returns how many bytes there are. */
  private int digits(byte[] buffer, int count) throws UserError {
    int made = 0;
    for (int i = 0; i < count; i++) {
      position++;
      if (isSpace(buffer[i])) {
        continue;
      }
      int digit = Character.digit(buffer[i], 16);
      if (digit < 0) {
        throw UserError.usage(
            "character "
                + position
                + " of the input is no hex digit; --raw takes bytes as they are");
      }
      if (highDigit < 0) {
        highDigit = digit;
      } else {
        buffer[made] = (byte) (highDigit << 4 | digit);
        made++;
        highDigit = -1;
      }
    }
    return made;
  }
}
