package dev.msp.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.crypto.Fingerprint;
import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as yes. */
class AnswerTest {

  private static final Fingerprint KEY = new Fingerprint(Bytes.copyOf(new byte[32]));
  private static final Fingerprint OTHER = new Fingerprint(Bytes.hex("01".repeat(32)));

  private final List<String> shown = new ArrayList<>();

  private boolean ask(String... typed) throws InterruptedException {
    Iterator<String> all = List.of(typed).iterator();
    return Answer.ask(
        "Trust " + KEY.text() + "?",
        line -> {
          shown.add(line);
          return all.hasNext() ? all.next() : null;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", "yes", "YES", " Yes ", "y\t"})
  void yesInAnyCaseIsYes(String typed) throws Exception {
    assertThat(ask(typed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "No", " NO "})
  void noAndEnterAreNoAtOnce(String typed) throws Exception {
    assertThat(ask(typed, "y")).isFalse();
  }

  @Test
  void theFingerprintThatIsAskedAboutIsYesAndAnotherIsNot() throws Exception {
    assertThat(ask(' ' + KEY.text() + ' ')).isTrue();
    assertThat(ask(OTHER.text())).isFalse();
  }

  @Test
  void wordsOfTheQuestionAreNoAnswer() throws Exception {
    assertThat(ask("Trust " + KEY.text())).isFalse();
    assertThat(ask(KEY.text().substring(0, 45))).isFalse();
  }

  @Test
  void anythingElseIsAskedAgainAndThreeTimesIsNo() throws Exception {
    assertThat(ask("maybe", "yes")).isTrue();
    shown.clear();
    assertThat(ask("maybe", "yep", "ja", "yes")).isFalse();
    assertThat(shown).hasSize(3).allMatch(line -> line.endsWith("[y/N]"));
  }

  @Test
  void theEndOfTheInputIsNo() throws Exception {
    assertThat(ask()).isFalse();
  }
}
