package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options that may be given more than once. */
class OptionListTest {

  private static final Option LIST = Option.list("var", "TEXT", "anything");
  private static final Definition DEFINITION =
      new Definition("try", "Try", "WORD...", List.of(LIST), List.of());

  private static Words words(Map<String, String> environment, String... args) {
    Subcommand command =
        new Subcommand() {
          @Override
          public Definition definition() {
            return DEFINITION;
          }

          @Override
          public int run(Words words, Streams streams) {
            return ExitCode.DONE;
          }
        };
    Parser parser = new Parser(List.of(command), "1");
    String[] all = new String[args.length + 1];
    all[0] = "try";
    System.arraycopy(args, 0, all, 1, args.length);
    return Parser.words(parser.parse(all).subcommand(), DEFINITION, environment);
  }

  @Test
  void allValuesAreKeptInOrderAndAsTheyAre() {
    Words words = words(Map.of(), "--var", "b=1, 2", "word", "--var=a= ", "--var", "b=1, 2");
    assertThat(words.values(LIST)).containsExactly("b=1, 2", "a= ", "b=1, 2");
    assertThat(words.positional()).containsExactly("word");
    assertThat(words.isGiven(LIST)).isTrue();
    assertThat(words.source(LIST)).isEqualTo("--var");
  }

  @Test
  void theVariableHasOneValueALine() {
    Words words = words(Map.of("MSP_VAR", "a=1 2\n\n  b=3\n"));
    assertThat(words.values(LIST)).containsExactly("a=1 2", "b=3");
    assertThat(words.isGiven(LIST)).isFalse();
    assertThat(words.source(LIST)).isEqualTo("MSP_VAR");
    assertThat(words(Map.of()).values(LIST)).isEmpty();
  }

  @Test
  void theOptionBeatsTheVariableAltogether() {
    assertThat(words(Map.of("MSP_VAR", "a=1"), "--var", "b=2").values(LIST)).containsExactly("b=2");
  }
}
