package dev.msp.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as a word of the language is read as what it was. */
class QuotedTest {

  private static Bytes read(String written) throws Exception {
    return Language.statement("send " + written + " # end")
        .arguments()
        .get(Language.MESSAGE, Scope.EMPTY);
  }

  private static void readsBack(Bytes value) throws Exception {
    assertThat(read(Quoted.of(value))).isEqualTo(value);
    assertThat(read(Quoted.inQuotes(value))).isEqualTo(value);
    assertThat(read('"' + Quoted.escaped(value) + '"')).isEqualTo(value);
    assertThat(Quoted.unescaped(Quoted.escaped(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a b",
        ";",
        "; x",
        ";x",
        "#",
        "a#b",
        "/x/",
        "@x",
        "${x}",
        "$x",
        "'",
        "\"",
        "\\",
        "x\"AA\"",
        "\n\r\t\0\u001b",
        "Grüße",
        "\u202e",
        "\ue000",
        "\ud83d\ude00"
      })
  void textReadsBack(String text) throws Exception {
    readsBack(Bytes.utf8(text));
  }

  @Test
  void anyBytesReadBack() throws Exception {
    long seed = 20_261_122;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] value = new byte[random.nextInt(12)];
      random.nextBytes(value);
      if (i % 2 == 0) {
        for (int at = 0; at < value.length; at++) {
          value[at] = (byte) (value[at] & 0x7F);
        }
      }
      readsBack(Bytes.copyOf(value));
    }
  }

  @Test
  void bytesThatAreNoTextAreEscapedOneByOneAmongTheTextAroundThem() throws Exception {
    assertThat(Quoted.escaped(Bytes.hex("41ffc3a90ac3"))).isEqualTo("A\\xFF\u00e9\\n\\xC3");
  }

  @Test
  void quotesAndDollarSignsBesideEscapesStandForThemselves() throws Exception {
    assertThat(Quoted.unescaped("say \"${x}\" \\x41")).isEqualTo(Bytes.utf8("say \"${x}\" A"));
  }
}
