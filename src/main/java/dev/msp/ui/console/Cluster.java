package dev.msp.ui.console;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands in one cell, or in two beside each other: a character with the marks on it.
 *
 * <p>Terminals do not agree on what joiners and emoji selectors do to the width of their
 * neighbours. They are left out, so that each part of such an emoji stands by itself and all
 * terminals show the same.
 *
 * @param text one character and its marks
 * @param width in columns, 1 or 2
 */
record Cluster(String text, int width) {

  /** Cuts a text that is safe for the terminal. */
  static List<Cluster> of(String text) {
    List<Cluster> clusters = new ArrayList<>(text.length());
    int from = 0;
    while (from < text.length()) {
      int base = text.codePointAt(from);
      int to = behind(text, from, base);
      if (!CharacterWidth.isUnseen(base)) {
        clusters.add(of(text, from, to, base));
      }
      from = to;
    }
    return clusters;
  }

  private static Cluster of(String text, int from, int to, int base) {
    if (CharacterWidth.isMark(base)) {
      return new Cluster(' ' + text.substring(from, to), 1); // there is nothing to draw it over
    }
    return new Cluster(text.substring(from, to), isFlag(base) ? 2 : CharacterWidth.of(base));
  }

  private static int behind(String text, int from, int base) {
    int to = from + Character.charCount(base);
    if (isFlag(base) && to < text.length() && isFlag(text.codePointAt(to))) {
      to += 2; // two letters are one flag
    }
    while (to < text.length() && CharacterWidth.isMark(text.codePointAt(to))) {
      to += Character.charCount(text.codePointAt(to));
    }
    return to;
  }

  private static boolean isFlag(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }

  /** Returns how many columns a text takes. */
  static int columns(String text) {
    int columns = 0;
    for (Cluster cluster : of(text)) {
      columns += cluster.width();
    }
    return columns;
  }

  /**
   * Returns whether every terminal gives it one column: Latin, Greek and Cyrillic letters, lines,
   * blocks, braille. Of all others some are drawn wider or narrower, for want of a newer table or
   * of a font.
   */
  boolean isCertain() {
    char c = text.charAt(0);
    boolean letters = c < 0x590 || (c >= 0x1E00 && c < 0x2600);
    boolean braille = c >= 0x2800 && c < 0x2900;
    return width == 1 && text.length() == 1 && (letters || braille);
  }
}
