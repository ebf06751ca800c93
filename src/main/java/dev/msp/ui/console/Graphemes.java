package dev.msp.ui.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters as people count them: a letter with its accents, or an emoji with all that belongs to
 * it, is one.
 */
final class Graphemes {

  private static final Pattern ONE = Pattern.compile("\\X");

  /** Nothing that people take for one character is longer. */
  private static final int LONGEST = 256;

  private Graphemes() {}

  /** Returns the end of the character that begins at an index, in UTF-16 units. */
  static int behind(CharSequence text, int from) {
    if (from >= text.length()) {
      return text.length();
    }
    Matcher one = ONE.matcher(text).region(from, Math.min(text.length(), from + LONGEST));
    return one.lookingAt() ? one.end() : from + 1;
  }

  /** Returns the beginning of the character that ends at an index, in UTF-16 units. */
  static int before(CharSequence text, int to) {
    int start = Math.max(0, to - 1);
    int least = Math.max(0, to - LONGEST);
    while (start > least && text.charAt(start) > '~') {
      start--; // flags are pairs: they must be counted from where they begin
    }
    int end = behind(text, start);
    while (end < to) {
      start = end;
      end = behind(text, start);
    }
    return start;
  }
}
