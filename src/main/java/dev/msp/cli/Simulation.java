package dev.msp.cli;

import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Executor;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.command.Scope;
import dev.msp.command.Step;
import dev.msp.command.StepFailure;
import dev.msp.command.Variables;
import dev.msp.command.Watcher;
import dev.msp.command.Workspace;
import dev.msp.link.CloseReason;
import dev.msp.session.JournalReader;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.SessionState;
import dev.msp.session.Sessions;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A script that plays one device for one connection: its commands run once, then its rules and jobs
 * go on until the connection is closed.
 */
final class Simulation implements Watcher, AutoCloseable {

  /** Commands that prepare what is to come and need no connection for it. */
  private static final Set<String> PREPARING =
      Set.of("on", "every", "let", "set", "echo", "macro", "if", "include", "log");

  private static final CloseReason SCRIPT_FAILED =
      new CloseReason(CloseReason.Kind.BY_USER, "the script failed");

  /** How long taking a connection may take that is there already. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  private final Simulator simulator;
  private final Telling telling;
  private final HeldConnector held;
  private final Workspace workspace;
  private final OpenSession connection;
  private final CountDownLatch over = new CountDownLatch(1);

  /**
   * Makes one that has not begun. Its connection is not opened before it needs it.
   *
   * @param plan of its connection, which {@code held} opens
   * @param telling who gets what it says
   */
  Simulation(Simulator simulator, SessionPlan plan, HeldConnector held, Telling telling) {
    this.simulator = simulator;
    this.telling = telling;
    this.held = held;
    this.workspace =
        new Workspace(
            new Workspace.Parts(
                new Sessions(simulator.clock(), simulator.timers()),
                simulator.opener(),
                simulator.front(),
                simulator.clock()),
            new Variables(Scope.EMPTY),
            simulator.secrets());
    try {
      this.connection = workspace.open(plan, "");
    } catch (CommandFailure e) {
      throw new IllegalStateException(e); // there is no other session that could have its name
    }
  }

  /** Returns the connection. */
  Session session() {
    return connection.session();
  }

  /** Waits until the rules have seen all but some of what happened, but not for long. */
  void awaitAnswered(long behind, long nanos) {
    try {
      connection.awaitAnswered(behind, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Plays until the connection is closed, by whomever. An interrupt closes it. */
  void run() {
    try (workspace) {
      play();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void play() throws InterruptedException {
    try {
      new Executor(workspace, this).run(simulator.script().steps());
      held.letGo();
      over.await();
    } catch (StepFailure e) {
      failed(e);
      giveUp(e);
    }
  }

  /**
   * A device whose script failed hangs up. It takes the connection first, if it has not done so:
   * whoever reads what is printed of it is told of a connection that was closed.
   */
  private void giveUp(StepFailure failure) throws InterruptedException {
    if (isOver(failure)) {
      over.await(PATIENCE, TimeUnit.NANOSECONDS); // why is told by whoever hung up
      return;
    }
    held.letGo();
    JournalReader happened = session().journal().read();
    while (session().state() instanceof SessionState.Opening && happened.await(PATIENCE)) {
      happened.poll();
    }
    session().close(SCRIPT_FAILED);
  }

  /**
   * The other end may hang up at any time: that is no failure. It is told by the session's name,
   * for a message in flight fails a moment before its session is closed.
   */
  private boolean isOver(StepFailure failure) {
    return failure.kind() == CommandFailure.Kind.LINK
        && failure.session().equals(connection.name());
  }

  /** Its connection is closed, and all of it was told. */
  void over() {
    over.countDown();
  }

  @Override
  public void begins(Step<Command> step) {
    if (!PREPARING.contains(step.statement().usage().words().get(0))) {
      held.letGo();
    }
  }

  @Override
  public void ended(Step<Command> step, Result result) {
    if (step.statement().usage().name().equals("echo")) {
      result.lines().forEach(telling::said);
    }
    if (workspace.isQuitting()) {
      session().close();
    }
  }

  @Override
  public void failed(StepFailure failure) {
    if (!isOver(failure)) {
      telling.failed(failure);
    }
  }

  @Override
  public void close() {
    session().close();
  }
}
