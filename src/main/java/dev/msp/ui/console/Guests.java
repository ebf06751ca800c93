package dev.msp.ui.console;

import java.util.List;

/** The connections of the listener whose page is shown, and which of them is selected. */
final class Guests {

  private final Deck deck;

  Guests(Deck deck) {
    this.deck = deck;
  }

  /** Returns whether a listener is shown. */
  boolean isListener() {
    return deck.page().filter(page -> page.session().listener().isPresent()).isPresent();
  }

  /** Returns the pages of its connections, the oldest first; none where no listener is shown. */
  List<Page> all() {
    return deck.page().map(this::of).orElse(List.of());
  }

  private List<Page> of(Page listener) {
    return deck.pages().stream()
        .filter(page -> page.session().origin().filter(listener.session()::equals).isPresent())
        .toList();
  }

  /** Returns the place of the selected one among them; the newest until one is selected. */
  int selected() {
    List<Page> all = all();
    long wanted = deck.page().map(Page::guest).orElse(0L);
    int index = 0;
    while (wanted > 0 && index < all.size() && number(all.get(index)) < wanted) {
      index++;
    }
    return wanted > 0 && index < all.size() ? index : all.size() - 1;
  }

  /** Selects another one; at the newest the selection goes on with those that come. */
  void move(int steps) {
    List<Page> all = all();
    if (!all.isEmpty()) {
      int last = all.size() - 1;
      int to = Math.max(0, Math.min(last, selected() + steps));
      deck.page().ifPresent(page -> page.guest(to == last ? 0 : number(all.get(to))));
    }
  }

  /** Shows the selected one; returns whether there is one. */
  boolean show() {
    List<Page> all = all();
    return !all.isEmpty() && deck.show(deck.pages().indexOf(all.get(selected())));
  }

  private static long number(Page page) {
    return page.session().guest().orElseThrow().number();
  }
}
