package dev.msp.ui.console;

import dev.msp.ui.console.Deck.Focus;

/** Where one is in the page of help, and from where it was opened. */
final class Help {

  private final Editor filter = new Editor();
  private Focus from = Focus.LIST;
  private int top;

  /** Begins the page anew, for the part of the screen where one is. */
  void open(Focus where) {
    from = where;
    filter("");
  }

  /** Returns where one was before. */
  Focus from() {
    return from;
  }

  /** Returns what is typed to shorten the page. */
  Editor filter() {
    return filter;
  }

  /** Shows only what holds a text. */
  void filter(String text) {
    filter.set(text);
    top = 0;
  }

  /** Returns the first line that is shown, 0 or more. */
  int top() {
    return top;
  }

  void top(int line) {
    top = Math.max(0, line);
  }
}
