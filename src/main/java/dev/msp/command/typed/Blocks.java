package dev.msp.command.typed;

import dev.msp.command.Command;
import dev.msp.command.LineParser;
import dev.msp.command.ParsedLine;
import dev.msp.command.Registry;
import dev.msp.command.Token;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells where a block ends. A line with a mistake counts by its first words, as it was meant. */
public final class Blocks {

  private static final String END = "end";

  private final LineParser<Command> parser;
  private final Set<String> heads;

  /** Tells it for the commands of a registry. */
  public Blocks(Registry<Command> registry) {
    this.parser = new LineParser<>(registry);
    this.heads =
        registry.all().stream()
            .filter(command -> command.usage().opensBlock())
            .map(command -> command.usage().words().get(0))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Reads a line. */
  public ParsedLine<Command> parse(String line) {
    return parser.parse(line);
  }

  /**
   * Returns how deep in blocks one is behind a line.
   *
   * @param before how deep one was before it, 0 and up
   */
  public int depth(int before, String line) {
    int depth = before;
    for (Token token : parser.parse(line).tokens()) {
      if (token.role() == Token.Role.VERB) {
        String word = line.substring(token.span().from(), token.span().to());
        depth += heads.contains(word) ? 1 : 0;
        depth -= word.equals(END) ? 1 : 0;
      }
    }
    return Math.max(0, depth);
  }
}
