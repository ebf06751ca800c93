package dev.msp.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.StepFailure;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Blocks under a name. */
@Timeout(30)
class MacroTest {

  private final Prompt prompt = new Prompt();

  @AfterEach
  void close() {
    prompt.close();
  }

  @Test
  void aMacroRunsWhenItIsCalledAndSeesTheVariablesOfThen() throws Exception {
    prompt.run(
        "macro say-it",
        "  echo got ${word}",
        "end",
        "let word one",
        "call say-it",
        "let word two",
        "call say-it");
    assertThat(prompt.said).containsExactly("got one", "got two");
  }

  @Test
  void theSessionOfTheCallIsThatOfTheBlock() throws Exception {
    prompt.answer(message -> List.of(message));
    prompt.run("open loop: as a", "open loop: as b", "macro ping ; send x ; end", "@a call ping");
    prompt.run("@a expect data x within 5s");
    assertThat(prompt.fails("@b expect data x within 20ms").kind()).isEqualTo(Kind.NO_ANSWER);
  }

  @Test
  void aMacroThatIsNotThereIsAnsweredWithTheNearest() throws Exception {
    assertThat(prompt.fails("call greet").sentence())
        .isEqualTo("there is no macro greet; macro greet begins one");
    prompt.run("macro greet ; end", "macro b ; end");
    assertThat(prompt.fails("call greeet").sentence())
        .isEqualTo("there is no macro greeet; did you mean greet?");
    assertThat(prompt.fails("call something").sentence())
        .isEqualTo("there is no macro something; there is greet, b");
  }

  @Test
  void aMacroThatCallsItselfForEverIsEnded() throws Exception {
    StepFailure failure = prompt.fails("macro again ; call again ; end", "call again");
    assertThat(failure.kind()).isEqualTo(Kind.USAGE);
    assertThat(failure.sentence()).isEqualTo("more than 200 blocks and macros within each other");
  }

  @Test
  void aFailureInAMacroIsThatOfTheLineInIt() throws Exception {
    StepFailure failure = prompt.fails("macro bad", "  echo ${nothing}", "end", "call bad");
    assertThat(failure.step().line()).isEqualTo(2);
    assertThat(failure.step().text()).isEqualTo("  echo ${nothing}");
  }

  @Test
  void aNameThatIsNoneIsAMistake() {
    assertThat(prompt.mistake("macro a.b"))
        .isEqualTo("found a.b, expected the name of a macro: letters, digits, _ and -");
  }
}
