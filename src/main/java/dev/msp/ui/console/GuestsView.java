package dev.msp.ui.console;

import dev.msp.command.OpenSession;
import dev.msp.session.Counters;
import dev.msp.session.Listener.Guest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Who has connected to the listener that is shown, above what happened on it. */
final class GuestsView implements View {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Where the columns begin. */
  private static final int NAME = 2;

  private static final int PEER = 16;
  private static final int SINCE = 39;
  private static final int SENT = 49;
  private static final int RECEIVED = 56;
  private static final int STATE = 66;

  /** Narrower screens do without times and counts. */
  private static final int NARROW = 72;

  private static final int NARROW_STATE = 39;

  private final ZoneId zone;

  GuestsView(ZoneId zone) {
    this.zone = zone;
  }

  /** Returns how many rows it wants of those that there are. */
  static int height(Deck deck, int rows) {
    Guests guests = new Guests(deck);
    return guests.isListener() ? Math.min(Math.max(2, guests.all().size() + 1), rows / 2) : 0;
  }

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    Guests guests = new Guests(deck);
    List<Page> all = guests.all();
    heading(painter, theme);
    int room = painter.height() - 1;
    int selected = guests.selected();
    int top = Math.max(0, Math.min(selected - room / 2, all.size() - room));
    for (int line = 0; line < room; line++) {
      Painter row = painter.on(painter.area().below(line + 1).upper(1));
      boolean chosen = top + line == selected;
      row.fill(0, 0, ' ', chosen && !all.isEmpty() ? theme.selected() : theme.plain());
      if (top + line < all.size()) {
        row(row, all.get(top + line), chosen, deck, theme);
      }
    }
    if (all.isEmpty()) {
      painter.put(NAME, 1, "nobody is connected; who connects gets a tab", theme.faint());
    }
  }

  private static void heading(Painter painter, Theme theme) {
    painter.fill(0, 0, ' ', theme.plain());
    put(painter, NAME, PEER, "connection", theme.faint());
    put(painter, PEER, SINCE, "peer", theme.faint());
    if (painter.width() >= NARROW) {
      put(painter, SINCE, SENT, "since", theme.faint());
      put(painter, SENT, RECEIVED, "sent", theme.faint());
      put(painter, RECEIVED, STATE, "received", theme.faint());
    }
    put(painter, state(painter), painter.width() + 1, "state", theme.faint());
  }

  private void row(Painter painter, Page page, boolean chosen, Deck deck, Theme theme) {
    OpenSession session = page.session();
    Guest guest = session.guest().orElseThrow();
    Style style = chosen ? theme.selected() : session.isClosed() ? theme.faint() : theme.plain();
    put(painter, 0, NAME, chosen ? ">" : "", style);
    put(painter, NAME, PEER, deck.words().safe(session.name()), style);
    put(painter, PEER, SINCE, deck.words().safe(guest.peer()), style);
    if (painter.width() >= NARROW) {
      Counters counted = session.counters();
      put(painter, SINCE, SENT, since(guest), style);
      put(painter, SENT, RECEIVED, String.valueOf(counted.sent()), style);
      put(painter, RECEIVED, STATE, String.valueOf(counted.delivered()), style);
    }
    String unread = page.unread() == 0 ? "" : "  +" + page.unread();
    String state = deck.words().safe(state(session)) + unread;
    put(painter, state(painter), painter.width() + 1, state, style);
    deck.spots().add(painter.area(), "tab " + (deck.pages().indexOf(page) + 1));
  }

  private static int state(Painter painter) {
    return painter.width() >= NARROW ? STATE : NARROW_STATE;
  }

  private String since(Guest guest) {
    return CLOCK.format(Instant.EPOCH.plus(guest.since(), ChronoUnit.MICROS).atZone(zone));
  }

  private static String state(OpenSession session) {
    String why = session.session().state().why();
    String word = StateText.sign(session) + ' ' + session.session().state().word();
    return why.isEmpty() ? word : word + ": " + why;
  }

  /** Writes into a column what fits before the next one. */
  private static void put(Painter painter, int from, int next, String text, Style style) {
    int width = Math.max(0, Math.min(next - 1, painter.width()) - from);
    painter.on(painter.area().beside(from).leftmost(width)).shortened(0, 0, text, style);
  }
}
