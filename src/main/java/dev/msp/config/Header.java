package dev.msp.config;

/**
 * A line {@code [kind]} or {@code [kind name]}.
 *
 * @param kind the first word
 * @param name the rest, empty if there is none
 * @param line number of the line, from 1
 * @param kindAt index of the kind in the line
 * @param nameAt index of the name in the line, or of the closing bracket where there is none
 * @param to index behind the closing bracket
 */
record Header(String kind, String name, int line, int kindAt, int nameAt, int to) implements Line {

  /** Returns it as it is written. */
  String text() {
    return '[' + kind + (name.isEmpty() ? "" : ' ' + name) + ']';
  }
}
