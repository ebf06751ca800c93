package dev.msp.ui.console;

import dev.msp.capture.FrameField;
import dev.msp.capture.HexDump;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.ui.console.Deck.Focus;
import java.util.List;

/** The commands of the console about where in it one is. A new one is a line here. */
final class MoveVerbs {

  private static final Slot<String> WHERE =
      Slot.one(
          "WHERE",
          Types.choice(
              "up",
              "down",
              "page-up",
              "page-down",
              "row-up",
              "row-down",
              "first",
              "last",
              "field-left",
              "field-right"));
  private static final Slot<String> PLACE =
      Slot.one("PLACE", Types.choice("input", "list", "bytes", "next"));
  private static final int PAGE_ROWS = 10;

  private final Here here;
  private final Deck deck;

  MoveVerbs(Here here) {
    this.here = here;
    this.deck = here.deck();
  }

  /** Returns them all. */
  List<Command> all() {
    return List.of(
        ViewVerb.of(Usage.of("move", WHERE), "Select another row or field", this::move),
        ViewVerb.of(Usage.of("focus", PLACE), "Give the keys to another part", this::focus),
        ViewVerb.of(
            Usage.of("look"),
            "Go into the bytes of the selected row, or to the selected connection",
            this::look),
        ViewVerb.of(Usage.of("close-panel"), "Close what lies over the list", this::closePanel),
        ViewVerb.of(Usage.of("mark"), "Mark the selected row, or not", this::mark));
  }

  private Result focus(Focus focus) {
    deck.focus(focus);
    return Result.SILENT;
  }

  private Result focus(Call call) throws MistakeException {
    return switch (call.get(PLACE)) {
      case "input" -> focus(Focus.INPUT);
      case "bytes" -> focus(Focus.BYTES);
      case "list" -> focus(Focus.LIST);
      default -> focus(next(deck.focus()));
    };
  }

  private static Focus next(Focus focus) {
    return switch (focus) {
      case INPUT -> Focus.LIST;
      case LIST -> Focus.BYTES;
      case BYTES, PROMPT, HELP, START, FORM, QUESTION, PANEL -> Focus.INPUT;
    };
  }

  private Result look(Call call) {
    return focus(new Guests(deck).show() ? Focus.INPUT : Focus.BYTES);
  }

  private Result closePanel(Call call) {
    deck.closePanel();
    return Result.SILENT;
  }

  private Result move(Call call) throws CommandFailure, MistakeException {
    String where = call.get(WHERE);
    if (deck.panel().isPresent()) {
      deck.panelTop(deck.panelTop() + rows(where));
      return Result.SILENT;
    }
    switch (where) {
      case "field-left" -> field(-1);
      case "field-right" -> field(1);
      case "row-up" -> select(-1);
      case "row-down" -> select(1);
      case "first" -> first();
      case "last" -> last();
      default -> scroll(rows(where));
    }
    return Result.SILENT;
  }

  private void first() throws CommandFailure {
    if (deck.focus() == Focus.HELP) {
      deck.help().top(0);
    } else if (deck.focus() == Focus.START) {
      deck.start().move(-deck.start().all().size());
    } else {
      toEnd(-1);
    }
  }

  private void last() throws CommandFailure {
    if (deck.focus() == Focus.START) {
      deck.start().move(deck.start().all().size());
    } else {
      toEnd(1);
    }
  }

  private void toEnd(int way) throws CommandFailure {
    Guests guests = new Guests(deck);
    if (guests.all().isEmpty()) {
      here.page().select(way < 0 ? 0 : here.page().shown() - 1);
    } else {
      guests.move(way * guests.all().size());
    }
  }

  private void scroll(int rows) throws CommandFailure {
    switch (deck.focus()) {
      case HELP -> deck.help().top(deck.help().top() + rows);
      case START -> deck.start().move(rows);
      case BYTES -> here.page().bytesTop(here.page().bytesTop() + rows);
      default -> one(rows);
    }
  }

  /** Steps go through the connections of a listener, larger ones through what happened on it. */
  private void one(int rows) throws CommandFailure {
    Guests guests = new Guests(deck);
    if (Math.abs(rows) > 1 || guests.all().isEmpty()) {
      select(rows);
    } else {
      guests.move(rows);
    }
  }

  private void select(int rows) throws CommandFailure {
    here.page().select(here.page().selectedIndex() + rows);
  }

  /** Marks another field, which is then among the lines that are shown. */
  private void field(int step) throws CommandFailure {
    Page page = here.page();
    List<FrameField> fields = RowText.fields(here.row().event());
    int field = Math.max(0, Math.min(fields.size() - 1, page.field() + step));
    page.field(field);
    page.bytesTop(fields.get(field).from() / HexDump.BYTES_PER_LINE);
  }

  private static int rows(String where) {
    return switch (where) {
      case "up" -> -1;
      case "down" -> 1;
      case "page-up" -> -PAGE_ROWS;
      case "page-down" -> PAGE_ROWS;
      default -> 0;
    };
  }

  private Result mark(Call call) throws CommandFailure {
    here.row().mark();
    here.page().select(here.page().selectedIndex() + 1);
    return Result.SILENT;
  }
}
