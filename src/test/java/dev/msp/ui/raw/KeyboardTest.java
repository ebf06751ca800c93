package dev.msp.ui.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.frame.Bytes;
import org.junit.jupiter.api.Test;

class KeyboardTest {

  /** Returns what becomes of keys: what is typed in brackets, each command as its letter. */
  private static String keys(int prefix, String... pieces) {
    StringBuilder heard = new StringBuilder();
    Keyboard keyboard =
        new Keyboard(
            prefix,
            new Keyboard.Listener() {
              @Override
              public void typed(Bytes bytes) {
                heard.append('[').append(bytes.text().orElseThrow()).append(']');
              }

              @Override
              public void command(int key) {
                heard.append((char) key);
              }
            });
    for (String piece : pieces) {
      keyboard.feed(Bytes.utf8(piece));
    }
    return heard.toString();
  }

  @Test
  void everyOtherKeyIsTypedEvenThoseThatWouldEndAProgram() {
    assertThat(keys(0x14, "a\u0003\u001A\u001C\r\u001B[A é"))
        .isEqualTo("[a\u0003\u001A\u001C\r\u001B[A é]");
  }

  @Test
  void theKeyBehindThePrefixIsACommand() {
    assertThat(keys(0x14, "ab\u0014qcd\u0014?")).isEqualTo("[ab]q[cd]?");
    assertThat(keys(0x14, "\u0014", "q", "\u0014", "ix")).isEqualTo("qi[x]");
  }

  @Test
  void thePrefixTwiceIsThePrefixItself() {
    assertThat(keys(0x14, "a\u0014\u0014b")).isEqualTo("[a][\u0014b]");
    assertThat(keys(0x14, "\u0014", "\u0014", "q")).isEqualTo("[\u0014][q]");
    assertThat(keys(0x14, "\u0014\u0014\u0014q")).isEqualTo("[\u0014]q");
  }

  @Test
  void ctrlMayStillBeHeldForTheCommand() {
    assertThat(keys(0x14, "\u0014\u0011\u0014\u0008")).isEqualTo("qh");
  }

  @Test
  void anotherPrefixFreesTheFirst() {
    assertThat(keys(0x01, "\u0014q\u0001q")).isEqualTo("[\u0014q]q");
  }

  @Test
  void prefixKeysAreReadAsPeopleWriteThem() {
    assertThat(PrefixKey.parse("ctrl-a")).isEqualTo(new PrefixKey(1));
    assertThat(PrefixKey.parse("Ctrl-T")).isEqualTo(PrefixKey.STANDARD);
    assertThat(PrefixKey.parse("^]").code()).isEqualTo(0x1D);
    assertThat(PrefixKey.parse("ctrl-\\").label()).isEqualTo("Ctrl-\\");
    for (String wrong :
        new String[] {"", "a", "ctrl-", "ctrl-ab", "^[", "ctrl-1", "^é", "ctrl-ß"}) {
      assertThatThrownBy(() -> PrefixKey.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
