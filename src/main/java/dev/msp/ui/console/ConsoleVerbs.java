package dev.msp.ui.console;

import dev.msp.command.Command;
import java.util.ArrayList;
import java.util.List;

/** The commands that only the console has: what its keys are bound to. */
final class ConsoleVerbs {

  private ConsoleVerbs() {}

  /** Returns them all. */
  static List<Command> all(Deck deck, Stage stage) {
    Here here = new Here(deck);
    List<Command> all = new ArrayList<>();
    all.addAll(new InputVerbs(here, stage).all());
    all.addAll(new MenuVerbs(here, stage).all());
    all.addAll(new LookVerbs(here, stage).all());
    all.addAll(new MoveVerbs(here).all());
    all.addAll(new TabVerbs(here, stage).all());
    all.addAll(new FormVerbs(here, stage).all());
    all.addAll(new SearchVerbs(here).all());
    all.addAll(new CopyVerbs(here, stage).all());
    all.replaceAll(verb -> verb instanceof ViewVerb view ? view.on(stage) : verb);
    return all;
  }
}
