package dev.msp.ui.console;

import dev.msp.command.Candidate;
import dev.msp.command.Command;
import dev.msp.command.Completion;
import dev.msp.command.LineParser;
import dev.msp.command.ParsedLine;
import dev.msp.command.Registry;
import dev.msp.command.Surroundings;
import dev.msp.command.Usage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Completes the command or filter that is typed. What may stand there is found on a thread of its
 * own.
 */
final class Completer implements AutoCloseable {

  private final Prompt prompt;
  private final Registry<Command> registry;
  private final LineParser<Command> parser;
  private final Surroundings surroundings;
  private final Commands.Later later;
  private final ExecutorService finder =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "msp-complete");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Completes what stands at the prompt.
   *
   * @param surroundings may have to look for files and ports
   */
  Completer(
      Prompt prompt,
      Registry<Command> registry,
      LineParser<Command> parser,
      Surroundings surroundings,
      Commands.Later later) {
    this.registry = registry;
    this.prompt = prompt;
    this.parser = parser;
    this.surroundings = surroundings;
    this.later = later;
  }

  /** Tab: completes the word, offers what it may become, or chooses the next of that. */
  void next(int direction) {
    if (prompt.popup().isPresent()) {
      choose(prompt.popup().get().step(direction));
    } else {
      find();
    }
  }

  private void choose(Popup popup) {
    popup.choice().ifPresent(one -> prompt.line().editor().replace(popup.from(), one.text()));
    prompt.popup(popup);
  }

  private void find() {
    Editor editor = prompt.line().editor();
    String begun = editor.text().substring(0, editor.cursor());
    if (prompt.kind() != Prompt.Kind.COMMAND) {
      found(begun, Filter.completion(begun));
      return;
    }
    finder.execute(
        () -> {
          Completion found = Completion.of(begun, parser, surroundings);
          later.run(() -> found(begun, found));
        });
  }

  /** Nothing is done when something else was typed meanwhile. */
  private void found(String begun, Completion found) {
    Editor editor = prompt.line().editor();
    List<Candidate> all = found.candidates();
    if (!editor.text().startsWith(begun) || editor.cursor() != begun.length()) {
      return;
    }
    if (all.isEmpty()) {
      nothing(begun);
    } else if (all.size() == 1) {
      editor.replace(found.from(), all.get(0).text() + (all.get(0).isWhole() ? " " : ""));
    } else {
      editor.replace(found.from(), Popup.common(all));
      prompt.popup(new Popup(found.from(), all, -1));
    }
  }

  /** Where any text may stand, it helps to know what for; behind a filter that is said anyway. */
  private void nothing(String begun) {
    if (prompt.kind() != Prompt.Kind.COMMAND) {
      return;
    }
    Optional<Usage> usage = usage(parser.parse(begun));
    usage.ifPresent(one -> prompt.usage(one + about(one)));
    if (usage.isEmpty()) {
      prompt.mistake("nothing known begins so");
    }
  }

  private String about(Usage usage) {
    return registry.find(usage.name()).map(one -> ": " + one.summary()).orElse("");
  }

  private static Optional<Usage> usage(ParsedLine<Command> line) {
    int last = line.statements().size() - 1;
    return line.mistake().isPresent() || last < 0
        ? line.broken()
        : Optional.of(line.statements().get(last).usage());
  }

  @Override
  public void close() {
    finder.shutdownNow();
  }
}
