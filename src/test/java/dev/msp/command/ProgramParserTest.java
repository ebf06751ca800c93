package dev.msp.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramParserTest {

  private static Program<Language.Plain> parse(String... lines) {
    return ProgramParser.parse("", List.of(lines), Language.PARSER);
  }

  /** Writes the shape of a program: names, blocks in brackets. */
  private static String shape(List<Step<Language.Plain>> steps) {
    StringBuilder shape = new StringBuilder();
    for (Step<Language.Plain> step : steps) {
      shape.append(shape.isEmpty() ? "" : " ").append(step.statement().verb().usage().name());
      if (!step.body().isEmpty()) {
        shape.append('[').append(shape(step.body())).append(']');
      }
      if (!step.otherwise().isEmpty()) {
        shape.append("else[").append(shape(step.otherwise())).append(']');
      }
    }
    return shape.toString();
  }

  private static List<String> mistakes(Program<?> program) {
    return program.mistakes().stream()
        .map(m -> m.line() + ":" + m.mistake().span().column() + " " + m.mistake().sentence())
        .toList();
  }

  @Test
  void linesBetweenABlockAndItsEndBelongToIt() {
    Program<Language.Plain> program =
        parse("open x", "repeat 3", "  send a", "  repeat 2", "    close", "  end", "end", "close");
    assertThat(program.mistakes()).isEmpty();
    assertThat(shape(program.steps())).isEqualTo("open repeat[send repeat[close]] close");
    assertThat(program.steps().get(1).line()).isEqualTo(2);
    assertThat(program.steps().get(1).body().get(0).line()).isEqualTo(3);
    assertThat(program.isOpen()).isFalse();
  }

  @Test
  void blockFitsOnOneLine() {
    assertThat(shape(parse("repeat 3 ; send a ; end").steps())).isEqualTo("repeat[send]");
  }

  @Test
  void elseDividesAnIf() {
    assertThat(shape(parse("if x", "send a", "else", "send b", "close", "end").steps()))
        .isEqualTo("if[send]else[send close]");
  }

  @Test
  void blockWithoutEndIsOpenAndNamesItsHead() {
    Program<Language.Plain> program = parse("repeat 3", "send a");
    assertThat(program.isOpen()).isTrue();
    assertThat(mistakes(program))
        .containsExactly("1:1 found a block without its end, expected end on a line behind it");
  }

  @Test
  void everyMistakeIsFoundInOrder() {
    assertThat(
            mistakes(parse("sned a", "end", "send ok", "if x", "else", "else", "end", "repeat 0")))
        .containsExactly(
            "1:1 found sned, expected a command; did you mean send?",
            "2:1 found end without a block, expected repeat, if, on, every or macro before it",
            "6:1 found else, expected it only inside of if, and once",
            "8:8 found 0, which is out of range, expected a number from 1 to 1000",
            "8:8 found a block without its end, expected end on a line behind it");
  }

  @Test
  void aBlockWhoseHeadOrEndIsWrongIsABlockAllTheSame() {
    assertThat(mistakes(parse("repeat x", "send a", "end", "if", "else", "end", "close")))
        .containsExactly(
            "1:8 found x, which is no whole number, expected a number from 1 to 1000",
            "4:3 found the end of the command, expected text or bytes");
    assertThat(mistakes(parse("repeat 2", "send a", "end x", "close")))
        .containsExactly("3:5 found x, expected the end of the command");
  }

  @Test
  void elseOutsideOfIfIsAMistake() {
    assertThat(mistakes(parse("repeat 2", "else", "end"))).hasSize(1);
  }

  @Test
  void depthOfBlocksIsBounded() {
    List<String> lines = new ArrayList<>(Collections.nCopies(60, "repeat 2"));
    Program<Language.Plain> program = ProgramParser.parse("", lines, Language.PARSER);
    assertThat(mistakes(program)).anyMatch(m -> m.startsWith("51:1 found more than 50 blocks"));
  }

  @Test
  void textThatIsNoProgramStopsBeingReadSoon() {
    int[] read = {0};
    Iterable<String> lines =
        () ->
            Collections.nCopies(1_000_000, "\u0000\u0001").stream()
                .peek(line -> read[0]++)
                .iterator();
    assertThat(ProgramParser.parse("", lines, Language.PARSER).mistakes())
        .hasSize(ProgramParser.MOST_MISTAKES);
    assertThat(read[0]).isLessThan(100);
  }
}
