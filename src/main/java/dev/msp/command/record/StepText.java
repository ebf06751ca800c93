package dev.msp.command.record;

import dev.msp.command.Command;
import dev.msp.command.Span;
import dev.msp.command.Statement;
import dev.msp.command.Step;
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

  /** Returns its first line, as it was typed but for a password. */
  static String head(Step<Command> step) {
    return source(step);
  }

  private void add(Step<Command> step, String indent) {
    Statement<Command> statement = step.statement();
    String source = source(step);
    if (statement.verb().usage().name().equals(INCLUDE)) {
      lines.add(indent + "# " + source);
      addAll(step.body(), indent);
      return;
    }
    withheld(statement).ifPresent(variable -> lines.add(indent + note(variable)));
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
    Optional<String> variable = withheld(statement);
    if (variable.isPresent()) {
      Span typed = statement.clause(PASSWORD).orElseThrow().span();
      text.replace(
          typed.from() - whole.from(), typed.to() - whole.from(), "${" + variable.get() + "}");
    }
    return text.toString();
  }

  private static Optional<String> withheld(Statement<Command> statement) {
    return statement
        .clause(PASSWORD)
        .filter(word -> word.template().isConstant())
        .map(word -> statement.clause(NAME).map(as -> as.template().text()).orElse(""))
        .map(StepText::variable);
  }

  /** Returns the comment on a password that is not written. */
  static String note(String variable) {
    return "# The password is not written here: run it with --secret " + variable;
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
