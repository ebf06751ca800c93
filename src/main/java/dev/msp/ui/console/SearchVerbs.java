package dev.msp.ui.console;

import dev.msp.command.ArgumentType;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.ui.console.Deck.Focus;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The commands of the console about finding rows. A new one is a line here. */
final class SearchVerbs {

  private static final Slot<String> TEXT = Slot.rest("TEXT", Types.TEXT);
  private static final Slot<String> REST = new Slot<>("TEXT", Types.TEXT, Slot.Count.OPTIONAL, "");
  private static final Slot<String> KIND =
      Slot.one("KIND", Types.choice("command", "filter", "find"));

  private final Here here;
  private final Deck deck;

  SearchVerbs(Here here) {
    this.here = here;
    this.deck = here.deck();
  }

  /** Returns them all. */
  List<Command> all() {
    return List.of(
        ViewVerb.of(Usage.of("prompt", KIND, REST), "Begin a line for the console", this::prompt),
        ViewVerb.of(Usage.of("filter", REST), "Show the rows that fit, or all", this::filter),
        ViewVerb.of(Usage.of("find", TEXT), "Select the next row that fits", this::find),
        ViewVerb.of(
            Usage.of("goto", TEXT), "Select a row: 12:30:01, +10s, -1m, or row 120", this::jump),
        ViewVerb.of(Usage.of("find-next"), "Select the next row that fits", call -> found(1)),
        ViewVerb.of(Usage.of("find-previous"), "Select the one before", call -> found(-1)));
  }

  private Result prompt(Call call) throws MistakeException {
    Prompt.Kind kind = Prompt.Kind.valueOf(call.get(KIND).toUpperCase(Locale.ROOT));
    String text = call.find(REST).orElse("");
    boolean keeps = kind == Prompt.Kind.FILTER && text.isEmpty();
    String filter = deck.page().map(page -> page.filter().text()).orElse("");
    deck.prompt().begin(kind, keeps ? filter : text, deck.focus());
    deck.focus(Focus.PROMPT);
    return Result.SILENT;
  }

  private Result filter(Call call) throws CommandFailure, MistakeException {
    try {
      here.page().filter(Filter.parse(call.find(REST).orElse("")));
    } catch (ArgumentType.UnfitException e) {
      throw new CommandFailure(Kind.USAGE, "the filter " + e.getMessage());
    }
    return Result.SILENT;
  }

  private Result find(Call call) throws CommandFailure, MistakeException {
    try {
      deck.search(Filter.parse(call.get(TEXT)));
    } catch (ArgumentType.UnfitException e) {
      throw new CommandFailure(Kind.USAGE, "what to find " + e.getMessage());
    }
    return found(1);
  }

  private Result jump(Call call) throws CommandFailure, MistakeException {
    Page page = here.page();
    String text = call.get(TEXT);
    if (page.shown() == 0) {
      throw new CommandFailure(Kind.USAGE, "no row is shown");
    }
    try {
      page.select(new Moment(ZoneId.systemDefault()).find(page, text));
    } catch (ArgumentType.UnfitException e) {
      throw new CommandFailure(Kind.USAGE, text + " " + e.getMessage());
    }
    return Result.SILENT;
  }

  private Result found(int step) throws CommandFailure {
    Page page = here.page();
    if (deck.search().text().isEmpty()) {
      throw new CommandFailure(Kind.USAGE, "nothing is looked for; s begins a search");
    }
    int start = page.selectedIndex();
    for (int i = 1; i <= page.shown(); i++) {
      int index = Math.floorMod(start + i * step, page.shown());
      if (deck.search().shows(page.row(index), deck.words())) {
        page.select(index);
        boolean around = step > 0 ? index <= start : index >= start;
        return around ? Result.of("search went round") : Result.SILENT;
      }
    }
    throw new CommandFailure(Kind.USAGE, deck.search().text() + " is in no row that is shown");
  }
}
