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
import dev.msp.ui.console.Deck.Focus;
import dev.msp.ui.console.Panel.Choice;
import java.util.ArrayList;
import java.util.List;

/** The commands of the console that ask before they act. A new one is a line here. */
final class MenuVerbs {

  private static final Slot<String> ANSWER =
      Slot.one("ANSWER", Types.choice("take", "send", "join", "drop"));
  private static final String COPY_TO_FILE = "prompt command \"copy text to \"";
  private static final List<Choice> COPIES =
      List.of(
          new Choice("t", "as text", "copy text"),
          new Choice("h", "as hex", "copy hex"),
          new Choice("c", "as a C array", "copy c"),
          new Choice("j", "as JSON", "copy json"),
          new Choice("m", "as a command that sends it again", "copy command"),
          new Choice("w", "to a new file, as text or as the command says", COPY_TO_FILE));

  private final Here here;
  private final Deck deck;
  private final Stage stage;

  MenuVerbs(Here here, Stage stage) {
    this.here = here;
    this.deck = here.deck();
    this.stage = stage;
  }

  /** Returns them all. */
  List<Command> all() {
    return List.of(
        ViewVerb.of(Usage.of("menu copy"), "Ask how to copy rows", this::copy),
        ViewVerb.of(Usage.of("paste", ANSWER), "Say what to do with what was pasted", this::paste));
  }

  private Result copy(Call call) throws CommandFailure {
    List<Choice> choices = new ArrayList<>(COPIES);
    choices.add(new Choice("f", "the field " + here.field().name() + " as hex", "copy field"));
    deck.open(new Panel("copy", List.of(), choices));
    return Result.SILENT;
  }

  private Result paste(Call call) throws CommandFailure, MistakeException {
    Pasted pasted =
        deck.pasted().orElseThrow(() -> new CommandFailure(Kind.USAGE, "nothing was pasted"));
    switch (call.get(ANSWER)) {
      case "send" -> send(pasted);
      case "join" -> insert(pasted.whole());
      case "drop" -> deck.pasted(null);
      default -> take(pasted);
    }
    return Result.SILENT;
  }

  /** One line goes into the line that is typed; of several it is asked. */
  private void take(Pasted pasted) throws CommandFailure {
    Draft draft = here.page().draft();
    if (pasted.isCut()) {
      deck.pasted(null);
      throw new CommandFailure(
          Kind.USAGE, "more was pasted than a line takes; send-file sends a file");
    }
    List<String> lines = pasted.lines();
    if (lines.size() < 2 || draft.mode() == Mode.HEX) {
      insert(String.join(" ", lines));
      return;
    }
    List<Choice> choices =
        List.of(
            new Choice(
                "enter", "sends " + lines.size() + " messages, one after the other", "paste send"),
            new Choice("j", "joins them into one message", "paste join"),
            new Choice("esc", "drops them", "paste drop"));
    String count = lines.size() + " lines, " + pasted.bytes() + " bytes, were pasted";
    deck.open(new Panel(count, List.of(), choices));
  }

  private void insert(String text) throws CommandFailure {
    deck.pasted(null);
    deck.focus(Focus.INPUT);
    if (!here.page().draft().line().insert(text)) {
      throw new CommandFailure(Kind.USAGE, "the line has no room for it");
    }
  }

  /** Each waits for the ACK of the one before, so that the queue never fills. */
  private void send(Pasted pasted) throws CommandFailure {
    OpenSession on = here.page().session();
    List<String> commands = new ArrayList<>();
    for (String line : pasted.lines()) {
      commands.add("@" + Quoted.of(on.name()) + " send " + Quoted.of(line));
    }
    deck.pasted(null);
    stage.run(commands, "send " + commands.size() + " lines");
  }
}
