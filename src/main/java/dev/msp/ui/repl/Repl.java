package dev.msp.ui.repl;

import dev.msp.capture.EventText;
import dev.msp.capture.SafeText;
import dev.msp.command.Answer;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.Executor;
import dev.msp.command.LineParser;
import dev.msp.command.LocatedMistake;
import dev.msp.command.Step;
import dev.msp.command.StepFailure;
import dev.msp.command.Workspace;
import dev.msp.script.Loader;
import dev.msp.script.ProblemText;
import dev.msp.script.ScriptException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The line prompt: reads what is typed, runs it, shows what comes of it, until it is to end. */
public final class Repl {

  /** Lines a second that a person can follow. */
  private static final int READABLE = 20;

  private final Dialogue dialogue;
  private final Workspace workspace;
  private final LineParser<Command> parser;
  private final SafeText safe;
  private final ProblemText problems;
  private final Results results;
  private final Executor executor;
  private final Feed feed;
  private final Foreground foreground = new Foreground();
  private @Nullable Kind first;

  /**
   * Makes a prompt.
   *
   * @param dialogue stays open afterwards
   * @param workspace what the commands work on; stays open afterwards
   * @param charset of what is shown
   */
  public Repl(Dialogue dialogue, Workspace workspace, LineParser<Command> parser, Charset charset) {
    this.dialogue = dialogue;
    this.workspace = workspace;
    this.parser = parser;
    this.safe = SafeText.forCharset(charset);
    ZoneId zone = ZoneId.systemDefault();
    this.problems = new ProblemText(charset, zone, workspace.secrets());
    this.results = new Results(dialogue, safe, workspace.secrets(), problems);
    this.executor = new Executor(workspace, results);
    this.feed =
        new Feed(
            workspace,
            dialogue,
            new EventText(charset, zone, false),
            dialogue.isAttended() ? READABLE : Feed.ALL,
            results::isOpening);
    results.settleBy(feed::settle);
  }

  /**
   * Runs until the person quits or nothing more comes.
   *
   * @param before commands that are run before anything is read
   * @return what kind of failure the first command was that failed; empty if none did
   */
  public Optional<Kind> run(List<String> before) {
    dialogue.onCancel(foreground::cancel);
    feed.start();
    dialogue.welcome().ifPresent(line -> dialogue.show(List.of(line)));
    for (String line : before) {
      command(List.of(line));
    }
    while (!workspace.isQuitting() && next()) {
      // until somebody says so
    }
    feed.settle();
    feed.close();
    return Optional.ofNullable(first);
  }

  /** Takes what is typed next; returns whether more is to be read. */
  private boolean next() {
    dialogue.takeTrouble().ifPresent(trouble -> dialogue.show(List.of(trouble)));
    Typed typed = dialogue.read(() -> Prompt.of(workspace));
    if (typed instanceof Typed.Lines input) {
      command(input.lines());
    } else if (typed instanceof Typed.Unreadable line) {
      failed(Kind.USAGE, List.of("the line is " + line.reason() + "; it was not run"));
    } else if (typed instanceof Typed.End) {
      return !mayQuit();
    }
    return true;
  }

  /** A second end is an answer too: the terminal may be gone. */
  private boolean mayQuit() {
    long open = workspace.sessions().stream().filter(one -> !one.isClosed()).count();
    if (open == 0 || !dialogue.isAttended()) {
      return true;
    }
    String what = open == 1 ? "1 session is open" : open + " sessions are open";
    Typed answer = dialogue.ask(what + "; quit?" + Answer.KEYS);
    return answer instanceof Typed.End
        || (answer instanceof Typed.Lines line
            && Answer.of(line.lines().get(0), what).orElse(false));
  }

  private void command(List<String> lines) {
    try {
      List<Step<Command>> steps =
          Loader.typed(lines, Path.of(""), parser, dialogue.isAttended()).steps();
      if (!steps.isEmpty()) {
        execute(steps);
      }
    } catch (ScriptException e) {
      mistakes(e);
    }
  }

  private void mistakes(ScriptException e) {
    if (e.mistakes().isEmpty()) {
      failed(Kind.USAGE, List.of(safe.line(String.valueOf(e.getMessage()))));
    }
    for (LocatedMistake mistake : e.mistakes()) {
      failed(Kind.USAGE, ProblemLines.of(problems.of(mistake), ""));
    }
  }

  /**
   * What failed beside the commands must not fail the next one, which it has nothing to do with.
   */
  private void tellBackground() {
    Optional<CommandFailure> failure = workspace.jobs().takeFailure();
    while (failure.isPresent()) {
      CommandFailure told = failure.get();
      failed(
          told.kind(),
          told instanceof StepFailure step
              ? ProblemLines.of(problems.typed(step, false), Results.BACKGROUND)
              : List.of(Results.BACKGROUND + safe.line(workspace.secrets().mask(told.sentence()))));
      failure = workspace.jobs().takeFailure();
    }
  }

  private void execute(List<Step<Command>> steps) {
    tellBackground();
    Optional<StepFailure> failure = Optional.empty();
    boolean cancelled = false;
    foreground.begin();
    feed.busy(true);
    try {
      executor.run(steps);
    } catch (StepFailure e) {
      failure = Optional.of(e);
    } catch (InterruptedException e) {
      cancelled = true; // by the person: that concerns this command alone
    } finally {
      foreground.end();
    }
    feed.settle();
    feed.busy(false);
    failure.ifPresent(e -> failed(e.kind(), results.lines(e)));
    if (cancelled) {
      dialogue.complain(List.of("cancelled"));
    }
    tellBackground();
  }

  private void failed(Kind kind, List<String> lines) {
    if (first == null) {
      first = kind;
    }
    dialogue.complain(lines);
  }
}
