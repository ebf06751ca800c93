package dev.msp.ui.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedLineTest {

  private final TypedLine line = new TypedLine();

  private List<String> type(String keys) {
    List<String> sent = new ArrayList<>();
    Bytes bytes = Bytes.utf8(keys);
    for (int i = 0; i < bytes.length(); i++) {
      Bytes whole = line.key(bytes.at(i));
      if (whole != null) {
        sent.add(whole.text().orElseThrow());
      }
    }
    return sent;
  }

  @Test
  void enterHandsOverTheLine() {
    assertThat(type("one\rtwo\n\rrest")).containsExactly("one", "two", "");
    assertThat(line.text()).isEqualTo("rest");
  }

  @Test
  void backspaceTakesAWholeCharacterBack() {
    type("aé日\uD83D\uDE00\u007F\u0008");
    assertThat(line.text()).isEqualTo("aé");
    type("\u007F\u007F\u007F\u007Fx");
    assertThat(line.text()).isEqualTo("x");
  }

  @Test
  void ctrlUTakesAllBack() {
    assertThat(type("secret\u0015open\r")).containsExactly("open");
  }

  @Test
  void cursorKeysAndOtherControlsMeanNothing() {
    assertThat(type("a\u001B[Ab\u001BOPc\u001B[1;5Cd\u001Bxe\u0001\u0003f\r"))
        .containsExactly("abcdef");
  }

  @Test
  void aCharacterThatIsNotWholeIsNotShownYet() {
    line.key('a');
    line.key(0xE6);
    line.key(0x97);
    assertThat(line.text()).isEqualTo("a");
    line.key(0xA5);
    assertThat(line.text()).isEqualTo("a日");
  }

  @Test
  void theEndOfALongTextFitsIntoItsColumns() {
    assertThat(TypedLine.end("abcdef", 4)).isEqualTo("cdef");
    assertThat(TypedLine.end("abc", 4)).isEqualTo("abc");
    assertThat(TypedLine.end("日本語", 5)).isEqualTo("本語");
    assertThat(TypedLine.end("", 0)).isEmpty();
  }
}
