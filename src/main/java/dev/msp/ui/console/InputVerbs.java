package dev.msp.ui.console;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import dev.msp.ui.console.Deck.Focus;
import java.util.List;
import java.util.Optional;

/** The commands of the console about what is sent. A new one is a line here. */
final class InputVerbs {

  private static final Slot<Bytes> MESSAGE = Slot.one("MESSAGE", Types.BYTES);

  private final Here here;
  private final Deck deck;

  InputVerbs(Here here) {
    this.here = here;
    this.deck = here.deck();
  }

  /** Returns them all. */
  List<Command> all() {
    return List.of(
        ViewVerb.of(
            Usage.of("post", MESSAGE), "Send a message; the list shows its ACK", this::post),
        ViewVerb.of(Usage.of("resend"), "Send the selected message again", this::resend),
        ViewVerb.of(Usage.of("edit"), "Take the selected message up for editing", this::edit));
  }

  private Result post(Call call) throws CommandFailure, MistakeException {
    post(call.get(MESSAGE));
    return Result.SILENT;
  }

  private void post(Bytes message) throws CommandFailure {
    Optional<String> refusal = here.page().session().session().refusal(message);
    if (refusal.isPresent()) {
      throw new CommandFailure(Kind.USAGE, refusal.get());
    }
    here.page().session().sending();
    here.page().session().session().send(message);
    here.page().following(true);
  }

  private Result resend(Call call) throws CommandFailure {
    post(here.message());
    return Result.SILENT;
  }

  private Result edit(Call call) throws CommandFailure {
    Optional<String> text = here.message().text();
    here.page()
        .input()
        .set(text.orElseThrow(() -> new CommandFailure(Kind.USAGE, "it is no text")));
    deck.focus(Focus.INPUT);
    return Result.SILENT;
  }
}
