package dev.msp.cli;

import dev.msp.capture.RoundTripTime;
import dev.msp.capture.SafeText;
import dev.msp.command.Command;
import dev.msp.command.Result;
import dev.msp.command.Secrets;
import dev.msp.command.Step;
import dev.msp.command.StepFailure;
import dev.msp.command.Watcher;
import dev.msp.script.FileResult;
import dev.msp.script.Problem;
import dev.msp.script.ProblemText;
import dev.msp.script.Transcript;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of one file while it runs: at once, or, where others run beside it, all together
 * when it ends.
 */
final class FileView implements Watcher {

  /** What is held back until a file ends; more is left out. */
  private static final int MOST_HELD = 100_000;

  private final String file;
  private final RunScreen screen;
  private final Secrets secrets;
  private final ProblemText text;
  private final boolean held;
  private final List<Runnable> later = new ArrayList<>();
  private final ThreadLocal<ArrayDeque<Long>> starts = ThreadLocal.withInitial(ArrayDeque::new);
  private final long start = System.nanoTime();
  private long leftOut;
  private volatile Transcript transcript = new Transcript();
  private volatile @Nullable Step<Command> current;
  private volatile String further = "";

  FileView(String file, RunScreen screen, Secrets secrets, ProblemText text) {
    this.file = file;
    this.screen = screen;
    this.secrets = secrets;
    this.text = text;
    this.held = screen.options().parallel() > 1;
  }

  @Override
  public void begins(Step<Command> step) {
    current = step;
    further = "";
    if (screen.options().verbose()) {
      starts.get().push(System.nanoTime());
    }
  }

  @Override
  public void ended(Step<Command> step, Result result) {
    if (screen.options().verbose()) {
      tell(step, result, System.nanoTime() - starts.get().pop());
    }
    if (step.statement().verb().tells()) {
      result.shown(screen.safe(), secrets).forEach(this::say);
    }
  }

  @Override
  public void told(Step<Command> step, Result result) {
    if (step.statement().verb().tells()) {
      result.shown(screen.safe(), secrets).forEach(this::say);
    }
  }

  @Override
  public void progress(Step<Command> step, String line) {
    further = line;
  }

  @Override
  public void failed(StepFailure failure) {
    problem(text.of(failure));
  }

  private void tell(Step<Command> step, Result result, long nanos) {
    String time = RoundTripTime.of(nanos);
    SafeText safe = screen.safe();
    String place = safe.line(step.source() + ':' + step.line());
    String line = safe.written(secrets.mask(step.text().strip()));
    boolean says = step.statement().verb().tells();
    List<String> said = says ? List.of() : result.shown(safe, secrets);
    String came = said.isEmpty() ? "" : "  # " + said.get(0);
    String indent = " ".repeat(Math.max(0, 9 - time.length()));
    err(List.of(indent + time + "  " + place + "  " + line + came));
  }

  private void say(String line) {
    transcript.add(line);
    print(() -> screen.out(line));
  }

  private void err(List<String> lines) {
    print(() -> screen.err(lines));
  }

  private synchronized void print(Runnable what) {
    if (!held) {
      what.run();
    } else if (later.size() < MOST_HELD) {
      later.add(what);
    } else {
      leftOut++;
    }
  }

  private void problem(Problem problem) {
    err(RunScreen.lines(problem));
  }

  /** The file failed, and is run again: what it said so far does not count. */
  void again(FileResult failed, int attempt, int attempts) {
    failed.problem().ifPresent(this::problem);
    err(
        List.of(
            "msp: "
                + screen.safe().line(file)
                + " failed; running it again, "
                + attempt
                + " of "
                + attempts));
    transcript = new Transcript();
  }

  /** It will not be run any more: tells what is left to tell, and returns the whole result. */
  FileResult ended(FileResult last) {
    FileResult result = last.saying(transcript.lines());
    screen.together(
        () -> {
          release();
          result.problem().map(RunScreen::lines).ifPresent(screen::err);
          if (!screen.options().quiet()) {
            screen.err(List.of(screen.line(result)));
          }
        });
    return result;
  }

  private synchronized void release() {
    later.forEach(Runnable::run);
    later.clear();
    if (leftOut > 0) {
      screen.err(
          List.of(
              "msp: " + leftOut + " more lines of " + screen.safe().line(file) + " are left out"));
    }
  }

  /** Returns where it is, in one line. */
  String progress() {
    Step<Command> step = current;
    long tenths = (System.nanoTime() - start) / 100_000_000;
    String where = step == null ? file : step.source() + ':' + step.line() + "  " + now(step);
    return tenths / 10 + "." + tenths % 10 + " s  " + screen.safe().line(secrets.mask(where), 200);
  }

  /** How far it is says more than how it is written. */
  private String now(Step<Command> step) {
    String line = further;
    return line.isEmpty() ? step.text().strip() : line;
  }
}
