package dev.msp.config;

import java.util.List;

/**
 * A value as it stands in a line.
 *
 * @param text what it says, escapes undone; empty for a list
 * @param items the values of a list; empty for any other
 * @param isList whether it stands in square brackets
 * @param from index of its first character in the line
 * @param to index behind its last
 * @param textAt index of the first character of the text, where the line has the text as it is; -1
 *     where the line has escapes
 */
record Value(String text, List<Value> items, boolean isList, int from, int to, int textAt) {

  /** Returns where a character of the text stands in the line, or where the value begins. */
  int indexOf(int character) {
    return textAt < 0 ? from : Math.min(textAt + character, to);
  }
}
