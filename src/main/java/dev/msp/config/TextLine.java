package dev.msp.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of a file of UTF-8, without what ends it: LF or CR LF.
 *
 * @param text what it says; behind a byte that is not UTF-8, as much as can be made of it
 * @param brokenAt index in the text of the first byte that is not UTF-8, or -1
 */
record TextLine(String text, int brokenAt) {

  /** Longest line, in characters: no endpoint and no name of a file needs more. */
  private static final int LONGEST = 8192;

  /** Cuts a file into lines; the mark with which some editors begin UTF-8 is left out. */
  static List<TextLine> split(byte[] bytes) {
    List<TextLine> lines = new ArrayList<>();
    int from = hasMark(bytes) ? 3 : 0;
    while (from < bytes.length) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      int textEnd = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
      lines.add(decode(bytes, from, textEnd));
      from = end + 1;
    }
    return lines;
  }

  private static boolean hasMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private static TextLine decode(byte[] bytes, int from, int to) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer out = CharBuffer.allocate(to - from);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (!result.isError()) {
      return new TextLine(out.flip().toString(), -1);
    }
    String rest = new String(bytes, in.position(), to - in.position(), StandardCharsets.UTF_8);
    return new TextLine(out.flip() + rest, out.length());
  }

  /**
   * Reads it.
   *
   * @param number of the line, from 1
   * @return nothing if there are only blanks and a comment
   * @throws Misread where it cannot be read on
   */
  Optional<Line> parse(int number) throws Misread {
    check();
    return LineParser.parse(text, number);
  }

  /**
   * Reads it as a row of words.
   *
   * @return nothing if there are only blanks and a comment
   * @throws Misread where it cannot be read on
   */
  List<Value> words() throws Misread {
    check();
    return LineParser.words(text);
  }

  private void check() throws Misread {
    if (brokenAt >= 0) {
      throw new Misread(brokenAt, brokenAt + 1, "a byte that is not UTF-8; save the file as UTF-8");
    }
    if (text.length() > LONGEST) {
      throw new Misread(
          LONGEST, text.length(), "the line is longer than " + LONGEST + " characters");
    }
  }
}
