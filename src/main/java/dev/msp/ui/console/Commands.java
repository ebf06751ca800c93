package dev.msp.ui.console;

import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Executor;
import dev.msp.command.LineParser;
import dev.msp.command.LocatedMistake;
import dev.msp.command.Mistake;
import dev.msp.command.MistakeException;
import dev.msp.command.Step;
import dev.msp.command.StepFailure;
import dev.msp.script.Loader;
import dev.msp.script.ScriptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

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

  /** Behind these, when they have done it, one types messages. */
  private static final Set<String> OPENING = Set.of("open", "listen");

  /** Commands that may run or wait at a time where one takes long. */
  private static final int MOST = 8;

  private static final long PATIENCE_MILLIS = 500;

  private final Deck deck;
  private final LineParser<Command> parser;
  private final Later later;
  private final Telling telling;
  private final Executor executor;
  private final ExecutorService worker = onOneThread("msp-command");
  private final ExecutorService aside = onOneThread("msp-aside");
  private final List<Running> waiting = new ArrayList<>();

  Commands(Deck deck, LineParser<Command> parser, Later later) {
    this.deck = deck;
    this.parser = parser;
    this.later = later;
    this.telling = new Telling(deck, later);
    this.executor = new Executor(deck.workspace(), telling);
  }

  private static ExecutorService onOneThread(String name) {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Does what waits for a disk, however long commands wait; then says what came of it. */
  void aside(DrawingThread.Work<String> work) {
    aside.execute(
        () -> {
          try {
            String said = deck.words().written(work.run());
            later.run(() -> deck.say(said));
          } catch (CommandFailure e) {
            telling.complain(e.sentence());
          } catch (MistakeException e) {
            telling.complain(e.mistake().sentence());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Says what went wrong beside all commands; called on any thread. */
  void complain(String sentence) {
    telling.complain(sentence);
  }

  /** Returns why a line cannot be run, if it cannot; also where only its end is missing. */
  Optional<String> refusal(String line) {
    try {
      Loader.typed(List.of(line), Path.of(""), parser);
      return Optional.empty();
    } catch (ScriptException e) {
      return Optional.of(sentence(e));
    }
  }

  /** Runs a line of the language; called on the thread that draws. */
  void run(String line) {
    run(List.of(line), line);
  }

  /**
   * Runs lines one behind the other, until one fails.
   *
   * @param title what they are, in a few words
   */
  void run(List<String> lines, String title) {
    List<Step<Command>> steps;
    try {
      steps = Loader.typed(lines, Path.of(""), parser).steps();
    } catch (ScriptException e) {
      telling.complain(sentence(e));
      return;
    }
    if (opens(steps)) {
      deck.opening();
    }
    if (steps.stream().allMatch(Commands::isAtOnce)) {
      execute(steps, title);
    } else {
      start(new Running(steps, title), steps);
    }
  }

  /** What takes long has a thread of its own: nothing else waits for it. */
  private void start(Running run, List<Step<Command>> steps) {
    if (steps.stream().noneMatch(step -> step.statement().verb().takesLong())) {
      waiting.add(run);
      worker.execute(run);
    } else if (waiting.size() < MOST) {
      waiting.add(run);
      Thread thread = new Thread(run, "msp-long");
      thread.setDaemon(true);
      thread.start();
    } else {
      telling.complain("at most " + MOST + " commands run at a time; Ctrl-C stops them");
    }
    deck.running(running());
  }

  private String running() {
    int more = waiting.size() - 1;
    return waiting.isEmpty()
        ? ""
        : waiting.get(more).title + (more == 0 ? "" : " and " + more + " more");
  }

  private static boolean opens(List<Step<Command>> steps) {
    return steps.stream().anyMatch(step -> OPENING.contains(step.statement().usage().name()));
  }

  /** Commands that others wait for; a bug in one is one of the whole program. */
  private final class Running extends FutureTask<Void> {
    private final String title;

    Running(List<Step<Command>> steps, String title) {
      super(() -> execute(steps, title), null);
      this.title = title;
    }

    @Override
    protected void done() {
      later.run(() -> ended(this));
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

  /** Whoever quits does not wait for what runs. */
  private static boolean isAtOnce(Step<Command> step) {
    return step.statement().verb() instanceof ViewVerb
        || step.statement().usage().name().equals("quit");
  }

  /** Returns the first mistake of a line, and where in it. */
  static String sentence(ScriptException e) {
    if (e.mistakes().isEmpty()) {
      return String.valueOf(e.getMessage());
    }
    LocatedMistake first = e.mistakes().get(0);
    return "column " + first.mistake().span().column() + ": " + first.mistake().sentence();
  }

  private void execute(List<Step<Command>> steps, String title) {
    telling.begin();
    int done = 0;
    try {
      for (Step<Command> step : steps) {
        executor.run(List.of(step));
        done++;
      }
      opened(steps, true);
    } catch (StepFailure e) {
      opened(steps, false);
      telling.complain(so(done, steps.size()) + e.sentence());
    } catch (InterruptedException e) {
      opened(steps, false);
      telling.complain(so(done, steps.size()) + "cancelled");
    }
    telling.end(title);
    later.run(() -> {});
  }

  /** Comes before what is said of it, which is said where the keys are then. */
  private void opened(List<Step<Command>> steps, boolean done) {
    if (opens(steps)) {
      later.run(() -> deck.opened(done));
    }
  }

  /** Of many it matters how far they came. */
  private static String so(int done, int all) {
    return all == 1 ? "" : done + " of " + all + " done: ";
  }

  private void ended(Running run) {
    waiting.remove(run);
    deck.running(running());
  }

  /** Cancels the command that runs and those behind it; returns whether one does. */
  boolean cancel() {
    boolean any = !waiting.isEmpty();
    List.copyOf(waiting).forEach(one -> one.cancel(true));
    waiting.clear();
    deck.running("");
    return any;
  }

  /** What is being written is written to its end, unless that takes long. */
  @Override
  public void close() {
    cancel();
    worker.shutdownNow();
    aside.shutdown();
    try {
      aside.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
