package dev.msp.script;

import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Executor;
import dev.msp.command.Result;
import dev.msp.command.Step;
import dev.msp.command.StepFailure;
import dev.msp.command.Watcher;
import dev.msp.command.Workspace;
import java.util.List;
import java.util.Optional;

/** Runs one script once. */
public final class ScriptRun {

  /**
   * Which lines of a file are run.
   *
   * @param from number of the first
   * @param to number of the last
   */
  public record Lines(int from, int to) {

    /** All of them. */
    public static final Lines ALL = new Lines(1, Integer.MAX_VALUE);
  }

  private ScriptRun() {}

  /**
   * Runs a script on a workspace, which is closed then, however it ends.
   *
   * @param watcher told of each step
   * @param text puts a failure into words
   */
  public static FileResult run(
      Script script, Lines lines, Workspace workspace, Watcher watcher, ProblemText text)
      throws InterruptedException {
    Background background = new Background(watcher, workspace);
    Counting counting = new Counting(background);
    long start = workspace.clock().nanos();
    CommandFailure inFront = null;
    try (workspace) {
      List<Step<Command>> steps =
          script.steps().stream()
              .filter(step -> step.line() >= lines.from() && step.line() <= lines.to())
              .toList();
      new Executor(workspace, counting).run(steps);
    } catch (StepFailure e) {
      inFront = e;
    }
    Optional<Problem> problem =
        background.failure(inFront).map(failure -> problem(failure, script, text));
    long took = workspace.clock().nanos() - start;
    return new FileResult(script.name(), counting.steps, took, 1, problem);
  }

  private static Problem problem(CommandFailure failure, Script script, ProblemText text) {
    return failure instanceof StepFailure located
        ? text.of(located)
        : new Problem(failure.kind(), script.name(), 0, 0, failure.sentence(), List.of());
  }

  /** Counts steps on their way to another watcher. */
  private static final class Counting implements Watcher {
    private final Watcher next;
    private int steps;

    Counting(Watcher next) {
      this.next = next;
    }

    @Override
    public synchronized void begins(Step<Command> step) {
      steps++;
      next.begins(step);
    }

    @Override
    public void ended(Step<Command> step, Result result) {
      next.ended(step, result);
    }

    @Override
    public void failed(StepFailure failure) {
      next.failed(failure);
    }
  }
}
