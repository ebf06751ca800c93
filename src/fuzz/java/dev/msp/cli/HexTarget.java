package dev.msp.cli;

import dev.msp.frame.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Fuzzes the input of decode: hexadecimal digits become their bytes, all else stays as it is. */
public final class HexTarget {

  private HexTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    boolean digits = true;
    for (byte b : input) {
      digits &= DecodeInput.isHex(b & 0xFF);
    }
    String text = new String(input, StandardCharsets.ISO_8859_1).replaceAll("[ \t-\r]", "");
    boolean half = digits && text.length() % 2 != 0;
    try {
      Bytes expected = digits && !half ? Bytes.hex(text) : Bytes.copyOf(input);
      Bytes found = read(input);
      if (half || !found.equals(expected)) {
        throw new AssertionError("read as " + found + (half ? ", half a byte" : ""));
      }
    } catch (UserError e) {
      if (!half) {
        throw new AssertionError(e);
      }
    }
  }

  private static Bytes read(byte[] input) throws UserError {
    try {
      DecodeInput decoded =
          new DecodeInput(new ByteArrayInputStream(input), DecodeInput.Format.GUESS);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] buffer = new byte[7];
      for (int count = decoded.read(buffer); count >= 0; count = decoded.read(buffer)) {
        all.write(buffer, 0, count);
      }
      return Bytes.copyOf(all.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
