package dev.msp.cli;

import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.LineParser;
import dev.msp.command.Scope;
import dev.msp.command.Secrets;
import dev.msp.command.verb.Verbs;
import dev.msp.script.FileResult;
import dev.msp.script.ProblemText;
import dev.msp.script.RunResult;
import dev.msp.script.Script;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code msp run}: command files. */
final class RunCommand implements Subcommand {

  /** 128 + SIGINT; after another signal the virtual machine ends with its own. */
  private static final int INTERRUPTED = 130;

  @Override
  public Definition definition() {
    List<Option> options = new ArrayList<>();
    options.addAll(RunVariables.options());
    options.addAll(RunOptions.options());
    options.addAll(Reports.options());
    options.add(ConfigFile.CONFIG);
    options.addAll(Passwords.options());
    options.addAll(SealOptions.forLanguage());
    return new Definition(
        "run",
        "Run command files and say what came of them",
        "FILE...",
        options,
        List.of(
            "msp run greet.msp",
            "msp run --var host=bench:9009 --secret TOKEN nightly/*.msp",
            "msp run --keep-going --report junit=result.xml nightly/*.msp",
            "generate | msp run -"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    RunOptions options = RunOptions.of(words);
    RunVariables variables = RunVariables.of(words);
    Reports reports = Reports.of(words);
    check(reports.filesToRun(), options, words);
    ConfigFile file = ConfigFile.of(words);
    SessionSeals seals = new SessionSeals(file, words, streams);
    seals.unlock();
    SessionOpener opener =
        new SessionOpener(file, words, Passwords.find(words, streams), seals, false);
    reports.check();
    Secrets secrets = new Secrets();
    ProblemText text = new ProblemText(streams.out().charset(), ZoneId.systemDefault(), secrets);
    try (RunScreen screen = new RunScreen(streams, options)) {
      LineParser<Command> parser = new LineParser<>(Verbs.registry(opener));
      List<LoadedFile> files = new ArrayList<>();
      for (String name : reports.filesToRun()) {
        files.add(
            LoadedFile.load(name, streams.in(), options.lines(), parser, variables.names(), text));
      }
      if (files.stream().anyMatch(loaded -> loaded.script().isEmpty())) {
        return refuse(files, screen, reports, streams);
      }
      Scope given = variables.resolve(streams.environment(), secrets);
      FileRunner runner =
          new FileRunner(
              opener, new ProgramFront(streams.environment(), false), given, secrets, text);
      return run(new FileQueue(scripts(files), runner, screen), screen, reports, streams);
    }
  }

  private static void check(List<String> names, RunOptions options, Words words) throws UserError {
    if (names.isEmpty()) {
      throw UserError.usage("run takes one file or more, like: msp run greet.msp");
    }
    if (Collections.frequency(names, LoadedFile.INPUT) > 1) {
      throw UserError.usage("standard input (-) can be read once only");
    }
    if (names.contains(LoadedFile.INPUT)) {
      Passwords.keepFromInput(words);
    }
    if (options.isPart() && names.size() > 1) {
      throw UserError.usage("--from and --to are for one file, not for " + names.size());
    }
  }

  private static int refuse(
      List<LoadedFile> files, RunScreen screen, Reports reports, Streams streams) {
    screen.refused(files);
    List<FileResult> results = files.stream().map(LoadedFile::unrun).toList();
    reports.write(new RunResult(Instant.now(), 0, results), streams);
    return ExitCode.USAGE;
  }

  private static List<Script> scripts(List<LoadedFile> files) {
    return files.stream().flatMap(file -> file.script().stream()).toList();
  }

  private static int run(FileQueue queue, RunScreen screen, Reports reports, Streams streams) {
    try (RunShutdown shutdown = RunShutdown.watch(queue)) {
      RunResult result = queue.run();
      boolean written = reports.write(result, streams);
      screen.summary(result);
      int otherwise = written ? ExitCode.DONE : ExitCode.USAGE;
      return result.firstProblem().map(problem -> exitCode(problem.kind())).orElse(otherwise);
    }
  }

  /** Returns what a failure ends the program with. */
  static int exitCode(CommandFailure.Kind kind) {
    return switch (kind) {
      case EXPECTATION -> ExitCode.EXPECTATION;
      case USAGE -> ExitCode.USAGE;
      case LINK -> ExitCode.NO_LINK;
      case NO_ANSWER -> ExitCode.NO_ANSWER;
      case PROTOCOL -> ExitCode.PROTOCOL;
      case INTERRUPTED -> INTERRUPTED;
    };
  }
}
