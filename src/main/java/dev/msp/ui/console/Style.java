package dev.msp.ui.console;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a piece of text looks.
 *
 * @param front colour of the characters
 * @param back colour behind them
 * @param modifiers bold, reverse and the like
 */
record Style(TextColor front, TextColor back, Set<SGR> modifiers) {

  /** What the terminal does by itself. */
  static final Style PLAIN = new Style(TextColor.ANSI.DEFAULT, TextColor.ANSI.DEFAULT, Set.of());

  /** Keeps the set from changing. */
  Style {
    modifiers = Set.copyOf(modifiers);
  }

  /** Returns the same in another colour. */
  Style in(TextColor colour) {
    return new Style(colour, back, modifiers);
  }

  /** Returns the same with a modifier more. */
  Style with(SGR modifier) {
    EnumSet<SGR> more = EnumSet.of(modifier);
    more.addAll(modifiers);
    return new Style(front, back, more);
  }
}
