package dev.msp.ui.console;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.ui.console.Deck.Focus;
import dev.msp.ui.console.Destination.Group;
import java.util.List;
import java.util.Optional;

/** The commands of the console about the form that opens a session. */
final class FormVerbs {

  /** Keeps the password out of the line, which may be kept or shown. */
  private static final String PASSWORD = "password";

  private final Deck deck;
  private final Stage stage;

  FormVerbs(Here here, Stage stage) {
    this.deck = here.deck();
    this.stage = stage;
  }

  /** Returns them all. */
  List<Command> all() {
    return List.of(
        ViewVerb.of(Usage.of("view open"), "Show the form that opens a session", this::show),
        ViewVerb.of(Usage.of("form next"), "Go to the next field of the form", call -> move(1)),
        ViewVerb.of(Usage.of("form previous"), "Go to the field before", call -> move(-1)),
        ViewVerb.of(Usage.of("form open"), "Open what the form says", this::open));
  }

  private Result show(Call call) {
    boolean chosen = deck.focus() == Focus.START;
    deck.form().begin(chosen ? selected() : Optional.empty());
    deck.focus(Focus.FORM);
    return Result.SILENT;
  }

  /** What is selected in the start view; the embedded peer has nothing to be set. */
  private Optional<Destination> selected() {
    return deck.start().selected().filter(one -> one.group() != Group.EMBEDDED);
  }

  private Result move(int step) {
    deck.form().move(step);
    return Result.SILENT;
  }

  private Result open(Call call) throws CommandFailure {
    OpenForm form = deck.form();
    form.failed("");
    String wrong = form.missing().isEmpty() ? form.mistake() : form.missing();
    if (!wrong.isEmpty()) {
      throw new CommandFailure(Kind.USAGE, wrong);
    }
    String line = form.command();
    if (!form.password().isEmpty()) {
      deck.workspace().secrets().add(form.password());
      deck.workspace().variables().set(PASSWORD, form.password());
      line += " " + form.passwordWord() + " ${" + PASSWORD + '}';
    }
    deck.prompt().remember(line);
    stage.run(line);
    return Result.SILENT;
  }
}
