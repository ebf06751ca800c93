package dev.msp.ui.console;

import dev.msp.ui.console.Deck.Focus;
import org.jspecify.annotations.Nullable;

/** A command that opens a session: where the keys were when it began, and what came of it. */
final class Opening {

  private final Focus from;
  private @Nullable Page page;

  Opening(Focus from) {
    this.from = from;
  }

  /** Returns where the keys were. */
  Focus from() {
    return from;
  }

  /** A new session is there. */
  void brought(Page fresh) {
    page = fresh;
  }

  /** Returns whether it has brought a new session so far. */
  boolean hasBrought() {
    return page != null;
  }

  /** Returns whether this was the page that it has brought. */
  boolean hasBrought(Page other) {
    return other.equals(page);
  }
}
