package dev.msp.command;

import static dev.msp.command.Language.mistake;
import static dev.msp.command.Language.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.frame.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {

  private static final Scope SCOPE =
      name -> Optional.ofNullable(Map.of("i", "7", "text", "a b", "odd", "ü").get(name));

  private static Bytes message(String line) throws MistakeException {
    return statement(line).arguments().get(Language.MESSAGE, SCOPE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "send hello|hello",
        "send hello   world|hello world",
        "send 'hello   world'|hello   world",
        "send \"a b\"'c d'e|a bc de",
        "send hello # a comment|hello",
        "send a#b|a#b",
        "send '# no comment'|# no comment",
        "send /dev/null|/dev/null",
        "send ping-${i}|ping-7",
        "send \"ping ${i}\"|ping 7",
        "send 'ping ${i}'|ping ${i}",
        "send \"\\${i}\"|${i}",
        "send ${text}|a b",
        "send ${odd}|ü",
        "send \"\\u00e9\\u{1F600}\"|é😀",
        "send \"say \\\"hi\\\" \\\\\"|say \"hi\" \\",
        "  send\thello  |hello",
      })
  void wordsAreQuotedAsInAShell(String line, String expected) throws Exception {
    assertThat(message(line).text()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "send \"\\xAA\\x55\"|aa55",
        "send \"\\n\\r\\t\\0\\e\"|0a0d09001b",
        "send x\"AA 55 00\"|aa5500",
        "send x\"aa5500\"|aa5500",
        "send x\"\"|``",
        "send \"é\\xFF\"|c3a9ff",
      })
  void escapesAndBytesStandForBytes(String line, String hex) throws Exception {
    assertThat(message(line).toHex()).isEqualTo(hex);
  }

  @Test
  void clausesStandInAnyOrderBehindTheirKeyword() throws Exception {
    Statement<Language.Plain> open = statement("open serial:/dev/ttyUSB0 as dev");
    assertThat(open.arguments().get(Language.ENDPOINT, SCOPE)).isEqualTo("serial:/dev/ttyUSB0");
    assertThat(open.arguments().find(Language.NAME, SCOPE)).contains("dev");
    assertThat(statement("open x").arguments().find(Language.NAME, SCOPE)).isEmpty();
    assertThat(statement("expect ack within 200ms").arguments().find(Language.WITHIN, SCOPE))
        .contains(Duration.ofMillis(200));
  }

  @Test
  void aFlagIsAKeywordWithoutAValueAndADashMayStandInFront() throws Exception {
    for (String line : List.of("put a b -r", "put -r a b")) {
      Arguments put = statement(line).arguments();
      assertThat(put.list(Language.FILES, SCOPE)).as(line).containsExactly("a", "b");
      assertThat(put.has(Language.DEEP)).as(line).isTrue();
      assertThat(put.has(Language.FORCE)).as(line).isFalse();
    }
    assertThat(statement("put a overwrite -r").arguments().has(Language.FORCE)).isTrue();
    Arguments quoted = statement("put 'overwrite' '-r'").arguments();
    assertThat(quoted.list(Language.FILES, SCOPE)).containsExactly("overwrite", "-r");
    assertThat(quoted.has(Language.DEEP)).isFalse();
    assertThat(mistake("put -r").sentence()).contains("a file");
    assertThat(mistake("put a -r -r").sentence()).contains("overwrite");
  }

  @Test
  void wordsThatAreLeftAreReadOneByOne() throws Exception {
    Arguments put = statement("put ${text} \"c d\" e${i}").arguments();
    assertThat(put.list(Language.FILES, SCOPE)).containsExactly("a b", "c d", "e7");
  }

  @Test
  void optionalArgumentMayBeMissing() throws Exception {
    assertThat(statement("close").arguments().find(Language.SESSION, SCOPE)).isEmpty();
    assertThat(statement("close dev").arguments().find(Language.SESSION, SCOPE)).contains("dev");
  }

  @Test
  void aKeywordEndsAnArgumentThatTakesTheRest() throws Exception {
    Statement<Language.Plain> hex = statement("hex AA 55 00 within 5s");
    assertThat(hex.arguments().get(Language.DIGITS, SCOPE)).isEqualTo(Bytes.hex("aa5500"));
    assertThat(hex.arguments().find(Language.WITHIN, SCOPE)).contains(Duration.ofSeconds(5));
    assertThat(mistake("hex within 5s").expected()).isEqualTo("hexadecimal digits like AA 55 00");
  }

  @Test
  void commandMayBeMeantForASession() throws Exception {
    Statement<Language.Plain> statement = statement("@dev send hello");
    assertThat(statement.target().orElseThrow().template().value(SCOPE))
        .isEqualTo(Bytes.utf8("dev"));
    assertThat(statement.verb().usage().name()).isEqualTo("send");
  }

  @Test
  void semicolonByItselfSeparatesCommands() throws Exception {
    ParsedLine<Language.Plain> line = Language.PARSER.parse("repeat 2 ; send a;b ; end");
    assertThat(line.mistake()).isEmpty();
    assertThat(line.statements())
        .extracting(s -> s.verb().usage().name())
        .containsExactly("repeat", "send", "end");
    assertThat(line.statements().get(1).arguments().get(Language.MESSAGE, SCOPE))
        .isEqualTo(Bytes.utf8("a;b"));
    assertThat(line.statements().get(1).span()).isEqualTo(new Span(11, 19));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\t", "# only a comment", "  # indented", " ; "})
  void emptyLinesAreNoMistake(String line) {
    ParsedLine<Language.Plain> parsed = Language.PARSER.parse(line);
    assertThat(parsed.statements()).isEmpty();
    assertThat(parsed.mistake()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sned hello|1|found sned, expected a command; did you mean send?",
        "zzzzzz|1|found zzzzzz, expected a command",
        "expect|7|found the end of the command, expected ack, noise",
        "expect akc|8|found akc, expected ack, noise; did you mean ack?",
        "open|5|found the end of the command, expected text",
        "open a as|10|found the end of the command, expected a name without blanks",
        "open a b|8|found b, expected as or the end of the command",
        "open a as b as c|13|found as, expected the end of the command",
        "expect ack within 5|19|found 5, which needs a unit, like 200ms or 5s, expected a duration"
            + " like 200ms or 5s",
        "expect ack witin 5s|12|found witin, expected within or the end of the command",
        "repeat 0|8|found 0, which is out of range, expected a number from 1 to 1000",
        "repeat many|8|found many, which is no whole number, expected a number from 1 to 1000",
        "line flow hard|11|found hard, which is none of them, expected none or rtscts or xonxoff",
        "send 'open|6|found ' without its end, expected a quote that ends the word",
        "send \"open|6|found \" without its end, expected a quote that ends the word",
        "send \"a\\qb\"|8|found \\q, expected one of \\n"
            + " \\r"
            + " \\t \\0 \\e \\\\ \\\" \\$ \\xAA \\u00e9 \\u{1F600}",
        "send \"\\xA\"|7|found \\xA, expected 2 hexadecimal digits after it",
        "send ${1a}|6|found ${1a}, expected ${NAME} with a name of letters, digits and _; write \\$"
            + " for a dollar sign in double quotes",
        "send x\"AA 5\"|11|found 5, expected 2 hexadecimal digits after it",
        "@|1|found @, expected the name of a session behind it",
        "@dev|5|found the end of the command, expected a command",
      })
  void mistakeSaysWhereItIsAndWhatWasExpected(String line, int column, String sentence) {
    // the column at least: the sentence is for people
    Mistake mistake = mistake(line);
    assertThat(mistake.sentence()).isEqualTo(sentence);
    assertThat(mistake.span().column()).isEqualTo(column);
  }

  @Test
  void valueOfAVariableIsJudgedWhereItIsUsed() {
    Statement<Language.Plain> within = statement("expect ack within ${text}");
    assertThatThrownBy(() -> within.arguments().find(Language.WITHIN, SCOPE))
        .isInstanceOfSatisfying(
            MistakeException.class,
            e -> assertThat(e.mistake().span()).isEqualTo(new Span(18, 25)));
  }

  @Test
  void variableWithoutAValueIsNamed() {
    assertThatThrownBy(() -> message("send ${nothing}"))
        .hasMessageContaining("${nothing}")
        .hasMessageContaining("; set it with let nothing VALUE");
  }

  @Test
  void piecesCoverWhatTheyMean() {
    ParsedLine<Language.Plain> line = Language.PARSER.parse("@dev open 'a b' as x # why");
    assertThat(line.tokens())
        .containsExactly(
            new Token(new Span(0, 4), Token.Role.TARGET),
            new Token(new Span(5, 9), Token.Role.VERB),
            new Token(new Span(10, 15), Token.Role.STRING),
            new Token(new Span(16, 18), Token.Role.KEYWORD),
            new Token(new Span(19, 20), Token.Role.ARGUMENT),
            new Token(new Span(21, 26), Token.Role.COMMENT));
  }

  @Test
  void lineThatIsTooLongIsRefused() {
    assertThat(mistake("send " + "x".repeat(LineParser.LONGEST)).expected())
        .isEqualTo("at most 65536");
  }

  @Test
  void whatQuotedWritesIsReadAsTheSameValue() throws Exception {
    Random random = new Random(4);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      Bytes value =
          random.nextBoolean()
              ? Bytes.copyOf(bytes)
              : Bytes.utf8("a'\"\\$#/@ \n é😀".substring(random.nextInt(9)));
      String line = "send " + Quoted.of(value);
      assertThat(message(line)).as("seed 4, round %d: %s", i, line).isEqualTo(value);
    }
  }

  @Test
  void noLineMakesItThrow() {
    String[] parts = {
      "send", "open", "expect", "ack", "within", "as", "repeat", "'", "\"", "\\", "${", "}", "x\"",
      "/", "#", ";", "@", " ", "\t", "5s", "é", "\u0000", "\ud800", "\\x", "\\u{", "end", "7"
    };
    for (int seed = 0; seed < 5000; seed++) {
      Random random = new Random(seed);
      StringBuilder line = new StringBuilder();
      for (int i = random.nextInt(14); i > 0; i--) {
        line.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
      }
      ParsedLine<Language.Plain> parsed = Language.PARSER.parse(line.toString());
      parsed
          .mistake()
          .ifPresent(
              mistake ->
                  assertThat(mistake.span().to())
                      .as(line.toString())
                      .isLessThanOrEqualTo(line.length()));
      Completion.of(line.toString(), Language.PARSER, Surroundings.NONE);
      int end = 0;
      for (Token token : parsed.tokens()) {
        assertThat(token.span().to())
            .as("seed %d: %s", seed, line)
            .isGreaterThanOrEqualTo(token.span().from());
        end = Math.max(end, token.span().to());
      }
      assertThat(end).isLessThanOrEqualTo(line.length());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|0|@close,close,else,end,expect,hex,if,line,open,put,repeat,send",
        "s|0|send",
        "`expect `|7|ack,noise",
        "expect n|7|noise",
        "`expect ack `|11|within",
        "expect ack w|11|within",
        "`hex AA 55 `|10|within",
        "`line flow `|10|none,rtscts,xonxoff",
        "line flow x|10|xonxoff",
        "`open a `|7|as",
        "send a ; cl|9|close",
        "@dev se|5|send",
      })
  void completionOffersWhatMayStandThere(String text, int from, String offered) {
    Completion completion = Completion.of(text, Language.PARSER, Surroundings.NONE);
    assertThat(completion.from()).isEqualTo(from);
    assertThat(completion.candidates())
        .extracting(Candidate::text)
        .containsExactlyElementsOf(
            List.of(offered.split(",")).stream().filter(word -> !word.startsWith("@")).toList());
  }
}
