package dev.msp.ui.console;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.ui.console.Deck.Focus;
import dev.msp.ui.console.Deck.Layout;
import dev.msp.ui.console.Deck.Times;
import java.util.List;
import java.util.Locale;

/** The commands of the console about what it shows, and how. A new one is a line here. */
final class LookVerbs {

  private static final Slot<Integer> ROW = Slot.one("ROW", Types.number(1, Integer.MAX_VALUE));

  private final Here here;
  private final Deck deck;
  private final Stage stage;

  LookVerbs(Here here, Stage stage) {
    this.here = here;
    this.deck = here.deck();
    this.stage = stage;
  }

  /** Returns them all. */
  List<Command> all() {
    return List.of(
        ViewVerb.of(Usage.of("view help"), "Show all keys and commands, or go back", this::help),
        ViewVerb.of(Usage.of("view back"), "Go back from help one level", this::back),
        ViewVerb.of(Usage.of("view figures"), "Show the figures, or not", this::figures),
        ViewVerb.of(Usage.of("view hex"), "Show messages as bytes, or as text", this::hex),
        ViewVerb.of(Usage.of("view follow"), "Follow the newest row, or stay", this::follow),
        ViewVerb.of(Usage.of("view layout"), "Show another layout", this::layout),
        ViewVerb.of(Usage.of("view time"), "Show times in another way", this::times),
        ViewVerb.of(Usage.of("view redraw"), "Draw everything anew", this::redraw),
        ViewVerb.of(Usage.of("view mouse"), "Take the mouse, or leave it", this::mouse),
        ViewVerb.of(Usage.of("select", ROW), "Select the row of that number", this::select),
        ViewVerb.of(Usage.of("suspend"), "Stop the program until fg", this::suspend));
  }

  private Result hex(Call call) {
    deck.hex(!deck.isHex());
    return Result.SILENT;
  }

  private Result follow(Call call) throws CommandFailure {
    here.page().following(!here.page().isFollowing());
    return Result.SILENT;
  }

  private Result layout(Call call) {
    Layout[] all = Layout.values();
    deck.layout(all[(deck.layout().ordinal() + 1) % all.length]);
    String name = deck.layout().name().toLowerCase(Locale.ROOT);
    return Result.of("layout: " + name + Picture.lacking(deck.layout(), deck.room()));
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

  private Result mouse(Call call) {
    stage.mouse(!deck.isMouse());
    return Result.of(
        deck.isMouse()
            ? "clicks and the wheel work here"
            : "the mouse selects text as elsewhere; the same key takes it back");
  }

  private Result select(Call call) throws CommandFailure, MistakeException {
    if (!here.page().selectNumber(call.get(ROW))) {
      throw new CommandFailure(CommandFailure.Kind.USAGE, "row " + call.get(ROW) + " is not shown");
    }
    return Result.SILENT;
  }

  private Result suspend(Call call) {
    stage.suspend();
    return Result.SILENT;
  }

  private Result help(Call call) {
    deck.toggleHelp();
    return Result.SILENT;
  }

  /** What was typed to search goes first. */
  private Result back(Call call) {
    if (deck.focus() == Focus.HELP && !deck.help().filter().isEmpty()) {
      deck.help().filter("");
    } else if (deck.focus() == Focus.HELP) {
      deck.toggleHelp();
    }
    return Result.SILENT;
  }

  private Result figures(Call call) {
    deck.figures(!deck.isFigures());
    return Result.SILENT;
  }
}
