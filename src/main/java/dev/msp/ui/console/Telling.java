package dev.msp.ui.console;

import dev.msp.command.Command;
import dev.msp.command.Result;
import dev.msp.command.Step;
import dev.msp.command.StepFailure;
import dev.msp.command.Watcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows what commands have to say: a line at the bottom, or a panel where it is more. */
final class Telling implements Watcher {

  /** What these say is told by the list as well: the ACK and its round trip. */
  private static final Set<String> TOLD_BY_THE_LIST = Set.of("send", "send-hex");

  /** Lines of the longest panel. */
  private static final int MOST_LINES = 5_000;

  private final Deck deck;
  private final Commands.Later later;

  /** What the commands of a thread have said so far; nothing where nobody waits for them. */
  private final ThreadLocal<@Nullable List<String>> said = new ThreadLocal<>();

  Telling(Deck deck, Commands.Later later) {
    this.deck = deck;
    this.later = later;
  }

  /** The current thread begins to run commands. */
  void begin() {
    said.set(new ArrayList<>());
  }

  /** The current thread has run them all, or one has failed. */
  void end(String title) {
    List<String> lines = said.get();
    said.remove();
    later.run(() -> {});
    if (lines != null && lines.size() > 1) {
      later.run(
          () -> {
            deck.quiet();
            if (isTyping()) {
              deck.say(lines.size() + " lines were said, the last: " + lines.get(lines.size() - 1));
            } else {
              deck.open(Panel.of(safe(title), lines));
            }
          });
    }
  }

  @Override
  public void progress(Step<Command> step, String line) {
    later.run(() -> {}); // the deck knows how far it is
  }

  @Override
  public void ended(Step<Command> step, Result result) {
    told(step, result);
  }

  @Override
  public void told(Step<Command> step, Result result) {
    List<String> lines = said.get();
    List<String> safe = deck.words().lines(result);
    if (safe.isEmpty()) {
      return;
    }
    deck.workspace()
        .underway()
        .transferOf(step)
        .ifPresent(on -> later.run(() -> result.lines().forEach(line -> deck.note(on, line))));
    if (lines != null
        && lines.size() < MOST_LINES
        && !TOLD_BY_THE_LIST.contains(step.statement().usage().name())) {
      lines.addAll(safe);
    }
    later.run(() -> deck.say(safe.get(0)));
  }

  @Override
  public void failed(StepFailure failure) {
    complain("in the background: " + failure.sentence());
  }

  /** Says what went wrong, all of it. */
  void complain(String sentence) {
    String text = safe(sentence);
    later.run(
        () -> {
          if (Painter.columns("! " + text) > deck.room().width() && !isTyping()) {
            deck.open(Panel.of("not done", List.of(text)));
          } else {
            deck.complain(text);
          }
        });
  }

  /** Returns whether somebody types what a panel would take the rest of the keys from. */
  private boolean isTyping() {
    return switch (deck.focus()) {
      case PROMPT, FORM, QUESTION -> true;
      case INPUT, LIST, BYTES, HELP, START, PANEL -> false;
    };
  }

  private String safe(String any) {
    return deck.words().written(deck.workspace().secrets().mask(any));
  }
}
