package dev.msp.ui.repl;

import dev.msp.command.Completion;
import dev.msp.command.LineParser;
import dev.msp.command.Surroundings;
import dev.msp.command.typed.Blocks;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Tells JLine what the grammar of the command language says: where a block ends, what may follow.
 */
final class Grammar implements Parser, Completer {

  private final Blocks blocks;
  private final LineParser<?> parser;
  private final Surroundings surroundings;

  Grammar(Blocks blocks, LineParser<?> parser, Surroundings surroundings) {
    this.blocks = blocks;
    this.parser = parser;
    this.surroundings = surroundings;
  }

  @Override
  public ParsedLine parse(String input, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE) {
      refuseOpenBlock(input);
    }
    int from = input.lastIndexOf('\n', cursor - 1) + 1;
    String text = input.substring(from, cursor);
    Completion completion =
        context == ParseContext.COMPLETE
            ? Completion.of(text, parser, surroundings)
            : new Completion(text.length(), List.of());
    return new Place(input, cursor, text.substring(completion.from()), completion);
  }

  /** JLine takes further lines then; what is wrong already is told at once instead. */
  private void refuseOpenBlock(String input) {
    int depth = 0;
    boolean wrong = false;
    for (String line : input.split("\n", -1)) {
      depth = blocks.depth(depth, line);
      wrong |= blocks.parse(line).mistake().isPresent();
    }
    if (depth > 0 && !wrong) {
      throw new EOFError(0, input.length(), "a block without its end", "end", depth, "end");
    }
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (line instanceof Place place) {
      int order = 0;
      for (dev.msp.command.Candidate one : place.completion().candidates()) {
        String description = one.description().isEmpty() ? null : one.description();
        candidates.add(
            new Candidate(
                one.text(), one.text(), null, description, null, null, one.isWhole(), order++));
      }
    }
  }

  /** Where the cursor stands: in a word that ends there, whatever follows. */
  private record Place(String line, int cursor, String word, Completion completion)
      implements CompletingParsedLine {

    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }
  }
}
