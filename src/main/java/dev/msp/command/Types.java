package dev.msp.command;

import dev.msp.frame.Bytes;
import dev.msp.transport.Durations;
import java.time.Duration;
import java.util.List;

/** The types of arguments that need nothing but their text. */
public final class Types {

  /** Any bytes; text stands for its UTF-8. */
  public static final ArgumentType<Bytes> BYTES = new Simple<>("text or bytes", value -> value);

  /** Any text. */
  public static final ArgumentType<String> TEXT = new Simple<>("text", Types::text);

  /** A duration with its unit, 1 ms to 24 h. */
  public static final ArgumentType<Duration> DURATION =
      new Simple<>("a duration like 200ms or 5s", Types::duration);

  /** A number of bytes with its unit, 1 KB to 1000 GB. */
  public static final ArgumentType<Long> SIZE =
      new Simple<>("a size like 64KB or 10MB", value -> Sizes.parse(text(value)));

  /** Hexadecimal digits, two a byte, blanks between bytes as one likes. */
  public static final ArgumentType<Bytes> HEX =
      new Simple<>("hexadecimal digits like AA 55 00", Types::hex);

  /** The name of a variable: letters, digits and _, no digit first. */
  public static final ArgumentType<String> VARIABLE =
      new Simple<>("a name of letters, digits and _", Types::variable);

  /** The name for a session: no blank, not beginning with @. */
  public static final ArgumentType<String> NEW_NAME =
      new Simple<>("a name without blanks", Types::newName);

  /** What an expectation looks for: text, a regular expression, or bytes some of which are any. */
  public static final ArgumentType<Expected> EXPECTED = new ExpectedType();

  /** The name of a session that is open. */
  public static final ArgumentType<String> SESSION = new SessionType();

  /** The path of a file. */
  public static final ArgumentType<String> FILE = new FileType();

  private Types() {}

  /** Returns a whole number in a range, both ends included. */
  public static ArgumentType<Integer> number(int least, int most) {
    return new Simple<>(
        "a number from " + least + " to " + most, value -> number(value, least, most));
  }

  /** Returns a duration with its unit from 1 ms to a longest one, which is written the same way. */
  public static ArgumentType<Duration> durationTo(String longest) {
    Duration most = Durations.parse(longest);
    return new Simple<>("a duration from 1ms to " + longest, value -> duration(value, most));
  }

  /** Returns what stands for a keyword without a value. */
  static ArgumentType<Boolean> flag(String meaning) {
    return new Simple<>(meaning, value -> true);
  }

  /** Returns one of some words. */
  public static ArgumentType<String> choice(String... words) {
    return new Choice(List.of(words));
  }

  /** How a value is read. */
  private interface Reader<T> {
    T read(Bytes value) throws ArgumentType.UnfitException;
  }

  private record Simple<T>(String expected, Reader<T> reader) implements ArgumentType<T> {
    @Override
    public T read(Bytes value) throws UnfitException {
      return reader.read(value);
    }
  }

  private record Choice(List<String> words) implements ArgumentType<String> {
    @Override
    public String expected() {
      return String.join(" or ", words);
    }

    @Override
    public String read(Bytes value) throws UnfitException {
      String word = text(value);
      if (!words.contains(word)) {
        throw new UnfitException("is none of them");
      }
      return word;
    }

    @Override
    public List<Candidate> candidates(String begun, Surroundings surroundings) {
      return words.stream().map(word -> new Candidate(word, "")).toList();
    }
  }

  private record SessionType() implements ArgumentType<String> {
    @Override
    public String expected() {
      return "the name of a session";
    }

    @Override
    public String read(Bytes value) throws UnfitException {
      return text(value);
    }

    @Override
    public List<Candidate> candidates(String begun, Surroundings surroundings) {
      return surroundings.sessions();
    }
  }

  private record FileType() implements ArgumentType<String> {
    @Override
    public String expected() {
      return "a file";
    }

    @Override
    public String read(Bytes value) throws UnfitException {
      String path = text(value);
      if (path.isEmpty() || path.indexOf('\0') >= 0) {
        throw new UnfitException("cannot be the name of a file");
      }
      return path;
    }

    @Override
    public List<Candidate> candidates(String begun, Surroundings surroundings) {
      return surroundings.files(begun);
    }
  }

  /** Returns the text of a word whose variables have values. */
  static String text(Word word, Scope scope) throws MistakeException {
    Bytes value = word.template().value(scope);
    return value
        .text()
        .orElseThrow(
            () ->
                new MistakeException(
                    new Mistake(word.span(), Quoted.bytes(value), "text in UTF-8")));
  }

  /** Returns the text that bytes are. */
  static String text(Bytes value) throws ArgumentType.UnfitException {
    return value.text().orElseThrow(() -> new ArgumentType.UnfitException("is not valid UTF-8"));
  }

  private static Duration duration(Bytes value) throws ArgumentType.UnfitException {
    try {
      return Durations.parse(text(value));
    } catch (IllegalArgumentException e) {
      throw new ArgumentType.UnfitException(String.valueOf(e.getMessage()));
    }
  }

  private static Duration duration(Bytes value, Duration most) throws ArgumentType.UnfitException {
    Duration read = duration(value);
    if (read.compareTo(most) > 0) {
      throw new ArgumentType.UnfitException("is too long");
    }
    return read;
  }

  private static Bytes hex(Bytes value) throws ArgumentType.UnfitException {
    try {
      return Bytes.hex(text(value).replaceAll("[ \t]", ""));
    } catch (IllegalArgumentException e) {
      throw new ArgumentType.UnfitException("is something else, or half a byte");
    }
  }

  private static String variable(Bytes value) throws ArgumentType.UnfitException {
    String name = text(value);
    if (!Scanner.isName(name)) {
      throw new ArgumentType.UnfitException("cannot be the name of a variable");
    }
    return name;
  }

  private static String newName(Bytes value) throws ArgumentType.UnfitException {
    String name = text(value);
    if (name.isBlank() || name.startsWith("@") || name.codePoints().anyMatch(Types::isOdd)) {
      throw new ArgumentType.UnfitException("cannot be the name of a session");
    }
    return name;
  }

  private static boolean isOdd(int c) {
    return Character.isWhitespace(c) || Character.isISOControl(c);
  }

  private static int number(Bytes value, int least, int most) throws ArgumentType.UnfitException {
    String digits = text(value);
    boolean whole = digits.matches("-?[0-9]{1,10}");
    long number = whole ? Long.parseLong(digits) : Long.MIN_VALUE;
    if (number < least || number > most) {
      throw new ArgumentType.UnfitException(whole ? "is out of range" : "is no whole number");
    }
    return (int) number;
  }
}
