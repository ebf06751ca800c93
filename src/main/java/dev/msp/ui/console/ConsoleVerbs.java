package dev.msp.ui.console;

import dev.msp.capture.HexDump;
import dev.msp.command.ArgumentType;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.Quoted;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import dev.msp.ui.console.Deck.Focus;
import dev.msp.ui.console.Deck.Layout;
import dev.msp.ui.console.Deck.Times;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands of the console alone: what its keys are bound to. A new one is a line here. */
final class ConsoleVerbs {

  private static final Slot<String> TEXT = Slot.rest("TEXT", Types.TEXT);
  private static final Slot<String> REST = new Slot<>("TEXT", Types.TEXT, Slot.Count.OPTIONAL, "");
  private static final Slot<Bytes> MESSAGE = Slot.one("MESSAGE", Types.BYTES);
  private static final Slot<Integer> NUMBER = Slot.one("N", Types.number(1, 99));
  private static final Slot<String> WHERE =
      Slot.one(
          "WHERE",
          Types.choice(
              "up", "down", "page-up", "page-down", "first", "last", "field-left", "field-right"));
  private static final Slot<String> PLACE =
      Slot.one("PLACE", Types.choice("input", "list", "bytes", "next"));
  private static final Slot<String> KIND =
      Slot.one("KIND", Types.choice("command", "filter", "find"));
  private static final Slot<String> FORM =
      Slot.one("FORM", Types.choice("text", "hex", "c", "field", "command"));
  private static final int PAGE_ROWS = 10;

  private final Deck deck;
  private final Stage stage;

  ConsoleVerbs(Deck deck, Stage stage) {
    this.deck = deck;
    this.stage = stage;
  }

  /** Returns them all. */
  List<Command> all() {
    return List.of(
        verb(Usage.of("post", MESSAGE), "Send a message; the list shows its ACK", this::post),
        verb(Usage.of("view help"), "Show all keys and commands", call -> focus(Focus.HELP)),
        verb(Usage.of("view hex"), "Show messages as bytes, or as text", this::hex),
        verb(Usage.of("view follow"), "Follow the newest row, or stay", this::follow),
        verb(Usage.of("view layout"), "Show another layout", this::layout),
        verb(Usage.of("view time"), "Show times in another way", this::times),
        verb(Usage.of("view redraw"), "Draw everything anew", this::redraw),
        verb(Usage.of("suspend"), "Stop the program until fg", this::suspend),
        verb(Usage.of("move", WHERE), "Select another row or field", this::move),
        verb(Usage.of("focus", PLACE), "Give the keys to another part", this::focus),
        verb(Usage.of("prompt", KIND, REST), "Begin a line for the console", this::prompt),
        verb(Usage.of("filter", REST), "Show the rows that fit, or all", this::filter),
        verb(Usage.of("find", TEXT), "Select the next row that fits", this::find),
        verb(Usage.of("find-next"), "Select the next row that fits", call -> found(1)),
        verb(Usage.of("find-previous"), "Select the one before", call -> found(-1)),
        verb(Usage.of("mark"), "Mark the selected row, or not", this::mark),
        verb(Usage.of("tab", NUMBER), "Show another session", this::tab),
        verb(Usage.of("copy", FORM), "Copy the selected row", this::copy),
        verb(Usage.of("resend"), "Send the selected message again", this::resend),
        verb(Usage.of("edit"), "Take the selected message up for editing", this::edit));
  }

  private static Command verb(Usage usage, String summary, ViewVerb.Act act) {
    return new ViewVerb(usage, summary, act);
  }

  private Page page() throws CommandFailure {
    return deck.page()
        .orElseThrow(() -> new CommandFailure(Kind.USAGE, "no session is open; F2 opens one"));
  }

  private Row row() throws CommandFailure {
    return page()
        .selected()
        .orElseThrow(() -> new CommandFailure(Kind.USAGE, "no row is selected"));
  }

  private Result post(Call call) throws CommandFailure, MistakeException {
    post(call.get(MESSAGE));
    return Result.SILENT;
  }

  private void post(Bytes message) throws CommandFailure {
    Optional<String> refusal = page().session().session().refusal(message);
    if (refusal.isPresent()) {
      throw new CommandFailure(Kind.USAGE, refusal.get());
    }
    page().session().sending();
    page().session().session().send(message);
    page().following(true);
  }

  private Result focus(Focus focus) {
    deck.focus(focus);
    deck.helpTop(0);
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
      case BYTES, PROMPT, HELP -> Focus.INPUT;
    };
  }

  private Result hex(Call call) {
    deck.hex(!deck.isHex());
    return Result.SILENT;
  }

  private Result follow(Call call) throws CommandFailure {
    page().following(!page().isFollowing());
    return Result.SILENT;
  }

  private Result layout(Call call) {
    Layout[] all = Layout.values();
    deck.layout(all[(deck.layout().ordinal() + 1) % all.length]);
    return Result.of("layout: " + deck.layout().name().toLowerCase(Locale.ROOT));
  }

  private Result times(Call call) {
    Times[] all = Times.values();
    deck.times(all[(deck.times().ordinal() + 1) % all.length]);
    return Result.SILENT;
  }

  private Result redraw(Call call) {
    stage.redraw();
    return Result.SILENT;
  }

  private Result suspend(Call call) {
    stage.suspend();
    return Result.SILENT;
  }

  private Result move(Call call) throws CommandFailure, MistakeException {
    String where = call.get(WHERE);
    if (deck.focus() == Focus.HELP) {
      deck.helpTop(deck.helpTop() + rows(where));
      return Result.SILENT;
    }
    Page page = page();
    switch (where) {
      case "first" -> page.select(0);
      case "last" -> page.select(page.shown() - 1);
      case "field-left" -> page.field(Math.max(0, page.field() - 1));
      case "field-right" -> page.field(page.field() + 1);
      default -> page.select(page.selectedIndex() + rows(where));
    }
    return Result.SILENT;
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

  private Result prompt(Call call) throws MistakeException {
    Prompt.Kind kind = Prompt.Kind.valueOf(call.get(KIND).toUpperCase(Locale.ROOT));
    String text = call.find(REST).orElse("");
    boolean keeps = kind == Prompt.Kind.FILTER && text.isEmpty();
    String filter = deck.page().map(page -> page.filter().text()).orElse("");
    deck.prompt().begin(kind, keeps ? filter : text);
    deck.focus(Focus.PROMPT);
    return Result.SILENT;
  }

  private Result filter(Call call) throws CommandFailure, MistakeException {
    try {
      page().filter(Filter.parse(call.find(REST).orElse("")));
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

  private Result found(int step) throws CommandFailure {
    Page page = page();
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

  private Result mark(Call call) throws CommandFailure {
    row().mark();
    page().select(page().selectedIndex() + 1);
    return Result.SILENT;
  }

  private Result tab(Call call) throws CommandFailure, MistakeException {
    int number = call.get(NUMBER);
    if (!deck.show(number - 1)) {
      throw new CommandFailure(Kind.USAGE, "there is no session " + number);
    }
    return Result.SILENT;
  }

  private Result copy(Call call) throws CommandFailure, MistakeException {
    Row row = row();
    String form = call.get(FORM);
    Bytes bytes = RowText.bytes(row);
    String text =
        switch (form) {
          case "hex" -> HexDump.inline(bytes, bytes.length());
          case "c" -> array(bytes);
          case "field" -> field(bytes);
          case "command" -> "send " + Quoted.of(message(row));
          default -> deck.words().message(row, false);
        };
    stage.copy(deck.workspace().secrets().mask(text));
    return Result.of("copied row " + row.number() + " as " + form);
  }

  private String field(Bytes bytes) throws CommandFailure {
    List<Field> fields = Field.of(bytes);
    Field field = fields.get(Math.min(page().field(), fields.size() - 1));
    return HexDump.inline(bytes.slice(field.from(), field.to()), bytes.length());
  }

  private static String array(Bytes bytes) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < bytes.length(); i++) {
      text.append(i == 0 ? " " : ", ");
      text.append(String.format(Locale.ROOT, "0x%02X", bytes.at(i)));
    }
    return text.append(" }").toString();
  }

  private Bytes message(Row row) throws CommandFailure {
    if (row.event() instanceof Event.FrameEvent frame) {
      return frame.content();
    }
    throw new CommandFailure(Kind.USAGE, "row " + row.number() + " is no message");
  }

  private Result resend(Call call) throws CommandFailure {
    post(message(row()));
    return Result.SILENT;
  }

  private Result edit(Call call) throws CommandFailure {
    Optional<String> text = message(row()).text();
    page().input().set(text.orElseThrow(() -> new CommandFailure(Kind.USAGE, "it is no text")));
    deck.focus(Focus.INPUT);
    return Result.SILENT;
  }
}
