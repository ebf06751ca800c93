package dev.msp.command.record;

import dev.msp.command.Command;
import dev.msp.command.Slot;
import dev.msp.command.Span;
import dev.msp.command.Statement;
import dev.msp.command.Step;
import dev.msp.command.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a command as it was written, with its whole block. What it includes is written out, for
 * the file may not be there where the recording is; a password that was typed is not.
 */
final class StepText {

  private static final String INCLUDE = "include";
  private static final String PASSWORD = "password";
  private static final String NAME = "as";

  private final List<String> lines = new ArrayList<>();

  private StepText() {}

  /** Returns the lines of a command. */
  static List<String> lines(Step<Command> step) {
    StepText text = new StepText();
    text.add(step, "");
    return text.lines;
  }

  private void add(Step<Command> step, String indent) {
    Statement<Command> statement = step.statement();
    String source = source(step);
    if (statement.verb().usage().name().equals(INCLUDE)) {
      lines.add(indent + "# " + source);
      addAll(step.body(), indent);
      return;
    }
    lines.add(indent + source);
    if (statement.verb().usage().opensBlock()) {
      addAll(step.body(), indent + "  ");
      if (!step.otherwise().isEmpty()) {
        lines.add(indent + "else");
        addAll(step.otherwise(), indent + "  ");
      }
      lines.add(indent + "end");
    }
  }

  private void addAll(List<Step<Command>> steps, String indent) {
    steps.forEach(step -> add(step, indent));
  }

  private static String source(Step<Command> step) {
    Statement<Command> statement = step.statement();
    Span whole = statement.span();
    StringBuilder text = new StringBuilder(step.text().substring(whole.from(), whole.to()));
    Optional<Word> password = clause(statement, PASSWORD);
    if (password.isPresent() && password.get().template().isConstant()) {
      Span typed = password.get().span();
      String name = clause(statement, NAME).map(word -> word.template().text()).orElse("");
      text.replace(
          typed.from() - whole.from(), typed.to() - whole.from(), "${" + variable(name) + "}");
    }
    return text.toString();
  }

  private static Optional<Word> clause(Statement<Command> statement, String keyword) {
    for (Slot<?> slot : statement.verb().usage().clauses()) {
      if (slot.keyword().equals(keyword)) {
        return statement.arguments().word(slot);
      }
    }
    return Optional.empty();
  }

  /** Returns the name of the variable for the password of a session. */
  static String variable(String session) {
    String letters = session.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    String name = letters.replaceAll("^_|_$", "");
    return name.isEmpty() ? "PASSWORD" : (isDigit(name.charAt(0)) ? "_" : "") + name + "_PASSWORD";
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
