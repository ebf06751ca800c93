package dev.msp.command;

import dev.msp.command.CommandFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One command while it runs: what it was given, and what it works on. */
public final class Call {

  /**
   * Where steps run.
   *
   * @param variables what {@code ${name}} finds
   * @param session the session that is meant where none is named; null for the current one
   * @param answering whether they answer what came: then nobody waits for an ACK
   */
  public record Context(Variables variables, @Nullable OpenSession session, boolean answering) {

    /** Returns the context of steps that belong to no other. */
    static Context of(Workspace workspace) {
      return new Context(workspace.variables(), null, false);
    }
  }

  private final Executor executor;
  private final Step<Command> step;
  private final Context context;

  Call(Executor executor, Step<Command> step, Context context) {
    this.executor = executor;
    this.step = step;
    this.context = context;
  }

  /** Returns whether an argument was given. */
  public boolean has(Slot<?> slot) {
    return step.statement().arguments().has(slot);
  }

  /**
   * Returns an argument that is always there.
   *
   * @throws MistakeException if a variable has no value, or one that does not fit here
   */
  public <T> T get(Slot<T> slot) throws MistakeException {
    return step.statement().arguments().get(slot, context.variables());
  }

  /**
   * Returns an argument that may be missing.
   *
   * @throws MistakeException if a variable has no value, or one that does not fit here
   */
  public <T> Optional<T> find(Slot<T> slot) throws MistakeException {
    return step.statement().arguments().find(slot, context.variables());
  }

  /**
   * Returns the words of an argument that takes all that are left, each read by itself.
   *
   * @throws MistakeException if a variable has no value, or one that does not fit here
   */
  public <T> List<T> list(Slot<T> slot) throws MistakeException {
    return step.statement().arguments().list(slot, context.variables());
  }

  /**
   * Returns when the step must be over, in nanoseconds on the workspace's clock.
   *
   * @param within the longest that it may take; what {@code set timeout} says where it is missing
   */
  public long deadline(Slot<Duration> within) throws MistakeException {
    Duration longest = find(within).orElse(workspace().settings().timeout());
    return workspace().clock().nanos() + longest.toNanos();
  }

  /** Returns what all commands work on. */
  public Workspace workspace() {
    return executor.workspace();
  }

  /** Returns the variables that the command sees and sets. */
  public Variables variables() {
    return context.variables();
  }

  /** Returns whether the command answers what came, so that nobody waits for an ACK. */
  public boolean isAnswering() {
    return context.answering();
  }

  /**
   * Returns the session that the command is meant for.
   *
   * @throws CommandFailure if there is none
   */
  public OpenSession session() throws CommandFailure, MistakeException {
    Optional<OpenSession> meant = findSession();
    return meant.orElseThrow(
        () ->
            new CommandFailure(
                Kind.USAGE, "there is no session; open one first: open tcp://127.0.0.1:9009"));
  }

  /**
   * Returns the session that the command is meant for, if there is one.
   *
   * @throws CommandFailure if it is named and not there
   */
  public Optional<OpenSession> findSession() throws CommandFailure, MistakeException {
    Optional<Word> target = step.statement().target();
    if (target.isPresent()) {
      String name = Types.text(target.get(), context.variables());
      return Optional.of(workspace().named(name));
    }
    OpenSession own = context.session();
    return own == null ? workspace().current() : Optional.of(own);
  }

  /** Returns the steps of the command's block. */
  public List<Step<Command>> body() {
    return step.body();
  }

  /** Returns the steps behind {@code else}. */
  public List<Step<Command>> otherwise() {
    return step.otherwise();
  }

  /** Returns the context in which the command runs, with the session that it names. */
  public Context context() throws CommandFailure, MistakeException {
    boolean names = step.statement().target().isPresent();
    return names ? on(session(), context.variables()) : context;
  }

  /** Returns a context like the command's own, for one session and with other variables. */
  public Context on(@Nullable OpenSession session, Variables variables) {
    return new Context(variables, session, context.answering());
  }

  /**
   * Runs steps, in order.
   *
   * @throws CommandFailure for the first that fails; the rest is not run
   */
  public void run(List<Step<Command>> steps, Context where)
      throws CommandFailure, InterruptedException {
    executor.run(steps, where);
  }

  /**
   * Lets the command's block answer what comes on its session from now on.
   *
   * @throws CommandFailure if there is no session, or too much runs already
   */
  public void answer(Trigger trigger) throws CommandFailure, MistakeException {
    OpenSession on = session();
    on.rules().add(new Rule(trigger, on.journal().size(), this), workspace().jobs());
  }

  /** Returns the context of steps that answer what came on a session. */
  Context answering(OpenSession session, Variables variables) {
    return new Context(variables, session, true);
  }

  /**
   * Runs steps that nobody waits for; of a failure the watcher is told.
   *
   * @return whether none of them failed
   */
  public boolean runBeside(List<Step<Command>> steps, Context where) throws InterruptedException {
    try {
      executor.run(steps, where);
      return true;
    } catch (StepFailure e) {
      if (!isLost(e, where.session())) {
        executor.failed(e);
      }
      return false;
    }
  }

  /** A session that ends takes what runs for it along: that is no failure. */
  private static boolean isLost(StepFailure failure, @Nullable OpenSession session) {
    return failure.kind() == Kind.LINK && session != null && session.isClosed();
  }

  /** Tells the watcher that the command, which was done long ago, has failed after all. */
  void failed(CommandFailure cause) {
    executor.failed(executor.located(cause, step.statement().span(), this, step));
  }

  /** Tells how far the command is, in one line; the next one takes its place. */
  public void progress(String line) {
    progress(line, line);
  }

  /**
   * Tells how far the command is.
   *
   * @param line as it is shown while the command goes on
   * @param standing as it is told when the command was stopped: without what lies ahead
   */
  public void progress(String line, String standing) {
    workspace().underway().further(this, standing, line);
    executor.progress(step, line);
  }

  /** Tells something before the command has come to its end. */
  public void tell(Result said) {
    executor.told(step, said);
  }

  /** Returns whether no more steps are to be run. */
  public boolean isQuitting() {
    return workspace().isQuitting();
  }
}
