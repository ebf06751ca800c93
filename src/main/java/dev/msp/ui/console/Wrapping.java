package dev.msp.ui.console;

import java.util.ArrayList;
import java.util.List;

/** A sentence over several rows, broken between words where that is possible. */
final class Wrapping {

  private Wrapping() {}

  /**
   * Returns the rows.
   *
   * @param text safe for the terminal
   * @param width columns of a row
   */
  static List<String> rows(String text, int width) {
    String line = text.stripTrailing();
    List<String> rows = new ArrayList<>();
    int from = 0;
    int blank = 0; // where the row may end
    int columns = 0;
    int at = 0;
    while (at < line.length()) {
      int behind = Graphemes.behind(line, at);
      boolean isBlank = line.charAt(at) == ' ';
      columns += Painter.columns(line.substring(at, behind));
      if (columns > width && at > from && !isBlank) {
        int end = blank > from ? blank : at;
        rows.add(line.substring(from, end).stripTrailing());
        from = behindBlanks(line, end);
        at = from;
        columns = 0;
      } else {
        boolean endsWord = isBlank && at > from && line.charAt(at - 1) != ' ';
        blank = endsWord ? at : blank;
        at = behind;
      }
    }
    rows.add(line.substring(from));
    return rows;
  }

  /** Returns as many whole clauses as fit into a row; the first one, whatever its length. */
  static String clauses(String text, int width) {
    String fitting = text;
    int end = Math.max(text.lastIndexOf(", "), text.lastIndexOf("; "));
    while (end > 0 && Painter.columns(fitting) > width) {
      fitting = text.substring(0, end);
      end = Math.max(fitting.lastIndexOf(", "), fitting.lastIndexOf("; "));
    }
    return fitting;
  }

  private static int behindBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Returns the rows of several sentences, each of which begins a row. */
  static List<String> rows(List<String> lines, int width) {
    List<String> rows = new ArrayList<>();
    lines.forEach(line -> rows.addAll(rows(line, width)));
    return rows;
  }
}
