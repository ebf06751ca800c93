package dev.msp.ui.console;

/**
 * A part of the screen, in cells.
 *
 * @param left column of its first cell, from 0
 * @param top row of its first cell, from 0
 * @param width columns, 0 or more
 * @param height rows, 0 or more
 */
record Area(int left, int top, int width, int height) {

  /** An area without cells has no negative size. */
  Area {
    width = Math.max(0, width);
    height = Math.max(0, height);
  }

  /** Returns its first rows. */
  Area upper(int rows) {
    return new Area(left, top, width, Math.min(rows, height));
  }

  /** Returns what is left below its first rows. */
  Area below(int rows) {
    int taken = Math.min(rows, height);
    return new Area(left, top + taken, width, height - taken);
  }

  /** Returns its first columns. */
  Area leftmost(int columns) {
    return new Area(left, top, Math.min(columns, width), height);
  }

  /** Returns what is left beside its first columns. */
  Area beside(int columns) {
    int taken = Math.min(columns, width);
    return new Area(left + taken, top, width - taken, height);
  }

  /** Returns whether a cell lies in it. */
  boolean holds(int column, int row) {
    return column >= left && column < left + width && row >= top && row < top + height;
  }
}
