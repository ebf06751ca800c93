package dev.msp.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.StepFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions and loops. */
class BlocksTest {

  private final Prompt prompt = new Prompt();

  @AfterEach
  void close() {
    prompt.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0 == 1",
        "-0 == 0",
        "abc == abc",
        "x\"AA\" == \"\\xAA\"",
        "1 != 2",
        "1a != 1",
        "9 < 10",
        "-2 < -1.5",
        "0.10 <= 0.1",
        "10 > 9.99",
        "123456789012345678901 >= 123456789012345678900",
        "\"v2 ready\" contains ready",
        "abc matches /^a.c$/",
        "x\"AA 01\" contains x\"?A 0?\"",
        "\"\" == \"\"",
      })
  void aConditionThatHolds(String condition) throws Exception {
    prompt.run("if " + condition + " ; echo yes ; else ; echo no ; end");
    assertThat(prompt.said).containsExactly("yes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 == 2",
        "a == A",
        "abc != abc",
        "10 < 9",
        "1 < 1",
        "1 > 1.0",
        "abc contains ABC",
        "abc matches /^b/",
      })
  void aConditionThatDoesNotHold(String condition) throws Exception {
    prompt.run("if " + condition + " ; echo yes ; else ; echo no ; end");
    assertThat(prompt.said).containsExactly("no");
  }

  @Test
  void onlyNumbersHaveAnOrder() throws Exception {
    StepFailure failure = prompt.fails("if v2 > 1 ; end");
    assertThat(failure.kind()).isEqualTo(Kind.USAGE);
    assertThat(failure.sentence()).isEqualTo("v2 is no number, and only numbers have an order");
    assertThat(prompt.fails("if a == /a/ ; end").sentence())
        .isEqualTo("/a/ goes with contains or matches only");
  }

  @Test
  void roundsAreCountedFrom1UnderTheNameThatIsGiven() throws Exception {
    prompt.run("repeat 2 as n ; repeat 2 ; echo ${n}${i} ; end ; end", "repeat 0 ; echo x ; end");
    assertThat(prompt.said).containsExactly("11", "12", "21", "22");
  }

  @Test
  void quitEndsLoopsAndAllThatFollows() throws Exception {
    prompt.run("repeat forever ; if ${i} == 3 ; quit ; end ; echo ${i} ; end", "echo after");
    assertThat(prompt.said).containsExactly("1", "2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "expect bytes x\"AA ? 55\"|20|found \" \", expected two hexadecimal digits or ?? a byte",
        "expect bytes x\"?G\"|17|found \"G\", expected two hexadecimal digits or ?? a byte",
        "expect bytes x\"??\"y|19|found y, expected a blank after the bytes",
        "expect bytes /a|14|found / without its end, expected a slash that ends the expression",
        "expect bytes /a/b|17|found b, expected a blank after the expression; write \\/ for a slash in it",
        "expect bytes /a\\|14|found / without its end, expected a slash that ends the expression",
      })
  void aMaskOrAnExpressionThatIsNoneIsMarked(String line, int column, String sentence) {
    assertThat(prompt.mistake(line)).isEqualTo(sentence);
    assertThat(prompt.parser.parse(line).mistake().orElseThrow().span().column()).isEqualTo(column);
  }
}
