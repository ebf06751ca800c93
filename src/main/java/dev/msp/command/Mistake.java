package dev.msp.command;

/**
 * What is wrong with a line, and where.
 *
 * @param span the characters that are wrong; empty where something is missing
 * @param found what stands there, in words: {@code send-hexx}, {@code the end of the line}
 * @param expected what would be right, as it follows "expected": {@code a duration like 200ms}
 * @param hint what was most likely meant, a whole clause, else empty
 */
public record Mistake(Span span, String found, String expected, String hint) {

  /** Makes one without a hint. */
  public Mistake(Span span, String found, String expected) {
    this(span, found, expected, "");
  }

  /** Returns the mistake as a clause: {@code found X, expected Y; did you mean Z?}. */
  public String sentence() {
    return "found " + found + ", expected " + expected + (hint.isEmpty() ? "" : "; " + hint);
  }
}
