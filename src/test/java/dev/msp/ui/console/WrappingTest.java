package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappingTest {

  @Test
  void aSentenceIsBrokenBetweenWords() {
    assertThat(Wrapping.rows("it is there already; give another name", 14))
        .containsExactly("it is there", "already; give", "another name");
    assertThat(Wrapping.rows("exactly twelve", 14)).containsExactly("exactly twelve");
    assertThat(Wrapping.rows("exactly twelve x", 14)).containsExactly("exactly twelve", "x");
  }

  @Test
  void aWordThatIsLongerThanARowIsCut() {
    assertThat(Wrapping.rows("in /a/long/path it is", 6))
        .containsExactly("in", "/a/lon", "g/path", "it is");
    assertThat(Wrapping.rows("こんにちは", 5)).containsExactly("こん", "にち", "は");
    assertThat(Wrapping.rows("宽", 1)).as("however narrow it is").containsExactly("宽");
  }

  @Test
  void ofAHintOnlyWholeClausesAreShown() {
    String hint = "type a message; Enter sends it, Esc leads to the list";
    assertThat(Wrapping.clauses(hint, 53)).isEqualTo(hint);
    assertThat(Wrapping.clauses(hint, 52)).isEqualTo("type a message; Enter sends it");
    assertThat(Wrapping.clauses(hint, 29)).isEqualTo("type a message");
    assertThat(Wrapping.clauses(hint, 5)).isEqualTo("type a message");
  }

  @Test
  void blanksAtTheBeginningStayAndNoRowIsEmptyForThem() {
    assertThat(Wrapping.rows("    indented more", 10)).containsExactly("    indent", "ed more");
    assertThat(Wrapping.rows("a          b", 5)).containsExactly("a", "b");
    assertThat(Wrapping.rows("", 5)).containsExactly("");
    assertThat(Wrapping.rows(List.of("a b", "", "c"), 1)).containsExactly("a", "b", "", "c");
  }
}
