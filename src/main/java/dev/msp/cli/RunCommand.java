package dev.msp.cli;

import dev.msp.capture.SafeText;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.LineParser;
import dev.msp.command.LocatedMistake;
import dev.msp.command.Result;
import dev.msp.command.Scope;
import dev.msp.command.Secrets;
import dev.msp.command.Step;
import dev.msp.command.Variables;
import dev.msp.command.Watcher;
import dev.msp.command.Workspace;
import dev.msp.command.verb.Verbs;
import dev.msp.crypto.Secret;
import dev.msp.script.FileResult;
import dev.msp.script.Loader;
import dev.msp.script.Problem;
import dev.msp.script.ProblemText;
import dev.msp.script.Script;
import dev.msp.script.ScriptException;
import dev.msp.script.ScriptRun;
import dev.msp.session.Clock;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code msp run}: command files. */
final class RunCommand implements Subcommand {

  @Override
  public Definition definition() {
    List<Option> options = new ArrayList<>();
    options.addAll(ConfigFile.options());
    options.addAll(Passwords.options());
    return new Definition(
        "run",
        "Run command files and say what came of them",
        "FILE...",
        options,
        List.of("msp run greet.msp", "msp run nightly/*.msp", "generate | msp run -"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    if (words.positional().isEmpty()) {
      throw UserError.usage("run takes one file or more, like: msp run greet.msp");
    }
    ConfigFile file = ConfigFile.of(words);
    Secret password = Passwords.find(words, streams);
    SessionOpener opener = new SessionOpener(file, words, password, false);
    LineParser<Command> parser = new LineParser<>(Verbs.registry(opener));
    Secrets secrets = new Secrets();
    ProblemText text = new ProblemText(streams.out().charset(), ZoneId.systemDefault(), secrets);
    List<Script> scripts = load(words.positional(), parser, text, streams);
    for (Script script : scripts) {
      FileResult result = one(script, opener, secrets, text, streams);
      Optional<Problem> problem = result.problem();
      if (problem.isPresent()) {
        show(problem.get(), streams);
        return exitCode(problem.get().kind());
      }
    }
    return ExitCode.DONE;
  }

  private static List<Script> load(
      List<String> files, LineParser<Command> parser, ProblemText text, Streams streams)
      throws UserError {
    List<Script> scripts = new ArrayList<>();
    for (String name : files) {
      try {
        scripts.add(
            name.equals("-")
                ? Loader.stream("-", streams.in(), Path.of(""), parser, Set.of())
                : Loader.file(name, parser, Set.of()));
      } catch (ScriptException e) {
        if (e.mistakes().isEmpty()) {
          throw UserError.usage(String.valueOf(e.getMessage()));
        }
        for (LocatedMistake mistake : e.mistakes()) {
          show(text.of(mistake), streams);
        }
        throw UserError.usage(name + " was not run: " + e.mistakes().size() + " mistakes");
      }
    }
    return scripts;
  }

  private static FileResult one(
      Script script, SessionOpener opener, Secrets secrets, ProblemText text, Streams streams)
      throws UserError {
    Clock clock = Clock.system();
    Workspace workspace =
        new Workspace(
            new Workspace.Parts(
                new Sessions(clock, Timers.onOneThread()),
                opener,
                new ProgramFront(streams.environment()),
                clock),
            new Variables(Scope.EMPTY),
            secrets);
    SafeText safe = SafeText.forCharset(streams.out().charset());
    Watcher prints =
        new Watcher() {
          @Override
          public void ended(Step<Command> step, Result result) {
            if (step.statement().verb().usage().name().equals("echo")) {
              result.lines().forEach(line -> streams.out().line(safe.line(secrets.mask(line))));
            }
          }
        };
    try {
      return ScriptRun.run(script, ScriptRun.Lines.ALL, workspace, prints, text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError(ExitCode.NO_LINK, script.name() + " was interrupted");
    }
  }

  private static void show(Problem problem, Streams streams) {
    streams.err().line(problem.place() + ": " + problem.message());
    problem.details().forEach(streams.err()::line);
    streams.err().flush();
  }

  /** Returns what a failure ends the program with. */
  static int exitCode(CommandFailure.Kind kind) {
    return switch (kind) {
      case EXPECTATION -> ExitCode.EXPECTATION;
      case USAGE -> ExitCode.USAGE;
      case LINK -> ExitCode.NO_LINK;
      case NO_ANSWER -> ExitCode.NO_ANSWER;
      case PROTOCOL -> ExitCode.PROTOCOL;
    };
  }
}
