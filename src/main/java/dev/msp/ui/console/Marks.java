package dev.msp.ui.console;

import dev.msp.command.ParsedLine;
import dev.msp.command.Span;
import dev.msp.command.Token;
import java.util.List;

/**
 * What is marked in a command while it is typed.
 *
 * @param tokens its words
 * @param length how long it is, in UTF-16 units
 * @param mistake what is wrong with it, else empty
 */
record Marks(List<Token> tokens, int length, String mistake) {

  /** Keeps the list from changing. */
  Marks {
    tokens = List.copyOf(tokens);
  }

  /** Returns what is to be marked; a word at the end that is not right may only be unfinished. */
  static Marks of(ParsedLine<?> line) {
    int length = line.text().length();
    String mistake =
        line.mistake()
            .filter(one -> one.span().to() < length)
            .map(one -> one.sentence())
            .orElse("");
    return new Marks(line.tokens(), length, mistake);
  }

  /** Returns how the character at an index looks. */
  Style style(int index, Theme theme) {
    for (Token token : tokens) {
      Span span = token.span();
      if (span.from() <= index && index < span.to()) {
        return style(token, theme);
      }
    }
    return theme.plain();
  }

  private Style style(Token token, Theme theme) {
    return switch (token.role()) {
      case VERB -> theme.strong();
      case TARGET, KEYWORD -> theme.out();
      case STRING, PATTERN, BYTES -> theme.good();
      case COMMENT -> theme.faint();
      case WRONG -> token.span().to() < length ? theme.bad() : theme.plain();
      case ARGUMENT -> theme.plain();
    };
  }
}
