package dev.msp.command;

/**
 * One word of a line.
 *
 * @param span where it stands
 * @param style how it is written
 * @param template what it means
 */
public record Word(Span span, Style style, Template template) {

  /** How a word is written. */
  public enum Style {
    /** Without quotes. */
    BARE,
    /** With quotes, at least in part. */
    QUOTED,
    /** {@code x"AA 55"}. */
    BYTES,
    /** {@code x"AA ?? 5?"}: its value is the digits and question marks, without blanks. */
    MASK,
    /** {@code /regular expression/}: its value is the expression without the slashes. */
    PATTERN
  }
}
