package dev.msp.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a right file says. */
class ConfigGrammarTest {

  @Test
  void aFileHasDefaultsAndProfiles() {
    Config config =
        Conf.right(
            """
            # my devices
            [defaults]
            ack-timeout = 2s   # slow ones

            [profile bench]
            endpoint = serial:/dev/ttyUSB0?flow=rtscts
            baud = 9600
            password-file = ~/.msp-password

            [profile dut]
            endpoint = tcp://[fe80::1%eth0]:9010
            """);

    assertThat(config.profileNames()).containsExactly("bench", "dut");
    assertThat(config.defaults()).hasToString("?ack-timeout=2s");
    Profile bench = config.profile("bench").orElseThrow();
    assertThat(bench.endpoint()).hasToString("serial:/dev/ttyUSB0?baud=9600&flow=rtscts");
    assertThat(bench.passwordFile()).contains("~/.msp-password");
    Profile dut = config.profile("dut").orElseThrow();
    assertThat(dut.endpoint()).hasToString("tcp://[fe80::1%eth0]:9010");
    assertThat(dut.passwordFile()).isEmpty();
    assertThat(config.profile("other")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "\r\n", "# x", "  \t # x\n\n", "[defaults]", "\uFEFF", "\uFEFF#"})
  void aFileMayBeEmpty(String text) {
    assertThat(Conf.right(text).profileNames()).isEmpty();
    assertThat(Conf.right(text).defaults()).isEqualTo(EndpointOptions.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[defaults]\nwindow = 4\n",
        "[defaults]\nwindow = 4",
        "[defaults]\r\nwindow = 4\r\n",
        "\uFEFF[defaults]\nwindow=4\n",
        "\t[ defaults\t]\t# x\n\twindow\t=\t4\t# x\n",
        "[defaults]#x\nwindow=\"4\"#x\n",
        "[defaults]\nwindow = \"\\x34\"\n",
      })
  void blanksTabsLineEndsCommentsAndQuotesDoNotMatter(String text) {
    assertThat(Conf.right(text).defaults()).hasToString("?window=4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bare | bare",
        "a#b | a#b",
        "a'b | a'b",
        "a,b] | a,b]",
        "a=b | a=b",
        "\\n | \\n",
        "${x} | ${x}",
        "日本 | 日本",
        "\"two words\" | two words",
        "\"a # b\" | a # b",
        "\"it's [x]\" | it's [x]",
        "\"\\\"\\\\\" | \"\\",
        "\"\\x41\\u00e9\\u{1F600}\\u{41}\" | Aé😀A",
        "\"\\xC3\\xa9\" | é",
        "\"${x} $x\" | ${x} $x",
        "\"é\" | é",
      })
  void aValueIsAWordOrATextInQuotes(String written, String meant) {
    assertThat(Conf.text(written)).isEqualTo(meant);
  }

  @Test
  void theEscapesOfControlsAreThoseOfTheCommandLanguage() throws Misread {
    QuotedText text = QuotedText.read("x \"\\n\\r\\t\\e\\0\\x07\"", 2);
    assertThat(text.text()).isEqualTo("\n\r\t\u001b\0\u0007");
    assertThat(text.end()).isEqualTo(18);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | ",
        "[a] | a",
        "[ a , b ] | a;b",
        "[a,b,] | a;b",
        "[\"a, b\",c] | a, b;c",
        "[/bin/ls,-l,\"#\"] | /bin/ls;-l;#",
      })
  void aListHasValuesInBrackets(String written, String items) throws Misread {
    Setting setting = (Setting) LineParser.parse("argv = " + written, 1).orElseThrow();
    List<String> texts = setting.value().items().stream().map(Value::text).toList();
    assertThat(setting.value().isList()).isTrue();
    assertThat(texts).isEqualTo(items == null ? List.of() : List.of(items.split(";")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "9", "bench", "Bench-2", "10.x", "a.b_c-d", "COM", "com1x", "ttyUSB0"})
  void aNameHasLettersDigitsDotUnderscoreAndDash(String name) {
    Config config = Conf.right("[profile " + name + "]\nendpoint = loop:\n");
    assertThat(config.profileNames()).containsExactly(name);
  }

  @Test
  void aNameMayHave64Characters() {
    String name = "x".repeat(64);
    assertThat(Conf.right("[profile " + name + "]\nendpoint=loop:").profile(name)).isPresent();
    assertThat(Conf.wrong("[profile x" + name + "]\nendpoint=loop:"))
        .containsExactly("1:10+65 the name of a profile has at most 64 characters");
  }

  @Test
  void namesDifferByCaseAndAreSorted() {
    Config config =
        Conf.right(
            "[profile b]\nendpoint=loop:\n[profile B]\nendpoint=loop:\n[profile a]\nendpoint=loop:");
    assertThat(config.profileNames()).containsExactly("B", "a", "b");
  }

  @Test
  void everyOptionOfAnEndpointIsAKey() {
    List<String> keys = new ArrayList<>();
    for (EndpointOption option : EndpointOption.values()) {
      keys.add(option.key());
    }
    assertThat(Config.profileKeys()).startsWith("endpoint", "password-file").containsAll(keys);
    assertThat(Config.profileKeys()).hasSize(keys.size() + 2).doesNotHaveDuplicates();
    keys.removeAll(List.of("vid", "pid", "serial"));
    assertThat(Config.defaultKeys()).containsExactlyElementsOf(keys);
  }

  @Test
  void aLineMayHave8192CharactersAndAnEndpoint4096() {
    String comment = "#" + "x".repeat(8191);
    assertThat(Conf.right(comment).profileNames()).isEmpty();
    assertThat(Conf.wrong("\n" + comment + "xx"))
        .containsExactly("2:8193+2 the line is longer than 8192 characters");
    String device = "/" + "x".repeat(4095);
    assertThat(Conf.right("[profile p]\nendpoint=" + device).profile("p")).isPresent();
    assertThat(Conf.wrong("[profile p]\nendpoint=" + device + "x").get(0))
        .contains("is more than 4096 characters allow");
  }

  @Test
  @Timeout(60)
  void aFileOf40000ProfilesIsReadInTime() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      text.append("[profile p").append(i).append("]\nendpoint=/d\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(bytes.length).isLessThanOrEqualTo(1_200_000);
    assertThat(Conf.right(bytes).profileNames()).hasSize(40_000);
  }
}
