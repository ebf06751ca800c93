package dev.msp.ui.console;

/** Which colours the console uses. */
public enum Colours {
  /** Those for a dark background. */
  DARK,
  /** Those for a light background. */
  LIGHT,
  /** None. */
  NONE
}
