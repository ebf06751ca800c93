package dev.msp.script;

import dev.msp.command.Command;
import dev.msp.command.LineParser;
import dev.msp.command.LocatedMistake;
import dev.msp.command.Macros;
import dev.msp.command.Mistake;
import dev.msp.command.Program;
import dev.msp.command.ProgramParser;
import dev.msp.command.Span;
import dev.msp.command.Statement;
import dev.msp.command.Step;
import dev.msp.command.Template;
import dev.msp.command.Word;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Loads a file and all that it includes, and checks everything that can be checked before the first
 * command runs: grammar, constant arguments, regular expressions, included files, and that every
 * variable gets its value somewhere.
 */
public final class Loader {

  /** How deep files may include each other. */
  private static final int DEEPEST = 20;

  /** How many files may be included in all: a few that include each other twice become millions. */
  private static final int MOST = 1000;

  private static final String INCLUDE = "include";

  private final LineParser<Command> parser;
  private final Set<String> given;
  private final List<LocatedMistake> mistakes = new ArrayList<>();
  private final ArrayDeque<Path> open = new ArrayDeque<>();
  private int included;
  private boolean isCut;

  private Loader(LineParser<Command> parser, Set<String> given) {
    this.parser = parser;
    this.given = given;
  }

  /**
   * Loads a file.
   *
   * @param file its path, as messages are to name it
   * @param given the variables that have a value before it runs
   * @throws ScriptException if it cannot be read, or something in it is wrong
   */
  public static Script file(String file, LineParser<Command> parser, Set<String> given)
      throws ScriptException {
    Loader loader = new Loader(parser, given);
    Path path;
    try {
      path = Path.of(file);
    } catch (InvalidPathException e) {
      throw new ScriptException(file, "cannot be the name of a file");
    }
    return loader.checked(file, loader.read(file, path));
  }

  /**
   * Loads a text that comes from a stream; what it includes is looked for in a directory.
   *
   * @param name what messages call it
   */
  public static Script stream(
      String name, InputStream in, Path directory, LineParser<Command> parser, Set<String> given)
      throws ScriptException {
    Loader loader = new Loader(parser, given);
    try {
      List<String> lines = TextFile.lines(name, in);
      return loader.checked(name, loader.steps(name, lines, directory.resolve("-")));
    } catch (IOException e) {
      throw new ScriptException(name, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Loads lines that a person types: what they include becomes part of them. Typing ends with a
   * mistake, so that only where there is no other a block is said to have no end.
   *
   * @param directory where included files are looked for
   * @throws ScriptException if something in them is wrong
   */
  public static Script typed(List<String> lines, Path directory, LineParser<Command> parser)
      throws ScriptException {
    return typed(lines, directory, parser, true);
  }

  /**
   * Loads lines that came from a prompt.
   *
   * @param isCut whether no more came behind a mistake
   */
  public static Script typed(
      List<String> lines, Path directory, LineParser<Command> parser, boolean isCut)
      throws ScriptException {
    Loader loader = new Loader(parser, Set.of());
    loader.isCut = isCut;
    List<Step<Command>> steps = loader.steps("", lines, directory.resolve("-"));
    loader.refuseMistakes();
    return new Script("", steps);
  }

  private Script checked(String name, List<Step<Command>> steps) throws ScriptException {
    Set<String> defined = new TreeSet<>(given);
    define(steps, defined);
    findUndefined(steps, defined);
    Set<String> macros = new TreeSet<>();
    findMacros(steps, macros);
    findUnknownMacros(steps, macros);
    refuseMistakes();
    return new Script(name, steps);
  }

  private void refuseMistakes() throws ScriptException {
    if (!mistakes.isEmpty()) {
      mistakes.sort(
          Comparator.comparing(LocatedMistake::source).thenComparingInt(LocatedMistake::line));
      throw new ScriptException(mistakes);
    }
  }

  private List<Step<Command>> read(String name, Path path) throws ScriptException {
    open.push(path.toAbsolutePath().normalize());
    try {
      return steps(name, TextFile.lines(name, path), path);
    } finally {
      open.pop();
    }
  }

  private List<Step<Command>> steps(String name, List<String> lines, Path path)
      throws ScriptException {
    Program<Command> program = ProgramParser.parse(name, lines, parser);
    List<LocatedMistake> found = new ArrayList<>(program.mistakes());
    if (isCut && open.isEmpty() && found.size() > program.unended().size()) {
      found.removeAll(program.unended());
    }
    mistakes.addAll(found);
    return include(program.steps(), path);
  }

  /** Puts the steps of included files into the steps that include them. */
  private List<Step<Command>> include(List<Step<Command>> steps, Path path) throws ScriptException {
    List<Step<Command>> all = new ArrayList<>();
    for (Step<Command> step : steps) {
      boolean included = isVerb(step, INCLUDE);
      List<Step<Command>> body = included ? included(step, path) : include(step.body(), path);
      all.add(
          new Step<>(
              step.source(),
              step.line(),
              step.text(),
              step.statement(),
              body,
              include(step.otherwise(), path)));
    }
    return all;
  }

  private List<Step<Command>> included(Step<Command> step, Path path) throws ScriptException {
    Word word = firstWord(step);
    if (!word.template().isConstant()) {
      wrong(step, word.span(), "a variable", "the name of a file", "");
      return List.of();
    }
    String name = word.template().text();
    Path file = path.resolveSibling(name);
    if (open.contains(file.toAbsolutePath().normalize())) {
      wrong(step, word.span(), name + ", which includes this file", "another file", "");
      return List.of();
    }
    if (open.size() >= DEEPEST) {
      wrong(step, word.span(), "more than " + DEEPEST + " files in each other", "fewer", "");
      return List.of();
    }
    if (++included > MOST) {
      wrong(step, word.span(), "more than " + MOST + " files included in all", "fewer", "");
      return List.of();
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      wrong(step, word.span(), name, "a file that can be read", "it is looked for beside this one");
      return List.of();
    }
    return read(file.normalize().toString(), file);
  }

  private static void define(List<Step<Command>> steps, Set<String> defined) {
    for (Step<Command> step : steps) {
      Statement<Command> statement = step.statement();
      defined.addAll(statement.verb().defines(statement.arguments()));
      define(step.body(), defined);
      define(step.otherwise(), defined);
    }
  }

  private void findUndefined(List<Step<Command>> steps, Set<String> defined) {
    for (Step<Command> step : steps) {
      Optional<Word> password = step.statement().clause("password");
      for (Word word : step.statement().arguments().all()) {
        for (Template.Reference reference : word.template().references()) {
          if (!defined.contains(reference.name())) {
            wrong(
                step,
                reference.span(),
                "${" + reference.name() + "}",
                "a variable that has a value",
                hint(reference.name(), password.filter(word::equals).isPresent()));
          }
        }
      }
      findUndefined(step.body(), defined);
      findUndefined(step.otherwise(), defined);
    }
  }

  private static void findMacros(List<Step<Command>> steps, Set<String> macros) {
    for (Step<Command> step : steps) {
      if (isVerb(step, "macro")) {
        macros.add(firstWord(step).template().text());
      }
      findMacros(step.body(), macros);
      findMacros(step.otherwise(), macros);
    }
  }

  private void findUnknownMacros(List<Step<Command>> steps, Set<String> macros) {
    for (Step<Command> step : steps) {
      Word word = isVerb(step, "call") ? firstWord(step) : null;
      if (word != null && word.template().isConstant()) {
        String name = word.template().text();
        if (!macros.contains(name)) {
          wrong(step, word.span(), name, "a macro of this file", Macros.hint(name, macros));
        }
      }
      findUnknownMacros(step.body(), macros);
      findUnknownMacros(step.otherwise(), macros);
    }
  }

  private static boolean isVerb(Step<Command> step, String name) {
    return step.statement().usage().name().equals(name);
  }

  private static Word firstWord(Step<Command> step) {
    return step.statement().arguments().all().get(0);
  }

  private static String hint(String name, boolean secret) {
    return secret
        ? "give it with --secret " + name + ", which shows it nowhere"
        : "set it with let %1$s VALUE, --var %1$s=VALUE, or --secret %1$s".formatted(name);
  }

  private void wrong(Step<Command> step, Span span, String found, String expected, String hint) {
    Mistake mistake = new Mistake(span, found, expected, hint);
    mistakes.add(new LocatedMistake(step.source(), step.line(), step.text(), mistake));
  }
}
