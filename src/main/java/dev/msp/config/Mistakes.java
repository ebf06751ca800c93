package dev.msp.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the mistakes of one file. */
final class Mistakes {

  /** More in one file are not looked at by anybody: it is another file. */
  static final int LISTED = 100;

  private final String file;
  private final List<TextLine> lines;
  private final List<Mistake> found = new ArrayList<>();
  private int total;

  Mistakes(String file, List<TextLine> lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Notes one.
   *
   * @param line from 1
   * @param from index of its first character in the line, in Java's {@code char}s
   * @param to index behind its last; the same as {@code from} where something is missing
   */
  void add(int line, int from, int to, String message) {
    total++;
    if (found.size() == LISTED) {
      return;
    }
    String text = lines.get(line - 1).text();
    int width = text.codePointCount(from, to);
    found.add(
        new Mistake(line, 1 + text.codePointCount(0, from), Math.max(1, width), text, message));
  }

  /** Throws all that were noted, if any were. */
  void check() throws ConfigException {
    if (total > 0) {
      found.sort(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column));
      throw new ConfigException(file, found, total);
    }
  }
}
