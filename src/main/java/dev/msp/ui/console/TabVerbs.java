package dev.msp.ui.console;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.Loss;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Quoted;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.session.SessionState;
import dev.msp.ui.console.Deck.Focus;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The commands of the console about sessions: opening one, showing another, closing. */
final class TabVerbs {

  private static final int MOST = 99;
  private static final String QUIT = "quit";
  private static final Slot<String> WHICH = Slot.one("WHICH", Types.choice(which()));
  private static final Slot<String> ANSWER = Slot.one("ANSWER", Types.choice("yes", "no", "enter"));

  private final Here here;
  private final Deck deck;
  private final Stage stage;

  TabVerbs(Here here, Stage stage) {
    this.here = here;
    this.deck = here.deck();
    this.stage = stage;
  }

  private static String[] which() {
    Stream<String> numbers = IntStream.rangeClosed(1, MOST).mapToObj(String::valueOf);
    return Stream.concat(Stream.of("next", "previous"), numbers).toArray(String[]::new);
  }

  /** Returns them all. */
  List<Command> all() {
    return List.of(
        ViewVerb.of(Usage.of("view start"), "Show where a session may go to", this::start),
        ViewVerb.of(Usage.of("choose"), "Open what is selected there", this::choose),
        ViewVerb.of(Usage.of("tab", WHICH), "Show another session", this::tab),
        ViewVerb.of(Usage.of("ask close"), "Close the session, asking first", this::close),
        ViewVerb.of(
            Usage.of("ask reopen"),
            "Open the session again, asking first where it is open",
            this::reopen),
        ViewVerb.of(
            Usage.of("ask quit"), "Quit, asking first where something would be lost", this::quit),
        ViewVerb.of(Usage.of("answer", ANSWER), "Answer what is asked", this::answer));
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
    for (int i = 0; i < deck.pages().size(); i++) {
      OpenSession there = deck.pages().get(i).session();
      boolean wanted = chosen.command().endsWith(" as " + Quoted.of(there.name()));
      if (wanted && !there.isClosed()) {
        deck.show(i);
        deck.focus(Focus.INPUT);
        return Result.of(deck.words().safe(there.name()) + " is open already");
      }
    }
    stage.run(chosen.command());
    return Result.SILENT;
  }

  private Result tab(Call call) throws CommandFailure, MistakeException {
    String which = call.get(WHICH);
    here.page();
    int index =
        switch (which) {
          case "next" -> (deck.current() + 1) % deck.pages().size();
          case "previous" -> Math.floorMod(deck.current() - 1, deck.pages().size());
          default -> Integer.parseInt(which) - 1;
        };
    if (!deck.show(index)) {
      throw new CommandFailure(Kind.USAGE, "there is no session " + which + "; F2 opens one");
    }
    return Result.SILENT;
  }

  /** What is over already, or never was, is closed without a word. */
  private Result close(Call call) throws CommandFailure {
    OpenSession session = here.page().session();
    String command = "close " + Quoted.of(session.name());
    if (session.isClosed() || !Loss.of(deck.workspace(), session).isEmpty()) {
      stage.run(command); // which asks by itself where something is lost
    } else {
      String name = deck.words().safe(session.name());
      int count = session.listener().map(one -> one.guests().size()).orElse(1);
      String with = count == 1 ? "its connection" : "its " + count + " connections";
      deck.ask(new Question("Close " + name + (count == 0 ? "?" : " and " + with + '?'), command));
    }
    return Result.SILENT;
  }

  /** Only what is open has a connection to lose. */
  private Result reopen(Call call) throws CommandFailure {
    OpenSession session = here.page().session();
    String command = "reopen " + Quoted.of(session.name());
    boolean isAsked = !Loss.of(deck.workspace(), session).isEmpty();
    if (!isAsked && session.session().state() instanceof SessionState.Open) {
      String name = deck.words().safe(session.name());
      deck.ask(new Question("Close the connection of " + name + " and open it again?", command));
    } else {
      stage.run(command);
    }
    return Result.SILENT;
  }

  /** Asked for twice, it is meant so. */
  private Result quit(Call call) {
    String lost = Unfinished.of(deck);
    if (lost.isEmpty() || deck.question().filter(one -> one.command().equals(QUIT)).isPresent()) {
      deck.workspace().quit();
    } else {
      deck.ask(new Question(this::quits, QUIT));
    }
    return Result.SILENT;
  }

  /** What was to be lost may have gone its way while the question stands there. */
  private String quits() {
    String lost = Unfinished.of(deck);
    return (lost.isEmpty() ? "Nothing would be lost any more" : lost) + ". Quit?";
  }

  private Result answer(Call call) throws CommandFailure, MistakeException {
    Question asked =
        deck.question().orElseThrow(() -> new CommandFailure(Kind.USAGE, "nothing is asked"));
    deck.focus(deck.beforeQuestion());
    String answer = call.get(ANSWER);
    boolean yes = answer.equals("yes") || answer.equals("enter") && asked.isPause();
    if (yes && !asked.command().isEmpty()) {
      stage.run(asked.command());
    }
    asked.heard().accept(yes);
    return Result.SILENT;
  }
}
