package dev.msp.ui.console;

import dev.msp.command.OpenSession;
import dev.msp.session.Counters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the console knows of one session: its rows, which are shown, and which one is selected. */
final class Page {

  private OpenSession session;
  private final Rows rows;
  private final int capacity;
  private final Runnable bell;

  /** The rows with frames that only carry a link, while they are asked for. */
  private @Nullable Rows whole;

  private final RowText words;
  private Rate rate = new Rate();
  private Rate goodput = new Rate();
  private final Draft draft;
  private Filter filter = Filter.ALL;
  private int[] shown = {};
  private int shownCount;
  private long selected;
  private boolean following = true;
  private long seen;
  private int field;
  private int bytesTop;
  private long guest;

  Page(OpenSession session, Draft draft, int capacity, RowText words, Runnable bell) {
    this.session = session;
    this.draft = draft;
    this.capacity = capacity;
    this.bell = bell;
    this.rows = new Rows(session.journal().read(), capacity, bell, false);
    this.words = words;
  }

  OpenSession session() {
    return session;
  }

  /** Goes on with a session that was opened again; the rows before stay. */
  void goOn(OpenSession again) {
    session = again;
    rate = new Rate();
    goodput = new Rate();
    rows.goOn(again.journal().read());
    if (whole != null) {
      whole.goOn(again.journal().read());
    }
  }

  /** Adds a row of the console's own. */
  void note(long micros, String text) {
    rows.note(micros, text);
    if (whole != null) {
      whole.note(micros, text);
    }
  }

  Rows rows() {
    return whole == null ? rows : whole;
  }

  /** Returns the message that is being typed. */
  Draft draft() {
    return draft;
  }

  Rate rate() {
    return rate;
  }

  /** Returns how fast the peer of an MSP/3 link has acknowledged what was sent, once each. */
  Rate goodput() {
    return goodput;
  }

  /** Takes over what was counted until now, in nanoseconds. */
  void count(long nanos) {
    Counters counted = session.counters();
    rate.sample(
        nanos, counted.framesIn() + counted.framesOut(), counted.bytesIn() + counted.bytesOut());
    StateText.link(session).ifPresent(link -> goodput.sample(nanos, 0, link.acknowledged()));
  }

  Filter filter() {
    return filter;
  }

  /** Shows other rows. */
  void filter(Filter other) {
    filter = other;
    if (other.wantsFrames() != (whole != null)) {
      whole = other.wantsFrames() ? new Rows(session.journal().read(), capacity, bell, true) : null;
      following = true;
      follow();
    }
    refresh();
  }

  /** Takes over what has happened; returns whether there is more. */
  boolean follow() {
    boolean more = rows.follow();
    more |= whole != null && whole.follow();
    refresh();
    return more;
  }

  private void refresh() {
    Rows all = rows();
    if (shown.length < all.size()) {
      shown = new int[Math.max(64, 2 * all.size())];
    }
    shownCount = 0;
    for (int i = 0; i < all.size(); i++) {
      if (filter.shows(all.at(i), words)) {
        shown[shownCount] = i;
        shownCount++;
      }
    }
    if (following) {
      selected = shownCount == 0 ? 0 : row(shownCount - 1).number();
    }
  }

  /** Returns how many rows are shown. */
  int shown() {
    return shownCount;
  }

  /** Returns a row by its place among those shown. */
  Row row(int index) {
    return rows().at(shown[index]);
  }

  /** Returns the selected row, if one is. */
  Optional<Row> selected() {
    return rows().numbered(selected);
  }

  /** Returns the place of the selected row among those shown, or of the next one; -1 if none is. */
  int selectedIndex() {
    int low = 0;
    int high = shownCount - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (row(middle).number() < selected) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return shownCount == 0 ? -1 : low;
  }

  /** Selects the row at a place among those shown; following goes on where it is the last. */
  void select(int index) {
    if (shownCount > 0) {
      int to = Math.max(0, Math.min(shownCount - 1, index));
      selected = row(to).number();
      following = to == shownCount - 1;
      field = 0;
      bytesTop = 0;
    }
  }

  /** Selects the row of a number, and stays there; returns whether it is shown. */
  boolean selectNumber(long number) {
    long before = selected;
    selected = number;
    int index = selectedIndex();
    if (index < 0 || row(index).number() != number) {
      selected = before;
      return false;
    }
    following = false;
    field = 0;
    return true;
  }

  boolean isFollowing() {
    return following;
  }

  /** Follows the newest row, or stays where it is. */
  void following(boolean on) {
    following = on;
    refresh();
  }

  /** Returns which field of the selected row is marked, 0 for none. */
  int field() {
    return field;
  }

  void field(int other) {
    field = other;
  }

  /** Returns the first line of the selected row's bytes that is shown. */
  int bytesTop() {
    return bytesTop;
  }

  void bytesTop(int line) {
    bytesTop = Math.max(0, line);
  }

  /** Returns the number of the connection that is selected on a listener's page; 0 if none is. */
  long guest() {
    return guest;
  }

  void guest(long number) {
    guest = number;
  }

  /** All that has happened was on the screen. */
  void looked() {
    seen = rows.news();
  }

  /** Returns how many rows with news came since somebody looked. */
  long unread() {
    return rows.news() - seen;
  }
}
