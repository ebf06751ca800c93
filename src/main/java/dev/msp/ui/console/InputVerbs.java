package dev.msp.ui.console;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Quoted;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import dev.msp.session.SessionState;
import dev.msp.ui.console.Deck.Focus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands of the console about what is sent. A new one is a line here. */
final class InputVerbs {

  private static final Slot<Bytes> MESSAGE = Slot.optional("MESSAGE", Types.BYTES);
  private static final Slot<String> MODE =
      Slot.one("MODE", Types.choice("text", "escapes", "hex", "next"));

  /** What a recording is called among those that are told of commands. */
  private static final String RECORDING = "record";

  private final Here here;
  private final Deck deck;
  private final Stage stage;

  InputVerbs(Here here, Stage stage) {
    this.here = here;
    this.deck = here.deck();
    this.stage = stage;
  }

  /** Returns them all. */
  List<Command> all() {
    return List.of(
        ViewVerb.of(
            Usage.of("post", MESSAGE),
            "Send a message, or the one that is typed; the list shows its ACK",
            this::post),
        ViewVerb.of(
            Usage.of("input", MODE), "Type messages as text, with escapes, or in hex", this::mode),
        ViewVerb.of(Usage.of("resend"), "Send the selected message again", this::resend),
        ViewVerb.of(Usage.of("edit"), "Take the selected message up for editing", this::edit));
  }

  private Result post(Call call) throws CommandFailure, MistakeException {
    Optional<Bytes> given = call.find(MESSAGE);
    return given.isPresent() ? post(given.get()) : postTyped();
  }

  /** What cannot be sent stays where it is. */
  private Result postTyped() throws CommandFailure {
    Draft draft = here.page().draft();
    if (draft.editor().isEmpty()) {
      return Result.SILENT;
    }
    Bytes message =
        draft
            .message()
            .orElseThrow(() -> new CommandFailure(Kind.USAGE, "not sent: " + draft.mistake()));
    Result result = post(message);
    draft.sent(message);
    return result;
  }

  private Result post(Bytes message) throws CommandFailure {
    Optional<String> refusal = here.page().session().session().refusal(message);
    if (refusal.isPresent()) {
      throw new CommandFailure(Kind.USAGE, refusal.get());
    }
    if (deck.workspace().witnesses().kinds().contains(RECORDING)) {
      stage.run("send " + Quoted.of(message)); // what is done by hand, as a file would do it
    } else {
      here.page().session().sending();
      here.page().session().session().send(message);
    }
    here.page().following(true);
    return kept(here.page().session());
  }

  /** What waits for a wire has no row yet: it would be out of sight. */
  private static Result kept(OpenSession on) {
    SessionState state = on.session().state();
    int waiting = on.session().pending();
    if (waiting == 0 || state instanceof SessionState.Open) {
      return Result.SILENT;
    }
    String again = state instanceof SessionState.Opening ? "" : " again";
    String count = waiting == 1 ? "1 message waits" : waiting + " messages wait";
    return Result.of("kept until " + on.name() + " is open" + again + "; " + count);
  }

  private Result mode(Call call) throws CommandFailure, MistakeException {
    Draft draft = here.page().draft();
    String word = call.get(MODE);
    Mode wanted =
        word.equals("next") ? draft.mode().next() : Mode.valueOf(word.toUpperCase(Locale.ROOT));
    draft.mode(wanted);
    deck.focus(Focus.INPUT);
    return draft.mode() == wanted
        ? Result.SILENT
        : Result.of("as " + wanted.word() + " it cannot be shown: " + draft.mode().word());
  }

  private Result resend(Call call) throws CommandFailure {
    return post(here.message());
  }

  private Result edit(Call call) throws CommandFailure {
    here.page().draft().take(here.message());
    deck.focus(Focus.INPUT);
    return Result.SILENT;
  }
}
