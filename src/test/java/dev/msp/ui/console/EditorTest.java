package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditorTest {

  private final Editor editor = new Editor();

  private static KeyStroke ctrl(char c) {
    return new KeyStroke(c, true, false);
  }

  private static KeyStroke alt(char c) {
    return new KeyStroke(c, false, true);
  }

  private void type(String text) {
    text.chars().forEach(c -> editor.key(new KeyStroke((char) c, false, false)));
  }

  /** Returns the text with a bar where the cursor stands. */
  private String line() {
    return new StringBuilder(editor.text()).insert(editor.cursor(), '|').toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "e\u0301", // e and an accent
        "\u4f60",
        "\ud83d\ude00",
        "\ud83d\udc69\u200d\ud83d\udcbb", // a woman, a joiner, a computer
        "\ud83d\udc4d\ud83c\udffd", // a thumb and its colour
        "\ud83c\udde9\ud83c\uddea" // a flag
      })
  void whatPeopleTakeForOneCharacterMovesAndGoesAsOne(String one) {
    type("a" + one + one + "b");
    editor.key(new KeyStroke(KeyType.ArrowLeft));
    editor.key(new KeyStroke(KeyType.ArrowLeft));
    assertThat(line()).isEqualTo("a" + one + "|" + one + "b");
    editor.key(new KeyStroke(KeyType.Backspace));
    assertThat(line()).isEqualTo("a|" + one + "b");
    editor.key(new KeyStroke(KeyType.Delete));
    assertThat(line()).isEqualTo("a|b");
  }

  @Test
  void aWordIsWhatReadlineTakesForOne() {
    type("set a-b  c.d ");
    editor.key(alt('b'));
    assertThat(line()).isEqualTo("set a-b  c.|d ");
    editor.key(ctrl('w'));
    assertThat(line()).isEqualTo("set a-b  |d ");
    editor.key(ctrl('w'));
    assertThat(line()).isEqualTo("set |d ");
    editor.key(alt('f'));
    assertThat(line()).isEqualTo("set d| ");
  }

  @Test
  void whatWasCutIsPutBackElsewhere() {
    type("one two");
    editor.key(ctrl('w'));
    editor.key(ctrl('a'));
    editor.key(ctrl('y'));
    assertThat(line()).isEqualTo("two|one ");
    editor.key(ctrl('k'));
    assertThat(line()).isEqualTo("two|");
    editor.key(ctrl('y'));
    assertThat(line()).isEqualTo("twoone |");
    editor.key(ctrl('u'));
    assertThat(line()).isEqualTo("|");
  }

  @Test
  void keysAtTheEndsOfTheLineDoNothing() {
    editor.key(new KeyStroke(KeyType.Backspace));
    editor.key(new KeyStroke(KeyType.ArrowLeft));
    editor.key(new KeyStroke(KeyType.Delete));
    editor.key(ctrl('w'));
    editor.key(alt('d'));
    assertThat(line()).isEqualTo("|");
  }

  @Test
  void aLineThatIsFullTakesNothingMore() {
    assertThat(editor.insert("x".repeat(Editor.LONGEST))).isTrue();
    assertThat(editor.insert("y")).isFalse();
    assertThat(editor.text()).hasSize(Editor.LONGEST).doesNotContain("y");
  }
}
