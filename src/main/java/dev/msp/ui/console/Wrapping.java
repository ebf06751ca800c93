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
    List<String> rows = new ArrayList<>();
    String rest = text.stripTrailing();
    while (Painter.columns(rest) > width) {
      int most = fitting(rest, width);
      int blank = rest.lastIndexOf(' ', most);
      int end = blank > 0 ? blank : most;
      rows.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    rows.add(rest);
    return rows;
  }

  /** Returns how much of a text fits; at least one character, however narrow the row is. */
  private static int fitting(String text, int width) {
    int end = Graphemes.behind(text, 0);
    while (end < text.length()
        && Painter.columns(text.substring(0, Graphemes.behind(text, end))) <= width) {
      end = Graphemes.behind(text, end);
    }
    return end;
  }
}
