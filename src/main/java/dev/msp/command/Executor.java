package dev.msp.command;

import dev.msp.command.CommandFailure.Kind;
import dev.msp.session.Event;
import java.util.List;
import java.util.Optional;

/**
 * Runs steps one behind the other on a workspace. It holds nothing between two steps; several may
 * share a workspace.
 */
public final class Executor {

  /** How deep macros may call each other. */
  static final int DEEPEST = 200;

  /** Events that a failure shows. */
  private static final int EVIDENCE = 8;

  private final Workspace workspace;
  private final Watcher watcher;
  private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

  /** Makes an executor that tells a watcher what it does. */
  public Executor(Workspace workspace, Watcher watcher) {
    this.workspace = workspace;
    this.watcher = watcher;
  }

  Workspace workspace() {
    return workspace;
  }

  /**
   * Runs steps in order until one fails or the workspace is to be quit.
   *
   * @throws StepFailure for the first that fails, also in the background; the rest is not run
   */
  public void run(List<Step<Command>> steps) throws StepFailure, InterruptedException {
    workspace.jobs().enter();
    try {
      for (Step<Command> step : steps) {
        if (!workspace.isQuitting()) {
          top(step, Call.Context.of(workspace));
        }
      }
    } finally {
      workspace.jobs().leave();
    }
  }

  /** Runs a step that belongs to no block: what witnesses the workspace is told. */
  private void top(Step<Command> step, Call.Context context)
      throws StepFailure, InterruptedException {
    try {
      refuseAfterFailure();
      workspace.witnesses().begins(step);
      witnessed(step, context);
    } catch (StepFailure e) {
      throw e;
    } catch (CommandFailure e) {
      throw located(e, step.statement().span(), new Call(this, step, context), step);
    } catch (InterruptedException e) {
      throw interrupted(e, step, context);
    }
  }

  private void refuseAfterFailure() throws CommandFailure {
    Optional<CommandFailure> background = workspace.jobs().takeFailure();
    if (background.isPresent()) {
      CommandFailure failure = background.get();
      throw failure instanceof StepFailure
          ? failure
          : new CommandFailure(failure.kind(), "not run: " + failure.sentence());
    }
  }

  private void witnessed(Step<Command> step, Call.Context context)
      throws CommandFailure, InterruptedException {
    boolean done = false;
    try {
      run(List.of(step), context);
      done = true;
    } finally {
      if (!done) {
        workspace.witnesses().failed(step);
      }
    }
    workspace.witnesses().ended(step);
  }

  /** An interrupted step was cancelled, or failed with what failed in the background. */
  private StepFailure interrupted(
      InterruptedException cancelled, Step<Command> step, Call.Context context)
      throws InterruptedException {
    CommandFailure failure = workspace.jobs().takeFailure().orElseThrow(() -> cancelled);
    return located(failure, step.statement().span(), new Call(this, step, context), step);
  }

  void run(List<Step<Command>> steps, Call.Context context)
      throws StepFailure, InterruptedException {
    checkInterrupt(); // also where a block is empty, and is repeated for ever
    for (Step<Command> step : steps) {
      if (workspace.isQuitting()) {
        return;
      }
      checkInterrupt();
      one(step, context);
    }
  }

  private static void checkInterrupt() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private void one(Step<Command> step, Call.Context context)
      throws StepFailure, InterruptedException {
    watcher.begins(step);
    Call call = new Call(this, step, context);
    depth.set(depth.get() + 1);
    try {
      if (depth.get() > DEEPEST) {
        throw new CommandFailure(
            Kind.USAGE, "more than " + DEEPEST + " blocks and macros within each other");
      }
      if (step.statement().verb().takesLong()) {
        workspace.underway().begins(call, step, session(call));
      }
      Result result = step.statement().verb().run(call);
      watcher.ended(step, result);
    } catch (StepFailure e) {
      throw e;
    } catch (CommandFailure e) {
      throw located(e, step.statement().span(), call, step);
    } catch (MistakeException e) {
      CommandFailure cause = new CommandFailure(Kind.USAGE, e.mistake().sentence());
      throw located(cause, e.mistake().span(), call, step);
    } finally {
      depth.set(depth.get() - 1);
      workspace.underway().ended(call);
    }
  }

  /** Tells of a step that failed while nobody waited for it. */
  void failed(StepFailure failure) {
    watcher.failed(failure);
  }

  void progress(Step<Command> step, String line) {
    watcher.progress(step, line);
  }

  void told(Step<Command> step, Result said) {
    watcher.told(step, said);
  }

  StepFailure located(CommandFailure cause, Span span, Call call, Step<Command> step) {
    Optional<OpenSession> session = session(call);
    List<Event> before = session.map(one -> one.last(EVIDENCE)).orElse(List.of());
    return new StepFailure(cause, step, span, session.map(OpenSession::name).orElse(""), before);
  }

  private static Optional<OpenSession> session(Call call) {
    try {
      return call.findSession();
    } catch (CommandFailure | MistakeException e) {
      return Optional.empty(); // that is what the failure says
    }
  }
}
