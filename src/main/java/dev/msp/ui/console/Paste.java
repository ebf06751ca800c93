package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

/** The beginning or the end of what is pasted, as terminals mark it (bracketed paste). */
final class Paste extends KeyStroke {

  private final boolean begins;

  Paste(boolean begins) {
    super(KeyType.Unknown);
    this.begins = begins;
  }

  /** Returns whether the pasted text follows. */
  boolean begins() {
    return begins;
  }
}
