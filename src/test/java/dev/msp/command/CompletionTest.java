package dev.msp.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What completion offers of the world around the language. */
class CompletionTest {

  private static final Surroundings AROUND =
      new Surroundings() {
        @Override
        public List<Candidate> sessions() {
          return List.of(new Candidate("dev", "open"), new Candidate("sim", "open"));
        }

        @Override
        public List<Candidate> endpoints() {
          return List.of();
        }

        @Override
        public List<Candidate> files(String start) {
          return List.of();
        }

        @Override
        public List<Candidate> variables() {
          return List.of(new Candidate("major", ""), new Candidate("minor", ""));
        }
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "@|0|@dev,@sim",
        "@s|0|@sim",
        "send x ; @d|9|@dev",
        "send ${|5|${major},${minor}",
        "send \"v${ma|7|${major}",
        "send ${major}${mi|13|${minor}",
      })
  void sessionsAndVariablesAreCompletedWhereTheyMayStand(String text, int from, String offered) {
    Completion completion = Completion.of(text, Language.PARSER, AROUND);
    assertThat(completion.from()).isEqualTo(from);
    assertThat(completion.candidates())
        .extracting(Candidate::text)
        .containsExactlyElementsOf(List.of(offered.split(",")));
  }
}
