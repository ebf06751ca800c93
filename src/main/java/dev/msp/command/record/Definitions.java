package dev.msp.command.record;

import dev.msp.command.Command;
import dev.msp.command.Quoted;
import dev.msp.command.Statement;
import dev.msp.command.Step;
import dev.msp.command.Template.Reference;
import dev.msp.command.Word;
import dev.msp.command.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The variables of a recording: those that had a value before it began need one in the file. */
final class Definitions {

  private final Workspace workspace;
  private final Wording wording;
  private final Set<String> defined = new HashSet<>();

  Definitions(Workspace workspace, Wording wording) {
    this.workspace = workspace;
    this.wording = wording;
  }

  /** Returns the lines that a command needs in front of it; they are not asked for again. */
  List<String> missing(Step<Command> step) {
    List<String> lines = new ArrayList<>();
    for (String name : references(step)) {
      wording.add(name);
      Optional<String> value = workspace.variables().find(name);
      if (value.isPresent() && !defined.contains(name)) {
        lines.add(
            wording.isOpen(value.get())
                ? "let " + name + ' ' + Quoted.of(value.get())
                : "# The value of " + name + " is not written here: run it with --secret " + name);
      }
    }
    return lines;
  }

  /** A command was recorded, with what it needs. */
  void add(Step<Command> step) {
    defined.addAll(references(step));
    Statement<Command> statement = step.statement();
    defined.addAll(statement.verb().defines(statement.arguments()));
    Stream.concat(step.body().stream(), step.otherwise().stream()).forEach(this::add);
  }

  private static Set<String> references(Step<Command> step) {
    Set<String> names = new LinkedHashSet<>();
    Statement<Command> statement = step.statement();
    Stream<Word> words =
        Stream.concat(statement.target().stream(), statement.arguments().all().stream());
    words
        .flatMap(word -> word.template().references().stream())
        .map(Reference::name)
        .forEach(names::add);
    step.body().forEach(inner -> names.addAll(references(inner)));
    step.otherwise().forEach(inner -> names.addAll(references(inner)));
    return names;
  }
}
