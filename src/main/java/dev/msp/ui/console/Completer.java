package dev.msp.ui.console;

import dev.msp.command.Candidate;
import dev.msp.command.Completion;
import dev.msp.command.LineParser;
import dev.msp.command.Surroundings;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Completes the command that is typed. What may stand there is found on a thread of its own. */
final class Completer implements AutoCloseable {

  private final Prompt prompt;
  private final LineParser<?> parser;
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
  Completer(Prompt prompt, LineParser<?> parser, Surroundings surroundings, Commands.Later later) {
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
      prompt.mistake("nothing known begins so");
    } else if (all.size() == 1) {
      editor.replace(found.from(), all.get(0).text() + (all.get(0).isWhole() ? " " : ""));
    } else {
      editor.replace(found.from(), Popup.common(all));
      prompt.popup(new Popup(found.from(), all, -1));
    }
  }

  @Override
  public void close() {
    finder.shutdownNow();
  }
}
