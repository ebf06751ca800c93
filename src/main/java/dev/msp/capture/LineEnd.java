package dev.msp.capture;

/** What ends a line of text that comes in. */
public enum LineEnd {
  /** CR, LF, or any number of CRs and an LF: whichever comes. */
  AUTO,
  /** CR only; LF is shown as a character. */
  CR,
  /** LF only; CR is shown as a character. */
  LF,
  /** CR LF only; one of them alone is shown as a character. */
  CRLF
}
