package dev.msp.ui.repl;

import dev.msp.command.Command;
import dev.msp.command.ParsedLine;
import dev.msp.command.Span;
import dev.msp.command.Token;
import dev.msp.command.typed.Blocks;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours the line that is typed by what its words are to the parser. */
final class Highlighting implements Highlighter {

  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

  private final Blocks blocks;
  private final boolean colours;

  Highlighting(Blocks blocks, boolean colours) {
    this.blocks = blocks;
    this.colours = colours;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    if (!colours) {
      return new AttributedString(buffer);
    }
    AttributedStringBuilder all = new AttributedStringBuilder();
    int from = 0;
    while (from <= buffer.length()) {
      int newLine = buffer.indexOf('\n', from);
      int end = newLine < 0 ? buffer.length() : newLine;
      line(buffer.substring(from, end), newLine < 0, all);
      if (newLine >= 0) {
        all.append('\n');
      }
      from = end + 1;
    }
    return all.toAttributedString();
  }

  /** A word at the end that is not right yet may only be unfinished. */
  private void line(String line, boolean isLast, AttributedStringBuilder all) {
    ParsedLine<Command> parsed = blocks.parse(line);
    int done = 0;
    for (Token token : parsed.tokens()) {
      Span span = token.span();
      if (span.from() >= done && span.to() <= line.length()) {
        boolean unfinished =
            isLast && token.role() == Token.Role.WRONG && span.to() == line.length();
        all.append(line.substring(done, span.from()), PLAIN);
        all.append(
            line.substring(span.from(), span.to()), unfinished ? PLAIN : style(token.role()));
        done = span.to();
      }
    }
    all.append(line.substring(done), PLAIN);
  }

  private static AttributedStyle style(Token.Role role) {
    return switch (role) {
      case VERB -> PLAIN.bold();
      case TARGET, KEYWORD -> PLAIN.foreground(AttributedStyle.CYAN);
      case STRING -> PLAIN.foreground(AttributedStyle.GREEN);
      case PATTERN -> PLAIN.foreground(AttributedStyle.MAGENTA);
      case BYTES -> PLAIN.foreground(AttributedStyle.YELLOW);
      case COMMENT -> PLAIN.faint();
      case WRONG -> PLAIN.foreground(AttributedStyle.RED).underline();
      case ARGUMENT -> PLAIN;
    };
  }
}
