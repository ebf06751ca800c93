package dev.msp.config;

/**
 * One mistake in msp.conf and where it is.
 *
 * @param line its line, from 1
 * @param column its first character in that line, from 1; a tab is one character
 * @param width how many characters it covers, at least 1; it may begin just behind the line, where
 *     something is missing
 * @param text the whole line, as it stands in the file: not safe for a terminal
 * @param message what was found and what was expected, as one sentence without a full stop; it may
 *     quote the file, so it is not safe for a terminal either
 */
public record Mistake(int line, int column, int width, String text, String message) {

  /** Returns another one at the same place. */
  public Mistake saying(String other) {
    return new Mistake(line, column, width, text, other);
  }

  /** Returns {@code FILE:LINE:COLUMN: MESSAGE}, the form that editors can jump by. */
  public String in(String file) {
    return file + ':' + line + ':' + column + ": " + message;
  }
}
