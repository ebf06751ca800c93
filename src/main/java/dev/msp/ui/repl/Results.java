package dev.msp.ui.repl;

import dev.msp.capture.SafeText;
import dev.msp.command.Command;
import dev.msp.command.Result;
import dev.msp.command.Secrets;
import dev.msp.command.Step;
import dev.msp.command.StepFailure;
import dev.msp.command.Watcher;
import dev.msp.script.ProblemText;
import java.util.List;
import java.util.Set;

/** Shows what commands have to say, behind what happened meanwhile. */
final class Results implements Watcher {

  /** What these say is told by the journal as well: the ACK and its round trip. */
  private static final Set<String> TOLD_BY_THE_JOURNAL = Set.of("send", "send-hex");

  /** Stands before what nobody at the prompt waits for. */
  static final String BACKGROUND = "in the background: ";

  private static final String OPEN = "open";

  private final Dialogue dialogue;
  private final SafeText safe;
  private final Secrets secrets;
  private final ProblemText problems;
  private final ThreadLocal<String> verb = ThreadLocal.withInitial(() -> "");
  private Runnable settle = () -> {};

  Results(Dialogue dialogue, SafeText safe, Secrets secrets, ProblemText problems) {
    this.dialogue = dialogue;
    this.safe = safe;
    this.secrets = secrets;
    this.problems = problems;
  }

  /** Says how to wait until all that has happened is shown. */
  void settleBy(Runnable wait) {
    settle = wait;
  }

  /** Returns whether the command of this thread opens a session, and tells how that went. */
  boolean isOpening() {
    return verb.get().equals(OPEN);
  }

  @Override
  public void begins(Step<Command> step) {
    verb.set(step.statement().usage().name());
  }

  @Override
  public void progress(Step<Command> step, String line) {
    dialogue.progress(safe.line(secrets.mask(line)));
  }

  @Override
  public void told(Step<Command> step, Result result) {
    ended(step, result);
  }

  @Override
  public void ended(Step<Command> step, Result result) {
    String name = step.statement().usage().name();
    if (!result.lines().isEmpty() && !TOLD_BY_THE_JOURNAL.contains(name)) {
      settle.run();
      dialogue.show(result.shown(safe, secrets));
    }
  }

  @Override
  public void failed(StepFailure failure) {
    dialogue.complain(ProblemLines.of(problems.typed(failure, false), BACKGROUND));
  }

  /** Returns how a failure of what was typed is shown. */
  List<String> lines(StepFailure failure) {
    return ProblemLines.of(problems.typed(failure, dialogue.isAttended()), "");
  }
}
