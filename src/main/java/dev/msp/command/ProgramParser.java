package dev.msp.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads programs: lines, and blocks of them from a command that opens one to {@code end}. Every
 * mistake is found, not only the first.
 *
 * @param <V> what the owner of the registry needs of a command
 */
public final class ProgramParser<V extends Verb> {

  /** How deep blocks may stand in each other. */
  static final int DEEPEST = 50;

  /** Mistakes after which a text is taken for something else than a program. */
  static final int MOST_MISTAKES = 50;

  private static final String END = "end";
  private static final String ELSE = "else";

  /** A block whose end has not come yet. */
  private static final class Block<V extends Verb> {
    final int line;
    final String text;
    final Span span;

    /** Missing in the text itself, and where the head of a block is a mistake. */
    final @Nullable Statement<V> head;

    final List<Step<V>> body = new ArrayList<>();
    final List<Step<V>> otherwise = new ArrayList<>();
    boolean isElse;

    Block(int line, String text, Span span, @Nullable Statement<V> head) {
      this.line = line;
      this.text = text;
      this.span = span;
      this.head = head;
    }

    boolean isText() {
      return line == 0;
    }

    void add(Step<V> step) {
      (isElse ? otherwise : body).add(step);
    }
  }

  private final String source;
  private final LineParser<V> parser;
  private final ArrayDeque<Block<V>> open = new ArrayDeque<>();
  private final List<LocatedMistake> mistakes = new ArrayList<>();
  private int line;

  private ProgramParser(String source, LineParser<V> parser) {
    this.source = source;
    this.parser = parser;
    open.push(new Block<>(0, "", new Span(0, 0), null));
  }

  /**
   * Reads a program; what is wrong with it is part of the result.
   *
   * @param source the file it stands in, as it was named; empty for what was typed
   */
  public static <V extends Verb> Program<V> parse(
      String source, Iterable<String> lines, LineParser<V> parser) {
    ProgramParser<V> reading = new ProgramParser<>(source, parser);
    for (String text : lines) {
      reading.line(text);
      if (reading.mistakes.size() >= MOST_MISTAKES) {
        break;
      }
    }
    return reading.finish();
  }

  private void line(String text) {
    line++;
    ParsedLine<V> parsed = parser.parse(text);
    for (Statement<V> statement : parsed.statements()) {
      statement(text, statement);
    }
    parsed.mistake().ifPresent(mistake -> mistake(text, mistake, parsed.broken()));
  }

  /** A command with a mistake begins or ends its block all the same: the rest is read by that. */
  private void mistake(String text, Mistake mistake, Optional<Usage> broken) {
    mistakes.add(new LocatedMistake(source, line, text, mistake));
    if (broken.isPresent() && broken.get().opensBlock() && open.size() <= DEEPEST) {
      open.push(new Block<>(line, text, mistake.span(), null));
    } else if (broken.isPresent() && broken.get().name().equals(END) && !top().isText()) {
      open.pop();
    }
  }

  private void statement(String text, Statement<V> statement) {
    switch (statement.usage().name()) {
      case END -> end(text, statement);
      case ELSE -> otherwise(text, statement);
      default -> {
        if (statement.usage().opensBlock()) {
          open(text, statement);
        } else {
          top().add(new Step<>(source, line, text, statement, List.of(), List.of()));
        }
      }
    }
  }

  private Block<V> top() {
    return open.element();
  }

  private void open(String text, Statement<V> statement) {
    if (open.size() > DEEPEST) {
      wrong(text, statement, "more than " + DEEPEST + " blocks in each other", "fewer");
    } else {
      open.push(new Block<>(line, text, statement.span(), statement));
    }
  }

  private void otherwise(String text, Statement<V> statement) {
    Statement<V> head = top().head;
    boolean inside = head == null ? !top().isText() : head.usage().name().equals("if");
    if (!inside || top().isElse) {
      wrong(text, statement, ELSE, "it only inside of if, and once");
    } else {
      top().isElse = true;
    }
  }

  private void end(String text, Statement<V> statement) {
    Block<V> block = top();
    if (block.isText()) {
      wrong(text, statement, "end without a block", "repeat, if, on, every or macro before it");
      return;
    }
    open.pop();
    Statement<V> head = block.head;
    if (head != null) {
      top().add(new Step<>(source, block.line, block.text, head, block.body, block.otherwise));
    }
  }

  private void wrong(String text, Statement<V> statement, String found, String expected) {
    mistakes.add(
        new LocatedMistake(source, line, text, new Mistake(statement.span(), found, expected)));
  }

  private Program<V> finish() {
    List<Step<V>> steps = Optional.ofNullable(open.peekLast()).orElseThrow().body;
    List<LocatedMistake> unended = new ArrayList<>();
    while (!top().isText()) {
      Block<V> block = open.pop();
      Mistake mistake =
          new Mistake(block.span, "a block without its end", "end on a line behind it");
      unended.add(new LocatedMistake(source, block.line, block.text, mistake));
    }
    mistakes.addAll(unended);
    mistakes.sort(Comparator.comparingInt(LocatedMistake::line));
    return new Program<>(steps, mistakes, unended);
  }
}
