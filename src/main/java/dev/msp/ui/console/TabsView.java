package dev.msp.ui.console;

import java.util.ArrayList;
import java.util.List;

/** The sessions, in the first row of the screen: as many as fit, the current one among them. */
final class TabsView implements View {

  private static final int LONGEST_NAME = 24;

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    List<String> labels = labels(deck, true);
    if (width(labels, 0, labels.size()) > painter.width()) {
      labels = labels(deck, false);
    }
    int first = first(labels, deck.current(), painter.width());
    int column = painter.put(0, 0, first > 0 ? "‹" : "", theme.strong());
    for (int i = first; i < labels.size(); i++) {
      boolean current = i == deck.current();
      Area tab = painter.area().beside(column).leftmost(Painter.columns(labels.get(i)));
      deck.spots().add(tab, "tab " + (i + 1));
      column = painter.put(column, 0, labels.get(i), current ? theme.selected() : theme.strong());
      column = painter.put(column, 0, "│", theme.bar());
    }
    if (labels.isEmpty()) {
      column = painter.put(0, 0, " msp: no session is open ", theme.strong());
    }
    painter.fill(column, 0, ' ', theme.plain());
    if (first > 0 || width(labels, first, labels.size()) > painter.width()) {
      painter.right(
          0,
          first + visible(labels, first, painter.width()) < labels.size() ? "›" : "",
          theme.strong());
    }
  }

  /**
   * Returns what the tabs say.
   *
   * @param whole whether all tell their state in words, or only the current one
   */
  private static List<String> labels(Deck deck, boolean whole) {
    List<String> labels = new ArrayList<>();
    long now = deck.workspace().clock().nanos();
    for (int i = 0; i < deck.pages().size(); i++) {
      Page page = deck.pages().get(i);
      boolean current = i == deck.current();
      String name = cut(deck.words().safe(page.session().name()));
      String state =
          whole || current ? StateText.of(page.session(), now) : StateText.sign(page.session());
      String unread = page.unread() == 0 || current ? "" : " +" + page.unread();
      labels.add(" " + (i + 1) + ' ' + name + ' ' + state + unread + ' ');
    }
    return labels;
  }

  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + '…';
  }

  /** Returns the first tab that is shown, so that the current one is seen whole. */
  private static int first(List<String> labels, int current, int width) {
    int first = 0;
    while (first < current && (first > 0 ? 1 : 0) + width(labels, first, current + 1) + 1 > width) {
      first++;
    }
    return first;
  }

  private static int visible(List<String> labels, int first, int width) {
    int count = 0;
    while (first + count < labels.size() && 1 + width(labels, first, first + count + 1) <= width) {
      count++;
    }
    return count;
  }

  private static int width(List<String> labels, int from, int to) {
    int width = 0;
    for (String label : labels.subList(from, to)) {
      width += Painter.columns(label) + 1;
    }
    return width;
  }
}
