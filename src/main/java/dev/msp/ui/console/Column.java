package dev.msp.ui.console;

import dev.msp.session.Event;

/** A column of the list. A new one is a line here. */
enum Column {
  MARK("", 2) {
    @Override
    String text(Row row, Deck deck, TimeText times) {
      boolean bad =
          row.event() instanceof Event.SkippedEvent
              || row.ack() == Row.Ack.TIMED_OUT
              || row.ack() == Row.Ack.FAILED;
      return (row.isMarked() ? "▸" : " ") + (bad ? "!" : " ");
    }
  },
  TIME("time", 13) {
    @Override
    String text(Row row, Deck deck, TimeText times) {
      return times.time(row);
    }
  },
  DIRECTION("", 2) {
    @Override
    String text(Row row, Deck deck, TimeText times) {
      return deck.words().direction(row);
    }
  },
  TYPE("type", 8) {
    @Override
    String text(Row row, Deck deck, TimeText times) {
      return deck.words().type(row);
    }
  },
  LENGTH("len", 6) {
    @Override
    String text(Row row, Deck deck, TimeText times) {
      String length = deck.words().length(row);
      return " ".repeat(Math.max(0, 5 - length.length())) + length;
    }
  },
  MESSAGE("message", 0) {
    @Override
    String text(Row row, Deck deck, TimeText times) {
      long connection = row.event().stamp().connection();
      String who = connection == 0 ? "" : "#" + connection + ' ';
      return who + deck.words().message(row, deck.isHex());
    }
  },
  ACK("ack", 10) {
    @Override
    String text(Row row, Deck deck, TimeText times) {
      return RowText.ack(row);
    }
  },
  ROUND_TRIP("rtt", 8) {
    @Override
    String text(Row row, Deck deck, TimeText times) {
      return RowText.roundTrip(row);
    }
  };

  private final String title;
  private final int width;

  Column(String title, int width) {
    this.title = title;
    this.width = width;
  }

  /** Returns what stands above it. */
  String title() {
    return title;
  }

  /** Returns its width in cells, 0 for what the others leave. */
  int width() {
    return width;
  }

  /** Returns how many of its cells stay empty: two marks need none behind them. */
  int gap() {
    return this == MARK ? 0 : 1;
  }

  /** Returns what it says of a row. */
  abstract String text(Row row, Deck deck, TimeText times);
}
