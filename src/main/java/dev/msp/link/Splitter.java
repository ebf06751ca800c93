package dev.msp.link;

import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text that is too long for one frame, between characters. */
public final class Splitter {

  private static final int CONTINUATION_MASK = 0xC0;
  private static final int CONTINUATION = 0x80;

  /** Bytes that a character of UTF-8 may need, the least that a piece must hold. */
  public static final int LONGEST_CHARACTER = 4;

  private Splitter() {}

  /**
   * Returns the text in pieces of at most {@code longest} bytes, none of which cuts a UTF-8
   * sequence; the text itself if it is short enough. Text that is not UTF-8 comes back uncut.
   *
   * @param longest 4 or more
   */
  public static List<Bytes> split(Bytes text, int longest) {
    if (longest < LONGEST_CHARACTER) {
      throw new IllegalArgumentException("a character may need 4 bytes, not " + longest);
    }
    if (text.length() <= longest || text.text().isEmpty()) {
      return List.of(text);
    }
    List<Bytes> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + longest);
      while (to < text.length() && (text.at(to) & CONTINUATION_MASK) == CONTINUATION) {
        to--;
      }
      pieces.add(text.slice(from, to));
      from = to;
    }
    return pieces;
  }
}
