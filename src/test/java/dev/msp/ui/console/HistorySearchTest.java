package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The search in what was typed before, key by key. */
class HistorySearchTest {

  private final TypedLine line =
      new TypedLine(
          new Recall(
              new History(
                  List.of("get a", "set b", "get c", "get c ", "let d"), History.Keeper.NONE),
              Optional::of));

  private static KeyStroke ctrl(char letter) {
    return new KeyStroke(letter, true, false);
  }

  private String type(String text) {
    text.chars().forEach(c -> line.search(new KeyStroke((char) c, false, false)));
    return line.text();
  }

  private String press(KeyStroke... keys) {
    for (KeyStroke key : keys) {
      assertThat(line.search(key)).isTrue();
    }
    return line.text();
  }

  @Test
  void whatIsTypedNarrowsItAndNothingMovesWhileTheLineStillHoldsIt() {
    assertThat(press(ctrl('r'))).isEmpty();
    assertThat(type("et")).isEqualTo("let d");
    assertThat(type(" b")).isEqualTo("set b");
  }

  @Test
  void ctrlRLeadsToOlderLinesAndCtrlSBack() {
    press(ctrl('r'));
    assertThat(type("get")).isEqualTo("get c ");
    assertThat(press(ctrl('r'))).isEqualTo("get c");
    assertThat(press(ctrl('r'))).isEqualTo("get a");
    assertThat(press(ctrl('r'))).as("there is no older one").isEqualTo("get a");
    assertThat(line.search()).hasValueSatisfying(one -> assertThat(one.isFailed()).isTrue());
    assertThat(press(ctrl('s'))).isEqualTo("get c");
  }

  @Test
  void backspaceLooksForLessFromTheNewestLineOn() {
    press(ctrl('r'));
    type("et b");
    KeyStroke backspace = new KeyStroke(KeyType.Backspace);
    assertThat(press(backspace, backspace)).isEqualTo("let d");
    assertThat(press(backspace, backspace, backspace)).as("nothing is looked for").isEmpty();
  }

  @Test
  void enterTakesWhatWasFound() {
    press(ctrl('r'));
    type("set");
    assertThat(press(new KeyStroke(KeyType.Enter))).isEqualTo("set b");
    assertThat(line.search()).isEmpty();
  }

  @Test
  void escapeAndCtrlGLeadBackToWhatWasBegun() {
    line.set("begun");
    for (KeyStroke back : List.of(new KeyStroke(KeyType.Escape), ctrl('g'), ctrl('c'))) {
      press(ctrl('r'));
      type("set");
      assertThat(press(back)).isEqualTo("begun");
      assertThat(line.search()).isEmpty();
    }
  }

  @Test
  void aKeyThatEditsTakesItAndEdits() {
    press(ctrl('r'));
    type("set");
    KeyStroke home = new KeyStroke(KeyType.Home);
    assertThat(line.search(home)).as("it is still to be done").isFalse();
    assertThat(line.text()).isEqualTo("set b");
    assertThat(line.search()).isEmpty();
  }
}
