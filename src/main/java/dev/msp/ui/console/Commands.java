package dev.msp.ui.console;

import dev.msp.command.Command;
import dev.msp.command.Executor;
import dev.msp.command.LineParser;
import dev.msp.command.LocatedMistake;
import dev.msp.command.Mistake;
import dev.msp.command.Result;
import dev.msp.command.Step;
import dev.msp.command.StepFailure;
import dev.msp.command.Watcher;
import dev.msp.script.Loader;
import dev.msp.script.Script;
import dev.msp.script.ScriptException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is typed and what keys mean. A command of the console runs at once; all others run one
 * behind the other on a thread of their own, since they may wait.
 */
final class Commands implements AutoCloseable {

  /** Has things done on the thread that draws. */
  interface Later {
    /** Does it soon. */
    void run(Runnable task);
  }

  private final Deck deck;
  private final LineParser<Command> parser;
  private final Later later;
  private final Executor executor;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "msp-command");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Future<?> running;

  Commands(Deck deck, LineParser<Command> parser, Later later) {
    this.deck = deck;
    this.parser = parser;
    this.later = later;
    this.executor = new Executor(deck.workspace(), new Telling());
  }

  /** Says what commands said. */
  private final class Telling implements Watcher {
    @Override
    public void ended(Step<Command> step, Result result) {
      if (!result.lines().isEmpty()) {
        String said = String.join("  ", result.lines());
        later.run(() -> deck.say(safe(said)));
      }
    }

    @Override
    public void failed(StepFailure failure) {
      complain(failure.sentence());
    }
  }

  private String safe(String any) {
    return deck.words().safe(deck.workspace().secrets().mask(any));
  }

  private void complain(String sentence) {
    later.run(() -> deck.complain(safe(sentence)));
  }

  /** Runs a line of the language; called on the thread that draws. */
  void run(String line) {
    Script script;
    try {
      script = Loader.typed(List.of(line), Path.of(""), parser);
    } catch (ScriptException e) {
      deck.complain(safe(sentence(e)));
      return;
    }
    List<Step<Command>> steps = script.steps();
    if (steps.stream().allMatch(step -> step.statement().verb() instanceof ViewVerb)) {
      execute(steps);
    } else {
      FutureTask<Void> task = new Running(steps);
      running = task;
      worker.execute(task);
    }
  }

  /** A command that others wait for; a bug in it is one of the whole program. */
  private final class Running extends FutureTask<Void> {
    Running(List<Step<Command>> steps) {
      super(() -> execute(steps), null);
    }

    @Override
    protected void setException(Throwable bug) {
      super.setException(bug);
      later.run(
          () -> {
            throw bug instanceof RuntimeException own ? own : new IllegalStateException(bug);
          });
    }
  }

  /** Returns what is wrong with a line, or empty. */
  String mistake(String line) {
    return parser.parse(line).mistake().map(Mistake::sentence).orElse("");
  }

  /** Returns the first mistake of a line, and where in it. */
  static String sentence(ScriptException e) {
    if (e.mistakes().isEmpty()) {
      return String.valueOf(e.getMessage());
    }
    LocatedMistake first = e.mistakes().get(0);
    return "column " + first.mistake().span().column() + ": " + first.mistake().sentence();
  }

  private void execute(List<Step<Command>> steps) {
    try {
      executor.run(steps);
    } catch (StepFailure e) {
      complain(e.sentence());
    } catch (InterruptedException e) {
      complain("cancelled");
    }
    later.run(() -> {});
  }

  /** Cancels the command that runs; returns whether one does. */
  boolean cancel() {
    Future<?> one = running;
    return one != null && !one.isDone() && one.cancel(true);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
