package dev.msp.config;

import java.util.Collection;

/** Finds the known word that somebody most likely meant who typed another one. */
public final class Nearest {

  /** Nobody means a short word by a longer one; and the work grows with the length. */
  private static final int LONGEST = 100;

  private Nearest() {}

  /**
   * Returns the known word that takes the fewest edits to reach, or an empty text if every one is
   * too far away for a slip of the fingers.
   */
  public static String to(String typed, Collection<String> known) {
    String nearest = "";
    int least = typed.length() > LONGEST ? 0 : 1 + Math.max(1, typed.length() / 3);
    for (String word : known) {
      int edits = Math.abs(typed.length() - word.length()) < least ? edits(typed, word) : least;
      if (edits < least) {
        least = edits;
        nearest = word;
      }
    }
    return nearest;
  }

  /** Counts the characters to insert, drop, replace or swap with their neighbour. */
  private static int edits(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int fewest(int[][] edits, String a, String b, int i, int j) {
    int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int fewest = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
  }
}
