package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link SafeText} for outputs that are not UTF-8: nothing is lost, and nothing turns into '?'. */
class SafeTextCharsetTest {

  @Test
  void asciiEscapesAllOtherCharacters() {
    SafeText ascii = SafeText.forCharset(StandardCharsets.US_ASCII);

    assertThat(ascii.line("é み 😀 ~")).isEqualTo("\\u{E9} \\u{307F} \\u{1F600} ~");
    assertThat(ascii.line(Bytes.hex("c3a9ff"))).isEqualTo("\\u{E9}\\xFF");
    assertThat(ascii.lines("é\né")).isEqualTo("\\u{E9}\n\\u{E9}");
    assertThat(ascii.line("ééé", 7)).isEqualTo("\\u{E9}... (+4 bytes)");
  }

  @Test
  void aCharsetShowsWhatItHas() {
    assertThat(in("ISO-8859-1", "é \u0085 € み")).isEqualTo("é \\u{85} \\u{20AC} \\u{307F}");
    assertThat(in("windows-1252", "é “€” み")).isEqualTo("é “€” \\u{307F}");
    assertThat(in("Shift_JIS", "み é")).isEqualTo("み \\u{E9}");
    assertThat(in("GB18030", "み é 😀 👩‍💻")).isEqualTo("み é 😀 👩‍💻");
  }

  @Test
  void aCharsetThatSwitchesByEscapeSequencesShowsAsciiOnly() {
    assertThat(in("ISO-2022-JP", "a み")).isEqualTo("a \\u{307F}");
  }

  @Test
  void aCharacterThatACharsetWritesAsTheBackslashIsEscaped() {
    assertThat(in("EUC-JP", "¥e み")).isEqualTo("\\u{A5}e み");
  }

  @Test
  void aJoinerWhoseNeighbourCannotBeShownIsEscaped() {
    assertThat(in("GBK", "み\u200Dक")).isEqualTo("み\\u{200D}\\u{915}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"US-ASCII", "windows-1251", "EUC-JP", "Shift_JIS", "GB18030"})
  void everyCodePointCanBeWrittenAndIsNotLost(String name) {
    Charset charset = Charset.forName(name);
    SafeText safe = SafeText.forCharset(charset);
    List<String> wrong = new ArrayList<>();
    for (int codePoint = 0; codePoint < 0x10000; codePoint++) {
      String text = "é" + Character.toString(codePoint);
      String shown = safe.line(text);
      boolean written = new String(shown.getBytes(charset), charset).equals(shown);
      if (!written || !Unescape.toText(shown).equals(text)) {
        wrong.add(Integer.toHexString(codePoint) + ": " + shown);
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static String in(String charset, String text) {
    return SafeText.forCharset(Charset.forName(charset)).line(text);
  }
}
