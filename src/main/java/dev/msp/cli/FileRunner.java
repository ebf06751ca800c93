package dev.msp.cli;

import dev.msp.command.Front;
import dev.msp.command.Opener;
import dev.msp.command.Scope;
import dev.msp.command.Secrets;
import dev.msp.command.Variables;
import dev.msp.command.Workspace;
import dev.msp.script.FileResult;
import dev.msp.script.FileResult.Status;
import dev.msp.script.ProblemText;
import dev.msp.script.Script;
import dev.msp.script.ScriptRun;
import dev.msp.session.Clock;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;

/** Runs one file, and again where it failed and may be. Safe for several threads. */
final class FileRunner {

  private final Clock clock = Clock.system();
  private final Timers timers = Timers.onOneThread();
  private final Opener opener;
  private final Front front;
  private final Scope variables;
  private final Secrets secrets;
  private final ProblemText text;

  /**
   * Makes a runner.
   *
   * @param front what a command may want of the program
   * @param variables those that every file begins with
   */
  FileRunner(Opener opener, Front front, Scope variables, Secrets secrets, ProblemText text) {
    this.opener = opener;
    this.front = front;
    this.variables = variables;
    this.secrets = secrets;
    this.text = text;
  }

  Clock clock() {
    return clock;
  }

  /** Runs a file; an interrupt of the thread ends it, and that is its result. */
  FileResult run(Script script, RunScreen screen) {
    FileView view = new FileView(script.name(), screen, secrets, text);
    int retries = screen.options().retries();
    long start = clock.nanos();
    screen.running(view);
    try {
      FileResult result = once(script, screen, view);
      int attempts = 1;
      while (result.status() == Status.FAILED && attempts <= retries) {
        view.again(result, attempts, retries);
        result = once(script, screen, view);
        attempts++;
      }
      return view.ended(result.after(attempts, clock.nanos() - start));
    } finally {
      screen.notRunning(view);
    }
  }

  private FileResult once(Script script, RunScreen screen, FileView view) {
    Workspace workspace =
        new Workspace(
            new Workspace.Parts(new Sessions(clock, timers), opener, front, clock),
            new Variables(variables),
            secrets);
    return ScriptRun.run(script, screen.options().lines(), workspace, view, text);
  }
}
