package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

/** The terminal's answer to the question for the colour of its background (OSC 11). */
final class Background extends KeyStroke {

  private static final double HALF = 0.5;

  private final double brightness;

  /** Takes red, green and blue, each 0 to 1. */
  Background(double red, double green, double blue) {
    super(KeyType.Unknown);
    this.brightness = 0.299 * red + 0.587 * green + 0.114 * blue; // ITU-R BT.601
  }

  boolean isLight() {
    return brightness > HALF;
  }
}
