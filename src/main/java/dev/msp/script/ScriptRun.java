package dev.msp.script;

import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Executor;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.command.Step;
import dev.msp.command.StepFailure;
import dev.msp.command.Watcher;
import dev.msp.command.Workspace;
import dev.msp.session.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs one script once. */
public final class ScriptRun {

  /** How long the last answers may take, in nanoseconds. */
  private static final long LAST_WRITE = 1_000_000_000L;

  private ScriptRun() {}

  /**
   * Runs a script on a workspace, which is closed then, however it ends: also by an interrupt of
   * the thread, which the result tells.
   *
   * @param watcher told of each step
   * @param text puts a failure into words
   */
  public static FileResult run(
      Script script, LineRange lines, Workspace workspace, Watcher watcher, ProblemText text) {
    Clock clock = workspace.clock();
    Background background = new Background(watcher, workspace);
    Following following = new Following(background, clock);
    long start = clock.nanos();
    CommandFailure inFront = null;
    Optional<Problem> interrupted = Optional.empty();
    try (workspace) {
      new Executor(workspace, following).run(lines.of(script));
      finishWriting(workspace);
    } catch (StepFailure e) {
      inFront = e;
    } catch (InterruptedException e) {
      interrupted = Optional.of(following.interrupted(script, text));
    }
    Optional<CommandFailure> failure = background.failure(inFront);
    Optional<Problem> told = interrupted;
    Optional<Problem> problem = failure.map(one -> problem(one, script, text)).or(() -> told);
    long took = clock.nanos() - start;
    return new FileResult(script.name(), following.steps(), took, 1, problem, List.of());
  }

  /** The last thing that a file does may be to make a session answer: that is still to go out. */
  private static void finishWriting(Workspace workspace) throws InterruptedException {
    long until = workspace.clock().nanos() + LAST_WRITE;
    for (OpenSession session : workspace.sessions()) {
      session.awaitWritten(Math.max(0, until - workspace.clock().nanos()));
    }
  }

  private static Problem problem(CommandFailure failure, Script script, ProblemText text) {
    return failure instanceof StepFailure located
        ? text.of(located)
        : new Problem(failure.kind(), script.name(), 0, 0, failure.sentence(), List.of());
  }

  /** Follows the steps on their way to another watcher: how many there were, and the last one. */
  private static final class Following implements Watcher {
    private final Thread own = Thread.currentThread();
    private final Watcher next;
    private final Clock clock;
    private int steps;
    private @Nullable Step<Command> last;
    private long since;

    Following(Watcher next, Clock clock) {
      this.next = next;
      this.clock = clock;
    }

    @Override
    public void begins(Step<Command> step) {
      synchronized (this) {
        steps++;
        if (Thread.currentThread() == own) {
          last = step;
          since = clock.nanos();
        }
      }
      next.begins(step);
    }

    @Override
    public void progress(Step<Command> step, String line) {
      next.progress(step, line);
    }

    @Override
    public void told(Step<Command> step, Result said) {
      next.told(step, said);
    }

    @Override
    public void ended(Step<Command> step, Result result) {
      next.ended(step, result);
    }

    @Override
    public void failed(StepFailure failure) {
      next.failed(failure);
    }

    synchronized int steps() {
      return steps;
    }

    synchronized Problem interrupted(Script script, ProblemText text) {
      Step<Command> step = last;
      return step == null
          ? new Problem(
              CommandFailure.Kind.INTERRUPTED, script.name(), 0, 0, "interrupted", List.of())
          : text.interrupted(step, clock.nanos() - since);
    }
  }
}
