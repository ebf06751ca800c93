package dev.msp.capture;

/** How a unit of {@link ForeignText} that may not be shown as it is gets written. */
interface EscapeStyle {

  /** Returns whether a visible ASCII character has a meaning in this style and must be escaped. */
  boolean reserves(int codePoint);

  /**
   * Writes one unit in visible ASCII.
   *
   * @param unit a code point, or the one's complement of a byte that is no UTF-8
   */
  void escape(int unit, StringBuilder out);
}
