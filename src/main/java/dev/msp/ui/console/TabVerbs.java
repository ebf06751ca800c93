package dev.msp.ui.console;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.ui.console.Deck.Focus;
import java.util.List;

/** The commands of the console about sessions: opening one, showing another. */
final class TabVerbs {

  private final Deck deck;
  private final Stage stage;

  TabVerbs(Here here, Stage stage) {
    this.deck = here.deck();
    this.stage = stage;
  }

  /** Returns them all. */
  List<Command> all() {
    return List.of(
        ViewVerb.of(Usage.of("view start"), "Show where a session may go to", this::start),
        ViewVerb.of(Usage.of("choose"), "Open what is selected there", this::choose));
  }

  private Result start(Call call) {
    deck.focus(Focus.START);
    return Result.SILENT;
  }

  private Result choose(Call call) throws CommandFailure {
    Destination chosen =
        deck.start()
            .selected()
            .orElseThrow(
                () -> new CommandFailure(Kind.USAGE, "nothing is selected; see view start"));
    stage.run(chosen.command());
    return Result.SILENT;
  }
}
