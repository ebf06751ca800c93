package dev.msp.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.ArgumentType.UnfitException;
import dev.msp.command.Arguments;
import dev.msp.command.Candidate;
import dev.msp.command.Command;
import dev.msp.command.Completion;
import dev.msp.command.Expected;
import dev.msp.command.LineParser;
import dev.msp.command.LocatedMistake;
import dev.msp.command.MistakeException;
import dev.msp.command.ParsedLine;
import dev.msp.command.Quoted;
import dev.msp.command.Scope;
import dev.msp.command.Slot;
import dev.msp.command.Span;
import dev.msp.command.Surroundings;
import dev.msp.command.Token;
import dev.msp.command.Usage;
import dev.msp.command.verb.Verbs;
import dev.msp.frame.Bytes;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointParser;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What holds for the command language, whatever the text is. */
public final class LanguageChecks {

  /** Knows all commands. */
  public static final LineParser<Command> PARSER =
      new LineParser<>(Verbs.registry(LanguageChecks::endpoint));

  private static final Surroundings SURROUNDINGS = new Around();

  private LanguageChecks() {}

  private static Endpoint endpoint(String text) throws UnfitException {
    try {
      return EndpointParser.parse(text);
    } catch (EndpointException e) {
      throw new UnfitException("is none");
    }
  }

  /** Reads a line: what it says of places in the line is right. */
  public static ParsedLine<Command> line(String text) {
    ParsedLine<Command> parsed = PARSER.parse(text);
    parsed.mistake().ifPresent(mistake -> isWithin(mistake.span(), text));
    parsed.statements().forEach(statement -> isWithin(statement.span(), text));
    int end = 0;
    for (Token token : parsed.tokens()) {
      isWithin(token.span(), text);
      if (token.role() != Token.Role.WRONG) {
        assertThat(token.span().from()).as("%s in %s", token, text).isGreaterThanOrEqualTo(end);
        end = token.span().to();
      }
    }
    return parsed;
  }

  private static void isWithin(Span span, String text) {
    assertThat(span.to()).as("%s in %s", span, text).isLessThanOrEqualTo(text.length());
  }

  /**
   * Completes what is typed so far: what is offered would be right there, unless something is wrong
   * in front of it, which a flag, behind which nothing is missing, brings to light.
   */
  public static void completion(String typed) {
    Completion completion = Completion.of(typed, PARSER, SURROUNDINGS);
    assertThat(completion.from()).as(typed).isBetween(0, typed.length());
    String before = typed.substring(0, completion.from());
    for (Candidate candidate : completion.candidates()) {
      assertThat(candidate.text()).as(typed).startsWith(typed.substring(completion.from()));
      String line = before + candidate.text();
      assertThat(isRight(line) || isRight(line + '"') || !isRight(before))
          .as("%s offered for %s: %s", candidate.text(), typed, line(line).mistake())
          .isTrue();
    }
  }

  /** Returns whether nothing is wrong with a line, unless something is missing at its end. */
  private static boolean isRight(String line) {
    int from = line(line).mistake().map(wrong -> wrong.span().from()).orElse(line.length());
    return from == line.length();
  }

  /**
   * Loads a file: it is right, or what is wrong with it stands at places that exist.
   *
   * @return whether it is right
   */
  public static boolean program(byte[] text) {
    try {
      Loader.stream("-", new ByteArrayInputStream(text), Path.of("nowhere"), PARSER, Set.of());
      return true;
    } catch (ScriptException e) {
      for (LocatedMistake located : e.mistakes()) {
        assertThat(located.line()).isPositive();
        assertThat(located.mistake().sentence()).isNotBlank().doesNotContain("Exception");
        isWithin(located.mistake().span(), located.text());
      }
      return false;
    }
  }

  /** Writes a value as the language would: it is read as what it was, wherever it may stand. */
  public static void quoting(Bytes value) {
    String word = Quoted.of(value);
    assertThat(argument("send " + word, "MESSAGE")).as(word).isEqualTo(value);
    assertThat(argument("raw " + word + " # why", "BYTES")).as(word).isEqualTo(value);
    assertThat(argument("expect data exactly " + word + " within 1s", "BYTES"))
        .as(word)
        .isEqualTo(value);
    if (!value.isEmpty()) {
      assertThat(argument("expect bytes " + word, "WHAT"))
          .as(word)
          .isEqualTo(new Expected.Part(value));
    }
    Optional<String> text = value.text();
    text.ifPresent(same -> assertThat(argument("let name " + word, "VALUE")).isEqualTo(same));
  }

  private static Object argument(String line, String name) {
    ParsedLine<Command> parsed = line(line);
    assertThat(parsed.mistake()).as(line).isEmpty();
    assertThat(parsed.statements()).as(line).hasSize(1);
    Usage usage = parsed.statements().get(0).verb().usage();
    Slot<?> slot =
        Stream.concat(usage.places().stream(), usage.clauses().stream())
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    return value(parsed.statements().get(0).arguments(), slot, line);
  }

  private static Object value(Arguments arguments, Slot<?> slot, String line) {
    try {
      return arguments.get(slot, Scope.EMPTY);
    } catch (MistakeException e) {
      throw new AssertionError(line, e);
    }
  }

  /** A workspace with something in it. */
  private static final class Around implements Surroundings {
    @Override
    public List<Candidate> sessions() {
      return List.of(new Candidate("dev", "a device"), new Candidate("sim#2", ""));
    }

    @Override
    public List<Candidate> endpoints() {
      return List.of(new Candidate("/dev/ttyUSB0", ""), new Candidate("serial:usb-A_B", ""));
    }

    @Override
    public List<Candidate> files(String start) {
      return List.of(new Candidate("greeting.msp", ""));
    }

    @Override
    public List<Candidate> variables() {
      return List.of(new Candidate("name", "value"));
    }
  }
}
