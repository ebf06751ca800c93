package dev.msp.capture;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may reach a terminal, written a second time and otherwise than in the program: by the
 * classes of regular expressions, and less what Unicode calls Default_Ignorable_Code_Point.
 */
final class AllowedOnTerminal {

  /** First and last of each range of Default_Ignorable_Code_Point (DerivedCoreProperties.txt). */
  private static final int[][] IGNORABLE = {
    {0xAD, 0xAD}, {0x34F, 0x34F}, {0x61C, 0x61C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},
    {0x180B, 0x180F}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
    {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}
  };

  private static final String EVERYTHING = everythingButSurrogates();
  private static final BitSet SEEN = matching("[\\p{L}\\p{N}\\p{P}\\p{S}]+");
  private static final BitSet MARKS = matching("\\p{M}+");
  private static final BitSet SPACES = matching("\\p{Zs}+");

  private AllowedOnTerminal() {}

  /** Returns whether a character may stay whatever stands beside it. */
  static boolean always(int codePoint) {
    return SEEN.get(codePoint) || SPACES.get(codePoint);
  }

  static boolean isMark(int codePoint) {
    return MARKS.get(codePoint);
  }

  /** Returns the index of the first character that may not be where it is, or -1. */
  static int firstOffence(String shown) {
    int marks = 0;
    int before = -1;
    int codePoint;
    for (int i = 0; i < shown.length(); i += Character.charCount(codePoint)) {
      codePoint = shown.codePointAt(i);
      if (always(codePoint)) {
        marks = 0;
      } else if (MARKS.get(codePoint) || isSelector(codePoint)) {
        marks++;
      }
      int next = i + Character.charCount(codePoint);
      int after = next < shown.length() ? shown.codePointAt(next) : -1;
      if (marks > 8 || !mayStand(codePoint, before, after)) {
        return i;
      }
      before = codePoint;
    }
    return -1;
  }

  private static boolean mayStand(int codePoint, int before, int after) {
    if (isSelector(codePoint)) {
      return before >= 0 && SEEN.get(before);
    }
    if (codePoint == 0x200C || codePoint == 0x200D) {
      return isJoined(before) && isJoined(after) && !isSelector(after);
    }
    return always(codePoint) || MARKS.get(codePoint) && before >= 0;
  }

  private static boolean isJoined(int codePoint) {
    return codePoint >= 0x80
        && (SEEN.get(codePoint) || MARKS.get(codePoint) || isSelector(codePoint));
  }

  private static boolean isSelector(int codePoint) {
    return codePoint == 0xFE0E || codePoint == 0xFE0F;
  }

  private static String everythingButSurrogates() {
    StringBuilder everything = new StringBuilder(0x220000);
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (codePoint < 0xD800 || codePoint > 0xDFFF) {
        everything.appendCodePoint(codePoint);
      }
    }
    return everything.toString();
  }

  private static BitSet matching(String runs) {
    BitSet found = new BitSet(Character.MAX_CODE_POINT + 1);
    Matcher matcher = Pattern.compile(runs).matcher(EVERYTHING);
    while (matcher.find()) {
      matcher.group().codePoints().forEach(found::set);
    }
    for (int[] range : IGNORABLE) {
      found.clear(range[0], range[1] + 1);
    }
    return found;
  }
}
