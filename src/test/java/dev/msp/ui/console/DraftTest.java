package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.msp.frame.Bytes;
import org.junit.jupiter.api.Test;

class DraftTest {

  private final History history = History.brief();
  private final Draft draft = new Draft(history);

  private void type(String text) {
    text.chars().forEach(c -> draft.key(new KeyStroke((char) c, false, false)));
  }

  private void send(String text) {
    type(text);
    draft.sent(draft.message().orElseThrow());
  }

  private String after(KeyType... keys) {
    for (KeyType key : keys) {
      draft.key(new KeyStroke(key));
    }
    return draft.editor().text();
  }

  @Test
  void plainTextIsSentAsItIsTyped() {
    type("a \\n \"b\"");
    assertThat(draft.message()).contains(Bytes.utf8("a \\n \"b\""));
  }

  @Test
  void escapesMeanBytes() {
    draft.mode(Mode.ESCAPES);
    type("\\xAA\\n\\u00e9");
    assertThat(draft.message()).contains(Bytes.hex("aa0ac3a9"));
  }

  @Test
  void anUnfinishedEscapeIsSaidAsOneTypes() {
    draft.mode(Mode.ESCAPES);
    type("a\\x4");
    assertThat(draft.message()).isEmpty();
    assertThat(draft.mistake()).contains("\\x4").contains("2 hexadecimal digits");
    type("1");
    assertThat(draft.mistake()).isEmpty();
    assertThat(draft.message()).contains(Bytes.utf8("aA"));
  }

  @Test
  void hexTakesDigitsTwoByTwo() {
    draft.mode(Mode.HEX);
    type("AA 5");
    assertThat(draft.mistake()).isEqualTo("half a byte: two digits make one");
    type("5 00ff");
    assertThat(draft.message()).contains(Bytes.hex("aa5500ff"));
    type("?");
    assertThat(draft.mistake()).isEqualTo("? is no hexadecimal digit");
  }

  @Test
  void anotherModeShowsTheSameMessage() {
    type("Hi");
    draft.mode(Mode.HEX);
    assertThat(draft.editor().text()).isEqualTo("48 69");
    type(" 00");
    draft.mode(Mode.ESCAPES);
    assertThat(draft.message()).contains(Bytes.hex("486900"));
    draft.mode(Mode.TEXT);
    assertThat(draft.mode()).as("a control character is no plain text").isEqualTo(Mode.ESCAPES);
    assertThat(draft.message()).contains(Bytes.hex("486900"));
  }

  @Test
  void aMessageIsTakenUpInAModeThatShowsAllOfIt() {
    draft.take(Bytes.utf8("plain"));
    assertThat(draft.mode()).isEqualTo(Mode.TEXT);
    draft.take(Bytes.utf8("two\nlines"));
    assertThat(draft.mode()).isEqualTo(Mode.ESCAPES);
    draft.mode(Mode.TEXT);
    draft.take(Bytes.hex("ff00"));
    assertThat(draft.message()).contains(Bytes.hex("ff00"));
  }

  @Test
  void upLeadsToWhatWasSentBeforeAndDownBackToWhatWasBegun() {
    send("one");
    send("two");
    assertThat(after(KeyType.ArrowUp)).isEqualTo("two");
    assertThat(after(KeyType.ArrowUp)).isEqualTo("one");
    assertThat(after(KeyType.ArrowUp)).isEqualTo("one");
    assertThat(after(KeyType.ArrowDown, KeyType.ArrowDown)).isEmpty();
  }

  @Test
  void upLeadsOnlyToWhatBeginsAsTheLineDoes() {
    send("get a");
    send("set b");
    send("get c");
    type("ge");
    assertThat(after(KeyType.ArrowUp)).isEqualTo("get c");
    assertThat(after(KeyType.ArrowUp)).isEqualTo("get a");
    assertThat(after(KeyType.ArrowDown, KeyType.ArrowDown)).isEqualTo("ge");
  }

  @Test
  void bytesAreRecalledInAModeThatShowsThem() {
    draft.mode(Mode.HEX);
    send("ff 00");
    assertThat(after(KeyType.ArrowUp)).isEqualTo("FF 00");
    draft.clear();
    draft.mode(Mode.TEXT);
    assertThat(after(KeyType.ArrowUp)).isEmpty();
    draft.mode(Mode.ESCAPES);
    assertThat(after(KeyType.ArrowUp)).isEqualTo("\\xFF\\u{0}");
  }

  @Test
  void onlyTheNewestLinesAreRemembered() {
    for (int i = 0; i <= History.MOST; i++) {
      history.add("line " + i);
    }
    assertThat(history.size()).isEqualTo(History.MOST);
    assertThat(history.get(0)).isEqualTo("line 1");
  }
}
