package dev.msp.script;

import dev.msp.frame.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a text that may be anything, and much too long. */
final class TextFile {

  /** Bytes of the longest file. */
  static final int LONGEST = 4 << 20;

  private TextFile() {}

  /**
   * Returns the lines of a text.
   *
   * @param name what messages call it
   * @throws ScriptException if it is no text in UTF-8, or too long
   */
  static List<String> lines(String name, InputStream in) throws IOException, ScriptException {
    byte[] read = in.readNBytes(LONGEST + 1);
    if (read.length > LONGEST) {
      throw new ScriptException(
          name + ": longer than " + LONGEST + " bytes, which no command file is");
    }
    Bytes all = Bytes.copyOf(read);
    if (!all.isUtf8()) {
      throw new ScriptException(name + ":" + line(read) + ": no text in UTF-8");
    }
    List<String> lines = new ArrayList<>();
    String text = new String(read, StandardCharsets.UTF_8);
    int from = text.startsWith("\ufeff") ? 1 : 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      String line = text.substring(from, end < 0 ? text.length() : end);
      lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
      from = end < 0 ? text.length() : end + 1;
    }
    return lines;
  }

  /** Returns the line of the first bytes that are no UTF-8. */
  private static int line(byte[] read) {
    int line = 1;
    int from = 0;
    for (int at = 0; at < read.length; at++) {
      if (read[at] == '\n') {
        if (!Bytes.copyOf(read, from, at - from).isUtf8()) {
          return line;
        }
        line++;
        from = at + 1;
      }
    }
    return line;
  }
}
