package dev.msp.ui.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import org.junit.jupiter.api.Test;

class SentTextTest {

  private static String map(SentLineEnd end, String... pieces) {
    SentText text = new SentText(end);
    Bytes all = Bytes.EMPTY;
    for (String piece : pieces) {
      all = all.plus(text.map(Bytes.utf8(piece)));
    }
    return all.text().orElseThrow();
  }

  @Test
  void eachKindOfLineEndBecomesTheOneThatIsWanted() {
    assertThat(map(SentLineEnd.CR, "a\nb\r\nc\rd\n\n")).isEqualTo("a\rb\rc\rd\r\r");
    assertThat(map(SentLineEnd.LF, "a\nb\r\nc\rd\r\r")).isEqualTo("a\nb\nc\nd\n\n");
    assertThat(map(SentLineEnd.CRLF, "a\nb\r\nc\rd")).isEqualTo("a\r\nb\r\nc\r\nd");
    assertThat(map(SentLineEnd.NONE, "a\nb\r\nc\rd")).isEqualTo("a\nb\r\nc\rd");
  }

  @Test
  void aLineEndThatIsCutInTwoIsOne() {
    assertThat(map(SentLineEnd.LF, "a\r", "\nb\r", "", "\n", "\nc")).isEqualTo("a\nb\n\nc");
  }

  @Test
  void onAKeyboardOnlyEnterIsALineEnd() {
    assertThat(SentText.keys(Bytes.utf8("a\rb\nc\r"), SentLineEnd.CRLF))
        .isEqualTo(Bytes.utf8("a\r\nb\nc\r\n"));
    assertThat(SentText.keys(Bytes.utf8("a\r\n"), SentLineEnd.NONE)).isEqualTo(Bytes.utf8("a\r\n"));
  }

  @Test
  void wordsAreThoseOfTheOption() {
    for (SentLineEnd end : SentLineEnd.values()) {
      assertThat(SentLineEnd.of(end.word())).isEqualTo(end);
    }
    assertThat(SentLineEnd.of("crlf").bytes()).isEqualTo(Bytes.hex("0d0a"));
  }
}
