package dev.msp.ui.console;

/** A part of the screen. Knows how to draw itself, and nothing else. */
interface View {

  /** Draws itself into the painter's whole area. */
  void draw(Painter painter, Deck deck, Theme theme);
}
