package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code on} answers: a file plays both ends, {@code sim} with rules and {@code dev}. */
@Timeout(60)
class RulesTest {

  private static final List<String> BOTH_ENDS =
      List.of(
          "set timeout 10s",
          "listen tcp-listen://127.0.0.1:0 as sim",
          "open tcp://127.0.0.1:${port} as dev");

  private static Cli.Outcome run(String... lines) {
    List<String> all = new ArrayList<>(BOTH_ENDS);
    all.addAll(List.of(lines));
    return new Cli().in(String.join("\n", all) + "\n").with("run", "-");
  }

  @Test
  void onlyTheFirstRuleThatFitsAnswers() {
    run(
            "@sim on data /^set (?<name>\\w+)=(?<value>.*)$/",
            "  send \"${name} is ${value}, you said ${message}\"",
            "end",
            "@sim on data exactly temp?",
            "  send 21.5",
            "end",
            "@sim on data",
            "  send what?",
            "end",
            "send temp?",
            "expect data exactly 21.5",
            "send \"set a=1\"",
            "expect data exactly \"a is 1, you said set a=1\"",
            "send \"temp? now\"",
            "expect data exactly what?",
            "expect nothing within 50ms")
        .exits(0);
  }

  @Test
  void tenThousandMessagesAreAnsweredInOrder() {
    run(
            "@sim on data",
            "  send \"re ${message}\"",
            "end",
            "repeat 10000",
            "  send \"message ${i}\"",
            "  expect data exactly \"re message ${i}\"",
            "end",
            "expect nothing within 50ms")
        .exits(0);
  }

  @Test
  void aBurstIsAnsweredInTheOrderInWhichItCame() {
    run(
            "@sim on data",
            "  send \"re ${message}\"",
            "end",
            "repeat 500",
            "  send ${i}",
            "end",
            "repeat 500",
            "  expect data exactly \"re ${i}\"",
            "end")
        .exits(0);
  }

  @Test
  void whatALetInABlockChangesStaysChangedWhereTheVariableWasThere() {
    run(
            "let temp 20",
            "let word outside",
            "@sim on data /^temp=(?<word>.*)$/",
            "  let temp \"${word}\"",
            "end",
            "@sim on data temp?",
            "  send ${temp}",
            "end",
            "send temp?",
            "expect data exactly 20",
            "send temp=25",
            "send temp?",
            "expect data exactly 25",
            "if ${word} != outside",
            "  expect data \"a capture of a rule, which is its own\"",
            "end")
        .exits(0);
  }

  @Test
  void rulesBelongToTheirSessionAndNotToOneOpenedLater() {
    run(
            "listen tcp-listen://127.0.0.1:0 as other",
            "open tcp://127.0.0.1:${port} as guest",
            "@sim on data",
            "  send \"sim got ${message}\"",
            "end",
            "@other on data",
            "  send \"other got ${message}\"",
            "end",
            "listen tcp-listen://127.0.0.1:0 as later",
            "open tcp://127.0.0.1:${port} as visitor",
            "@dev send 1",
            "@guest send 2",
            "@visitor send 3",
            "@dev expect data exactly \"sim got 1\"",
            "@guest expect data exactly \"other got 2\"",
            "@later expect data exactly 3",
            "@visitor expect nothing within 50ms")
        .exits(0);
  }

  @Test
  void rulesAnswerWhileTheFileWaitsAndTakeNothingFromIt() {
    run(
            "@sim on data temp?",
            "  send 21.5",
            "end",
            "@dev on data 21.5",
            "  send go",
            "end",
            "send temp?",
            "@sim expect data exactly temp?",
            "@sim expect data exactly go",
            "@dev expect data exactly 21.5")
        .exits(0);
  }

  @Test
  void aRuleDoesNotAnswerWhatCameBeforeItWasMade() {
    run(
            "send early",
            "@sim expect data early",
            "@sim on data",
            "  send \"re ${message}\"",
            "end",
            "send late",
            "expect data exactly \"re late\"",
            "expect nothing within 50ms")
        .exits(0);
  }

  @Test
  void anExpectationInABlockIsAboutWhatComesAfterTheMessage() {
    run(
            "@sim on data login",
            "  send user?",
            "  expect data /(?<user>.*)/",
            "  send \"hello ${user}\"",
            "end",
            "send login",
            "expect data exactly user?",
            "send kim",
            "expect data exactly \"hello kim\"",
            "@sim expect data exactly login",
            "@sim expect data exactly kim")
        .exits(0);
  }

  @Test
  void anAnswerDoesNotTouchWhatTheFileExpectsOfItsOwnAck() {
    run(
            "@sim on data",
            "  send ${message}",
            "end",
            "repeat 50",
            "  @dev send x",
            "  @sim send y",
            "  @sim expect ack",
            "end")
        .exits(0);
  }

  @Test
  void aBlockThatFailsEndsAlsoAFileThatWaitsForLong() {
    run("@sim on data", "  fail \"got ${message}\"", "end", "send x", "wait 1h")
        .exits(1)
        .says("-:5:3: got x");
  }

  @Test
  void aBlockThatFailsEndsTheFileWithItsPlaceAndItsCode() {
    Cli.Outcome outcome =
        run(
            "@sim on data",
            "  if ${message} > 3",
            "    send big",
            "  end",
            "end",
            "send 7",
            "expect data exactly big",
            "send seven",
            "wait 300ms",
            "echo \"not reached\"");
    outcome.exits(2).says("-:5:3: seven is no number", "if ${message} > 3", "last on sim.1:");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void bytesAreAnsweredWhereverReadsBeginAndEnd() {
    run(
            "@sim set protocol raw",
            "@dev set protocol raw",
            "@sim on bytes \"password: \"",
            "  raw \"secret\\r\"",
            "end",
            "@sim on bytes /login(?<number>[0-9]): /",
            "  raw \"root${number}\\r\"",
            "end",
            "raw \"Linux\\r\\nlog\"",
            "raw \"in1: \"",
            "expect bytes \"root1\\r\"",
            "raw \"login2: password: login3: \"",
            "expect bytes \"root2\\rsecret\\rroot3\\r\"")
        .exits(0);
  }

  @Test
  void whatOneRuleHasAnsweredNoOtherAnswersLater() {
    run(
            "@sim on data exactly ping",
            "  send pong",
            "end",
            "@sim on bytes ping",
            "  send bytes",
            "end",
            "send ping",
            "expect data exactly pong",
            "send other",
            "expect nothing within 50ms")
        .exits(0);
  }

  @Test
  void framesNoiseAndTheEndAreAnswered() {
    Cli.Outcome outcome =
        run(
            "@sim on frame type 0x7F",
            "  send \"odd ${message}\"",
            "end",
            "@sim on closed",
            "  echo \"gone\"",
            "end",
            "raw x\"AA 55 00 08 01 7F 41 41\"",
            "expect data exactly \"odd A\"",
            "close dev",
            "@sim expect closed",
            "wait 100ms");
    assertThat(outcome.exits(0).out()).isEqualTo("gone\n");
    Cli.Outcome noise =
        run(
            "@sim on noise /pan(?<what>..)/",
            "  echo \"noise ${what}\"",
            "end",
            "raw panic",
            "@sim expect noise",
            "wait 100ms");
    assertThat(noise.exits(0).out()).isEqualTo("noise ic\n");
  }

  @Test
  void anExpressionThatFitsNothingAtAllIsRefused() {
    run("@sim on bytes /x*/", "end").exits(2).says("-:4:", "fits where nothing has come");
    run("close dev", "close sim", "on data", "end").exits(2).says("-:6:1: there is no session");
  }

  @Test
  void stopEndsTheRulesOfASessionAndOthersMayFollow() {
    run(
            "@sim on data",
            "  send old",
            "end",
            "stop on@sim",
            "send x",
            "expect nothing within 50ms",
            "@sim on data",
            "  send new",
            "end",
            "send x",
            "expect data exactly new",
            "expect nothing within 50ms")
        .exits(0);
  }
}
