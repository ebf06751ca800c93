package dev.msp.ui.console;

import com.googlecode.lanterna.screen.Screen;
import dev.msp.ui.console.Deck.Focus;
import dev.msp.ui.console.Deck.Layout;
import java.time.ZoneId;

/** Divides the screen among the views, and lets each draw itself. */
final class Picture {

  private static final int SMALLEST_DETAIL = 4;
  private static final int LEAST_SPLIT = 3 * SMALLEST_DETAIL;
  private static final int SIDE_WIDTH = 78;
  private static final int LEAST_SIDE = SIDE_WIDTH + 41;
  private static final int FIGURES_HEIGHT = 10;

  private final View tabs = new TabsView();
  private final View list;
  private final View bytes = new BytesView();
  private final View guests = new GuestsView(ZoneId.systemDefault());
  private final View figures = new FiguresView();
  private final View progress = new ProgressView();
  private final View panel = new PanelView();
  private final View popup = new PopupView();
  private final View input;
  private final View status;
  private final View help;
  private final View heading;
  private final View start = new StartView();
  private final View form = new FormView();
  private Theme theme;

  Picture(View heading, View list, View status, View help, View input, Theme theme) {
    this.heading = heading;
    this.list = list;
    this.status = status;
    this.help = help;
    this.input = input;
    this.theme = theme;
  }

  /** Draws in other colours from now on. */
  void theme(Theme other) {
    theme = other;
  }

  void draw(Screen screen, Deck deck) {
    int width = screen.getTerminalSize().getColumns();
    int height = screen.getTerminalSize().getRows();
    screen.setCursorPosition(null);
    Area all = new Area(0, 0, width, height);
    deck.spots().clear();
    Painter painter = new Painter(screen, all);
    tabs.draw(painter.on(all.upper(1)), deck, theme);
    Area body = new Area(0, 1, width, height - 3);
    int going = ProgressView.height(deck, body.height());
    progress.draw(painter.on(body.below(body.height() - going)), deck, theme);
    body = body.upper(body.height() - going);
    deck.room(body);
    if (deck.behindPanel() == Focus.HELP) {
      help.draw(painter.on(body), deck, theme);
    } else if (deck.behindPanel() == Focus.START) {
      start.draw(painter.on(body), deck, theme);
    } else if (deck.behindPanel() == Focus.FORM) {
      form.draw(painter.on(body), deck, theme);
    } else {
      int above = height < HeadingView.LEAST_ROWS ? 0 : 1;
      heading.draw(painter.on(body.upper(above)), deck, theme);
      body = body.below(above);
      int listed = GuestsView.height(deck, body.height());
      if (listed > 0) {
        guests.draw(painter.on(body.upper(listed)), deck, theme);
        body = body.below(listed);
      }
      int below = deck.isFigures() ? Math.min(FIGURES_HEIGHT, body.height() / 2) : 0;
      body(painter, body.upper(body.height() - below), deck);
      figures.draw(painter.on(body.below(body.height() - below)), deck, theme);
    }
    panel.draw(painter.on(body), deck, theme);
    popup.draw(painter.on(body), deck, theme);
    input.draw(painter.on(new Area(0, height - 3, width, 2)), deck, theme);
    status.draw(painter.on(new Area(0, height - 1, width, 1)), deck, theme);
  }

  private void body(Painter painter, Area body, Deck deck) {
    Layout layout = deck.layout();
    deck.room(body);
    if (layout == Layout.BYTES) {
      bytes.draw(painter.on(body), deck, theme);
    } else if (layout == Layout.SIDE && body.width() >= LEAST_SIDE) {
      int left = body.width() - SIDE_WIDTH - 1;
      list.draw(painter.on(body.leftmost(left)), deck, theme);
      Area rule = body.beside(left).leftmost(1);
      for (int row = 0; row < rule.height(); row++) {
        painter.on(rule).put(0, row, "│", theme.bar());
      }
      bytes.draw(painter.on(body.beside(left + 1)), deck, theme);
    } else {
      int detail = layout == Layout.LIST ? 0 : detail(body.height());
      list.draw(painter.on(body.upper(body.height() - detail)), deck, theme);
      bytes.draw(painter.on(body.below(body.height() - detail)), deck, theme);
    }
  }

  /** Returns what a layout needs to be shown as it is meant; empty where all is there. */
  static String lacking(Layout layout, Area room) {
    boolean isLow = detail(room.height()) == 0;
    if (layout == Layout.SIDE && room.width() < LEAST_SIDE) {
      return " needs " + LEAST_SIDE + " columns" + (isLow ? "" : ": as split");
    }
    return layout == Layout.SPLIT && isLow
        ? " needs " + (LEAST_SPLIT - room.height()) + " more rows"
        : "";
  }

  /** A third, but never so much that no list is left. */
  private static int detail(int height) {
    return height < LEAST_SPLIT ? 0 : Math.max(SMALLEST_DETAIL, height / 3);
  }
}
