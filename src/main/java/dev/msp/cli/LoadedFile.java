package dev.msp.cli;

import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.LineParser;
import dev.msp.script.FileResult;
import dev.msp.script.LineRange;
import dev.msp.script.Loader;
import dev.msp.script.Problem;
import dev.msp.script.ProblemText;
import dev.msp.script.Script;
import dev.msp.script.ScriptException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that was checked before anything was run.
 *
 * @param name as it was named
 * @param script what is to be run, unless something is wrong with it
 * @param problems what is wrong with it
 */
record LoadedFile(String name, Optional<Script> script, List<Problem> problems) {

  static final String INPUT = "-";

  /** So many mistakes of one file are told: more come from something that is no command file. */
  private static final int MOST = 20;

  /**
   * Loads a file and checks it.
   *
   * @param in what the name {@code -} stands for
   * @param lines those that are to be run
   * @param variables those that have a value before it runs
   */
  static LoadedFile load(
      String name,
      InputStream in,
      LineRange lines,
      LineParser<Command> parser,
      Set<String> variables,
      ProblemText text) {
    try {
      Script script =
          name.equals(INPUT)
              ? Loader.stream(name, in, Path.of(""), parser, variables)
              : Loader.file(name, parser, variables);
      Optional<String> refusal = lines.refusal(script);
      return refusal.isEmpty()
          ? new LoadedFile(name, Optional.of(script), List.of())
          : new LoadedFile(name, Optional.empty(), List.of(usage(name, refusal.get())));
    } catch (ScriptException e) {
      return new LoadedFile(name, Optional.empty(), text.of(e));
    }
  }

  private static Problem usage(String name, String sentence) {
    return new Problem(CommandFailure.Kind.USAGE, name, 0, 0, sentence, List.of());
  }

  /** Returns the problems that are told, and how many more there are. */
  List<Problem> told() {
    if (problems.size() <= MOST) {
      return problems;
    }
    List<Problem> told = new ArrayList<>(problems.subList(0, MOST));
    told.add(usage(name, problems.size() - MOST + " more mistakes"));
    return told;
  }

  /** Returns what is reported where nothing is run, because this file or another is wrong. */
  FileResult unrun() {
    if (problems.isEmpty()) {
      return FileResult.notRun(name);
    }
    Problem first = problems.get(0);
    List<String> details = new ArrayList<>(first.details());
    List<Problem> told = told();
    told.subList(1, told.size())
        .forEach(problem -> details.add(problem.place() + ": " + problem.message()));
    return FileResult.refused(
        name,
        new Problem(
            first.kind(), first.file(), first.line(), first.column(), first.message(), details));
  }
}
