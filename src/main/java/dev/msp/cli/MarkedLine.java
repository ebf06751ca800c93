package dev.msp.cli;

import dev.msp.capture.SafeText;
import dev.msp.config.Mistake;
import java.util.List;

/** A line of a file with a mark below the mistake in it, as compilers show it. */
final class MarkedLine {

  /** Characters of a long line that are shown before the mistake. */
  private static final int BEFORE = 60;

  /** Characters that are shown from the mistake on. */
  private static final int AFTER = 60;

  private MarkedLine() {}

  /** Returns the line, and the line with the mark. */
  static List<String> of(Mistake mistake, SafeText safe) {
    String text = mistake.text();
    int characters = text.codePointCount(0, text.length());
    int at = Math.min(mistake.column() - 1, characters);
    int first = Math.max(0, at - BEFORE);
    int last = Math.min(characters, at + AFTER);
    int markedEnd = Math.min(last, at + mistake.width());
    String before = (first > 0 ? "..." : "") + safe.written(part(text, first, at));
    String marked = safe.written(part(text, at, markedEnd));
    String after = safe.written(part(text, markedEnd, last)) + (last < characters ? "..." : "");
    String number = Integer.toString(mistake.line());
    String gutter = " ".repeat(Math.max(0, 5 - number.length()));
    return List.of(
        gutter + number + " | " + before + marked + after,
        "      | " + " ".repeat(columns(before)) + "^".repeat(Math.max(1, columns(marked))));
  }

  private static String part(String text, int from, int to) {
    return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
  }

  /** Returns how many columns of a terminal a safe text takes. */
  private static int columns(String text) {
    return text.codePoints().map(MarkedLine::columns).sum();
  }

  private static int columns(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static boolean isWide(int c) {
    if (c >= 0xFF61 && c <= 0xFFDC) {
      return false; // half-width forms
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
      default -> (c >= 0xFF01 && c <= 0xFF60) || (c >= 0x1F300 && c <= 0x1FAFF);
    };
  }
}
