package dev.msp.command;

import dev.msp.config.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of the language. What it finds serves execution, highlighting, completion and error
 * marks alike.
 *
 * @param <V> what the owner of the registry needs of a command
 */
public final class LineParser<V extends Verb> {

  /** Characters of the longest line. */
  public static final int LONGEST = 64 << 10;

  /**
   * What may stand at a place of the line.
   *
   * @param from where it begins
   * @param words words of the language
   * @param slot an argument, or null
   */
  record Place(int from, List<Candidate> words, @Nullable Slot<?> slot) {}

  private final Registry<V> registry;

  /** What may stand at the beginning of a command: made once, for each line asks for it. */
  private final List<Candidate> firstWords;

  /** Makes a parser for the commands of a registry. */
  public LineParser(Registry<V> registry) {
    this.registry = registry;
    this.firstWords =
        registry.firstWords().stream()
            .map(first -> new Candidate(first, summary(registry.startingWith(first))))
            .toList();
  }

  /** Reads a line; what is wrong with it is part of the result. */
  public ParsedLine<V> parse(String text) {
    return new Reading(text, false).read();
  }

  /** Returns what may stand where the text ends; the last word of it is only begun. */
  Place placeAtEnd(String text) {
    Reading reading = new Reading(text, true);
    reading.read();
    return reading.place;
  }

  /** One line while it is read. */
  private final class Reading {

    private final String text;
    private final boolean completing;
    private final Scanner scanner;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Statement<V>> statements = new ArrayList<>();
    private Place place = new Place(0, List.of(), null);
    private @Nullable Usage begun;

    /** With or without a look at what might come next, which only a completion asks for. */
    Reading(String text, boolean completing) {
      this.text = text;
      this.completing = completing;
      this.scanner = new Scanner(text);
    }

    ParsedLine<V> read() {
      Optional<Mistake> mistake = Optional.empty();
      try {
        checkLength();
        readAll();
        if (scanner.position() < text.length()) {
          tokens.add(new Token(new Span(scanner.position(), text.length()), Token.Role.COMMENT));
        }
      } catch (MistakeException e) {
        mistake = Optional.of(e.mistake());
        tokens.add(new Token(e.mistake().span(), Token.Role.WRONG));
      }
      return new ParsedLine<>(text, statements, mistake, Optional.ofNullable(begun), tokens);
    }

    private void checkLength() throws MistakeException {
      if (text.length() > LONGEST) {
        throw new MistakeException(
            new Mistake(
                new Span(LONGEST, LONGEST + 1),
                "a line of " + text.length() + " characters",
                "at most " + LONGEST));
      }
    }

    private void readAll() throws MistakeException {
      do {
        expect(() -> firstWords, null);
        if (scanner.hasNext()) {
          statements.add(statement());
          begun = null;
        }
      } while (scanner.skipSeparator());
    }

    private Statement<V> statement() throws MistakeException {
      int from = scanner.position();
      Optional<Word> target = target();
      V verb = verb();
      Arguments arguments = new Arguments();
      Usage usage = registry.usage(verb);
      places(usage, arguments);
      clauses(usage, arguments);
      for (Slot<?> slot : usage.places()) {
        arguments.check(slot);
      }
      for (Slot<?> slot : usage.clauses()) {
        arguments.check(slot);
      }
      return new Statement<>(verb, usage, arguments, target, new Span(from, end()));
    }

    private int end() {
      return tokens.get(tokens.size() - 1).span().to();
    }

    private Optional<Word> target() throws MistakeException {
      if (!scanner.peek().startsWith("@")) {
        return Optional.empty();
      }
      int from = scanner.position();
      Word word = scanner.word();
      tokens.add(new Token(word.span(), Token.Role.TARGET));
      if (word.span().to() - from < 2) {
        throw wrong(word.span(), "@", "the name of a session behind it", "");
      }
      expect(() -> firstWords, null);
      if (!scanner.hasNext()) {
        throw missing("a command");
      }
      return Optional.of(new Word(word.span(), word.style(), word.template().from(1)));
    }

    private V verb() throws MistakeException {
      Map<String, V> seconds = registry.startingWith(scanner.peek());
      if (seconds.isEmpty()) {
        throw unknown(registry.firstWords(), "a command");
      }
      takeVerb();
      begun = registry.usage(seconds.values().iterator().next());
      V whole = seconds.get("");
      if (whole != null) {
        return whole;
      }
      expect(() -> candidates(seconds), null);
      V second = scanner.hasNext() ? seconds.get(scanner.peek()) : null;
      if (second != null) {
        takeVerb();
        return second;
      }
      List<String> words = List.copyOf(seconds.keySet());
      String choice = String.join(", ", words);
      throw scanner.hasNext() ? unknown(words, choice) : missing(choice);
    }

    private void takeVerb() throws MistakeException {
      tokens.add(new Token(scanner.word().span(), Token.Role.VERB));
    }

    /** The next word is none of some words. */
    private MistakeException unknown(List<String> words, String expected) {
      String written = scanner.peek();
      Span span = new Span(scanner.position(), scanner.position() + written.length());
      String nearest = Nearest.to(written, words);
      String hint = nearest.isEmpty() ? "" : "did you mean " + nearest + "?";
      return wrong(span, Quoted.of(written), expected, hint);
    }

    private void places(Usage usage, Arguments arguments) throws MistakeException {
      leadingFlags(usage, arguments);
      for (Slot<?> slot : usage.places()) {
        boolean optional = slot.count() == Slot.Count.OPTIONAL;
        expect(() -> optional ? keywords(usage.clauses(), arguments) : List.of(), slot);
        if (!scanner.hasNext()) {
          if (optional) {
            return;
          }
          throw missing(slot.type().expected());
        }
        if (optional && isKeyword(usage.clauses(), scanner.peek())) {
          return;
        }
        argument(slot, arguments);
        while (slot.count() == Slot.Count.REST && more(usage, slot, arguments)) {
          argument(slot, arguments);
        }
      }
    }

    /** Those that look like a shell's options stand where a shell has them, too. */
    private void leadingFlags(Usage usage, Arguments arguments) throws MistakeException {
      List<Slot<?>> flags = usage.clauses().stream().filter(LineParser::mayLead).toList();
      if (flags.isEmpty()) {
        return;
      }
      Slot<?> first = usage.places().get(0);
      expect(() -> keywords(flags, arguments), first);
      while (scanner.hasNext() && isKeyword(flags, scanner.peek())) {
        clause(usage, arguments);
        expect(() -> keywords(flags, arguments), first);
      }
    }

    private boolean more(Usage usage, Slot<?> slot, Arguments arguments) {
      expect(() -> keywords(usage.clauses(), arguments), slot);
      return scanner.hasNext() && !isKeyword(usage.clauses(), scanner.peek());
    }

    private void clauses(Usage usage, Arguments arguments) throws MistakeException {
      expect(() -> keywords(usage.clauses(), arguments), null);
      while (scanner.hasNext()) {
        clause(usage, arguments);
        expect(() -> keywords(usage.clauses(), arguments), null);
      }
    }

    private void clause(Usage usage, Arguments arguments) throws MistakeException {
      int from = scanner.position();
      String written = scanner.peek();
      Span span = new Span(from, from + written.length());
      for (Slot<?> slot : usage.clauses()) {
        if (slot.keyword().equals(written) && !arguments.has(slot)) {
          Word keyword = scanner.word();
          tokens.add(new Token(span, Token.Role.KEYWORD));
          if (slot.count() == Slot.Count.FLAG) {
            arguments.add(slot, keyword);
            return;
          }
          expect(List::of, slot);
          if (!scanner.hasNext()) {
            throw missing(slot.type().expected());
          }
          argument(slot, arguments);
          return;
        }
      }
      throw wrong(span, written, ending(usage, arguments), "");
    }

    private String ending(Usage usage, Arguments arguments) {
      Set<String> words = new LinkedHashSet<>();
      keywords(usage.clauses(), arguments).forEach(word -> words.add(word.text()));
      words.add("the end of the command");
      return String.join(" or ", words);
    }

    private void argument(Slot<?> slot, Arguments arguments) throws MistakeException {
      Word word = slot.type().takesPattern() ? scanner.pattern() : scanner.word();
      tokens.add(new Token(word.span(), role(word)));
      arguments.add(slot, word);
    }

    /** Notes what may come next; at the end of a word without a blank, that word still goes on. */
    private void expect(Supplier<List<Candidate>> words, @Nullable Slot<?> slot) {
      int before = scanner.position();
      scanner.hasNext();
      if (completing && (before == 0 || scanner.position() > before)) {
        place = new Place(scanner.position(), words.get(), slot);
      }
    }

    private MistakeException missing(String expected) {
      int at = scanner.position();
      return wrong(new Span(at, at), "the end of the command", expected, "");
    }
  }

  private static MistakeException wrong(Span span, String found, String expected, String hint) {
    return new MistakeException(new Mistake(span, found, expected, hint));
  }

  private static Token.Role role(Word word) {
    return switch (word.style()) {
      case BARE -> Token.Role.ARGUMENT;
      case QUOTED -> Token.Role.STRING;
      case BYTES, MASK -> Token.Role.BYTES;
      case PATTERN -> Token.Role.PATTERN;
    };
  }

  private static boolean isKeyword(List<Slot<?>> clauses, String word) {
    return clauses.stream().anyMatch(slot -> slot.keyword().equals(word));
  }

  private static boolean mayLead(Slot<?> clause) {
    return clause.count() == Slot.Count.FLAG && clause.keyword().startsWith("-");
  }

  private static List<Candidate> keywords(List<Slot<?>> clauses, Arguments arguments) {
    return clauses.stream()
        .filter(slot -> !arguments.has(slot))
        .map(slot -> new Candidate(slot.keyword(), slot.type().expected()))
        .toList();
  }

  private static String summary(Map<String, ? extends Verb> seconds) {
    Verb whole = seconds.get("");
    return whole == null ? String.join(", ", seconds.keySet()) : whole.summary();
  }

  private static List<Candidate> candidates(Map<String, ? extends Verb> seconds) {
    List<Candidate> candidates = new ArrayList<>();
    seconds.forEach((word, verb) -> candidates.add(new Candidate(word, verb.summary())));
    return candidates;
  }
}
