package dev.msp.script;

import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Result;
import dev.msp.command.Step;
import dev.msp.command.StepFailure;
import dev.msp.command.Watcher;
import dev.msp.command.Workspace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a file end at once when something fails that runs beside it: a rule's block, or a job. */
final class Background implements Watcher {

  private final Watcher next;
  private final Workspace workspace;
  private final Thread own = Thread.currentThread();
  private @Nullable CommandFailure first;
  private boolean over;

  /**
   * Watches on behalf of another.
   *
   * @param workspace what the file runs on
   */
  Background(Watcher next, Workspace workspace) {
    this.next = next;
    this.workspace = workspace;
  }

  @Override
  public void begins(Step<Command> step) {
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
  public synchronized void failed(StepFailure failure) {
    if (first == null && !over) {
      first = failure;
      workspace.quit();
      own.interrupt(); // it may wait for long
    }
  }

  /**
   * Returns why the file has failed: what failed in the background ended it, and what failed after
   * that may be its consequence. Called once, by the thread of the file, when its steps are over.
   *
   * @param inFront how the file itself failed, or null
   */
  synchronized Optional<CommandFailure> failure(@Nullable CommandFailure inFront) {
    over = true;
    if (first != null) {
      Thread.interrupted(); // was meant for the steps
    }
    return Optional.ofNullable(first)
        .or(workspace.jobs()::takeFailure)
        .or(() -> Optional.ofNullable(inFront));
  }
}
