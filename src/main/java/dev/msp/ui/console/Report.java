package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

/** The terminal's answer to the question whether it knows a mode (DECRPM). */
final class Report extends KeyStroke {

  private final int mode;
  private final int state;

  Report(int mode, int state) {
    super(KeyType.Unknown);
    this.mode = mode;
    this.state = state;
  }

  /** Returns whether the terminal can show a picture at once (mode 2026). */
  boolean knowsSynchronised() {
    return mode == 2026 && (state == 1 || state == 2);
  }
}
