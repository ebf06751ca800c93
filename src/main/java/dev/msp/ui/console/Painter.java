package dev.msp.ui.console;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.screen.Screen;
import java.util.EnumSet;

/**
 * Puts text into the cells of an area; what does not fit is cut, also in mid of a wide character.
 */
final class Painter {

  private final Screen screen;
  private final Area area;

  Painter(Screen screen, Area area) {
    this.screen = screen;
    this.area = area;
  }

  /** Returns a painter for another area of the same screen. */
  Painter on(Area other) {
    return new Painter(screen, other);
  }

  Area area() {
    return area;
  }

  int width() {
    return area.width();
  }

  int height() {
    return area.height();
  }

  /**
   * Writes text that is safe for a terminal.
   *
   * @param column from 0, within the area
   * @param row from 0, within the area
   * @return the column behind it
   */
  int put(int column, int row, String text, Style style) {
    if (row < 0 || row >= area.height() || text.isEmpty()) {
      return column;
    }
    EnumSet<SGR> modifiers = EnumSet.noneOf(SGR.class);
    modifiers.addAll(style.modifiers());
    int at = column;
    for (Cluster cluster : Cluster.of(text)) {
      if (at + cluster.width() > area.width()) {
        return area.width();
      }
      if (at >= 0) {
        screen.setCharacter(area.left() + at, area.top() + row, Cell.of(cluster, style, modifiers));
      }
      at += cluster.width();
    }
    return at;
  }

  /**
   * Writes text of which the last cell tells where there is more: half an address is another one.
   */
  void shortened(int column, int row, String text, Style style) {
    if (column + columns(text) <= area.width()) {
      put(column, row, text, style);
    } else {
      on(area.leftmost(area.width() - 1)).put(column, row, text, style);
      put(area.width() - 1, row, "…", style);
    }
  }

  /** Fills the rest of a row. */
  void fill(int column, int row, char with, Style style) {
    int left = area.width() - Math.max(0, column);
    if (left > 0) {
      put(Math.max(0, column), row, String.valueOf(with).repeat(left), style);
    }
  }

  /** Writes text at the right end of a row. */
  void right(int row, String text, Style style) {
    put(Math.max(0, area.width() - columns(text)), row, text, style);
  }

  /** Returns how many columns a text takes. */
  static int columns(String text) {
    return Cluster.columns(text);
  }

  /** Shows the cursor in a cell. */
  void cursor(int column, int row) {
    screen.setCursorPosition(
        new TerminalPosition(
            area.left() + Math.min(column, Math.max(0, area.width() - 1)), area.top() + row));
  }
}
