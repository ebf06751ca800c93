package dev.msp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake is told once, with its place, what was found and what would be right. */
class ConfigMistakesTest {

  private static final String P = "[profile p]\nendpoint=/d\n";
  private static final String NAME_RULE =
      "; it has letters a to z and A to Z, digits, and behind them . _ -";
  private static final String QUOTES =
      "; a value of several words stands in quotes, a comment behind #";

  /** The text, and all mistakes in it. */
  private static Arguments of(String text, String... mistakes) {
    return Arguments.of(text, List.of(mistakes));
  }

  static Stream<Arguments> ofSections() {
    return Stream.of(
        of("[profile]\n", "1:9+1 a profile needs a name; write it like [profile bench]"),
        of(
            "[profile p",
            "1:11+1 the ] at the end of the section is missing; write it like [profile bench]"),
        of(
            "[",
            "1:2+1 expected the kind of section, but found the end of the line; write it like [profile bench]"),
        of(
            "[]",
            "1:2+1 expected the kind of section, but found \"]\"; write it like [profile bench]"),
        of(
            "[[a]]",
            "1:2+4 expected the kind of section, but found \"[a]]\"; write it like [profile bench]"),
        of(
            "[#]",
            "1:2+1 expected the kind of section, but found a comment; write it like [profile bench]"),
        of("[proflie p]\nbuad=1", "1:2+7 [proflie p] is no section; did you mean profile?"),
        of("[Defaults]", "1:2+8 [Defaults] is no section; did you mean defaults?"),
        of(
            "[something]",
            "1:2+9 [something] is no section; there are [defaults], [profile NAME], [console], [keys],"
                + " [peer FINGERPRINT] and [exec NAME]"),
        of("[defaults x]", "1:11+1 [defaults] takes no name"),
        of("[defaults] x", "1:12+1 \"x\" follows the section" + QUOTES),
        of("[defaults]\n\n[defaults]", "3:2+8 [defaults] stands in line 1 already; join the two"),
        of(
            P + "[profile p]\nendpoint=/d",
            "3:2+7 [profile p] stands in line 1 already; join the two"),
        of(
            "[profile p]\n",
            "1:1+11 [profile p] has no endpoint; add a line like endpoint = /dev/ttyUSB0"),
        of("[profile a b]", "1:11+1 \" \" is not for the name of a profile" + NAME_RULE),
        of("[profile \"p\"]", "1:10+1 \"\"\" does not begin the name of a profile" + NAME_RULE),
        of("[profile -p]", "1:10+1 \"-\" does not begin the name of a profile" + NAME_RULE),
        of("[profile .p]", "1:10+1 \".\" does not begin the name of a profile" + NAME_RULE),
        of("[profile naïve]", "1:12+1 \"ï\" is not for the name of a profile" + NAME_RULE),
        of("[profile 😀]", "1:10+1 \"😀\" does not begin the name of a profile" + NAME_RULE),
        of("[profile p\u202E]", "1:11+1 U+202E is not for the name of a profile" + NAME_RULE),
        of("[profile a:b]", "1:11+1 \":\" is not for the name of a profile" + NAME_RULE),
        of(
            "[profile COM3]",
            "1:10+4 COM3 is an endpoint by itself, so no profile can be called so"),
        of(
            "[profile com12]",
            "1:10+5 com12 is an endpoint by itself, so no profile can be called so"),
        of(
            "[profile LocalHost]",
            "1:10+9 LocalHost is an endpoint by itself, so no profile can be called so"),
        of(
            "[profile 10.0.0.5]",
            "1:10+8 10.0.0.5 is an endpoint by itself, so no profile can be called so"),
        of(
            "[profile 10.0.0.555]",
            "1:10+10 10.0.0.555 is an endpoint by itself, so no profile can be called so"));
  }

  static Stream<Arguments> ofLines() {
    return Stream.of(
        of(
            "window = 4\nbaud = 1",
            "1:1+6 window stands before the first section; begin with [defaults] or [profile bench]"),
        of(P + "baud", "3:5+1 expected = behind baud, but found the end of the line"),
        of(P + "baud # x", "3:6+1 expected = behind baud, but found a comment"),
        of(P + "baud 9600", "3:6+4 expected = behind baud, but found \"9600\""),
        of(P + "baud: 9600", "3:5+1 expected = behind baud, but found \":\""),
        of(P + "= 9600", "3:1+1 expected [section], key = value or # comment, but found \"=\""),
        of(
            P + "\"baud\" = 1",
            "3:1+6 expected [section], key = value or # comment, but found \"\"baud\"\""),
        of(P + "// x", "3:1+2 expected [section], key = value or # comment, but found \"//\""),
        of(P + "baud =", "3:7+1 expected a value for baud, but found the end of the line"),
        of(P + "baud = \t# 9600", "3:9+1 expected a value for baud, but found a comment"),
        of(P + "name = my bench", "3:11+5 \"bench\" follows the value" + QUOTES),
        of(P + "name = \"a\"b", "3:11+1 \"b\" follows the value" + QUOTES),
        of(P + "name = a\"b", "3:9+1 a quote in the middle of a word; put the whole in quotes"),
        of(P + "name = 'a b'", "3:8+2 text stands in double quotes \", not in single ones"),
        of(P + "name = a\u200Bb", "3:9+1 U+200B cannot be seen; take it out"),
        of(P + "name =\u00A0a", "3:7+1 U+00A0 cannot be seen; take it out"),
        of(P + "name = a\rb", "3:9+1 U+000D cannot be seen; take it out"),
        of(P + "name = a # \u001b[2J", "3:12+1 U+001B is a control character; take it out"),
        of("# \0", "1:3+1 U+0000 is a control character; take it out"));
  }

  static Stream<Arguments> ofTexts() {
    String escapes =
        "there is no such escape; behind a backslash stands n, r, t, e, 0, x and 2 digits, u and"
            + " 4 digits, u{...}, a quote or another backslash";
    String noCharacter =
        "the escape names no character; behind a backslash write it like u00e9 or u{1F600}";
    return Stream.of(
        of(P + "name = \"a", "3:8+2 the quote that begins here does not end on this line"),
        of(P + "name = \"a\\\"", "3:8+4 the quote that begins here does not end on this line"),
        of(P + "name = \"a\\", "3:10+1 " + escapes),
        of(P + "name = \"\\q\"", "3:9+2 " + escapes),
        of(P + "name = \"C:\\Users\"", "3:11+2 " + escapes),
        of(P + "name = \"\\xA\"", "3:9+3 the escape needs 2 hexadecimal digits"),
        of(P + "name = \"\\u00g\"", "3:9+4 the escape needs 4 hexadecimal digits"),
        of(P + "name = \"\\u{}\"", "3:9+4 " + noCharacter),
        of(P + "name = \"\\u{1F600\"", "3:9+2 " + noCharacter),
        of(P + "name = \"\\u{110000}\"", "3:9+10 " + noCharacter),
        of(P + "name = \"\\ud83d\\ude00\"", "3:9+6 " + noCharacter),
        of(P + "name = \"\\xFF\"", "3:8+6 the bytes that its escapes make are not UTF-8"),
        of(
            P + "name = \"a\u202Eb\"",
            "3:10+1 U+202E cannot be seen; write a backslash and u{202e}"),
        of(P + "name = \"a\tb\"", "3:10+1 U+0009 cannot be seen; write a backslash and u{9}"),
        of(
            P + "name = \"\\e\"",
            "3:8+4 name \\u{1b} has a control character; write it like name=bench"));
  }

  static Stream<Arguments> ofLists() {
    return Stream.of(
        of(P + "name = [a]", "3:8+3 name takes one value, not a list"),
        of(P + "password-file = [/a]", "3:17+4 password-file takes one value, not a list"),
        of("[profile p]\nendpoint = [/d]", "2:12+4 endpoint takes one value, not a list"),
        of("[profile p]\nendpoint = [::1]:9009", "2:17+5 \":9009\" follows the value" + QUOTES),
        of(
            P + "name = [a",
            "3:10+1 the ] at the end of the list is missing; a list stands on one line"),
        of(P + "name = [a b]", "3:11+2 expected , or ], but found \"b]\""),
        of(P + "name = [a,,b]", "3:11+3 expected a value, but found \",b]\""),
        of(P + "name = [,]", "3:9+2 expected a value, but found \",]\""),
        of(
            P + "name = [[a]]",
            "3:9+4 a list cannot hold a list; a text that begins with [ stands in quotes"));
  }

  static Stream<Arguments> ofMeanings() {
    return Stream.of(
        of(P + "buad = 1", "3:1+4 there is no key buad in [profile p]; did you mean baud?"),
        of(P + "Baud = 1", "3:1+4 there is no key Baud in [profile p]; did you mean baud?"),
        of(
            P + "frame-version = 1",
            "3:1+13 there is no key frame-version in [profile p]; did you mean version?"),
        of(
            P + "colour = red",
            "3:1+6 there is no key colour in [profile p]; msp.conf(5) has all keys"),
        of(
            "[defaults]\nendpiont = /d",
            "2:1+8 there is no key endpiont in [defaults]; msp.conf(5) has all keys"),
        of(
            "[defaults]\nendpoint = /d",
            "2:1+8 endpoint is one endpoint's own; set it in a [profile NAME]"),
        of(
            "[defaults]\npassword-file = /x",
            "2:1+13 password-file is one endpoint's own; set it in a [profile NAME]"),
        of("[defaults]\nvid = 0403", "2:1+3 vid is one endpoint's own; set it in a [profile NAME]"),
        of(P + "baud = 1\nbaud = 2", "4:1+4 baud was set in line 3 already; keep one of them"),
        of(P + "endpoint = /e", "3:1+8 endpoint was set in line 2 already; keep one of them"),
        of(
            "[profile p]\nendpoint=/d?baud=1\nbaud=1",
            "3:1+4 baud stands in the endpoint already; keep one of them"),
        of(
            "[profile p]\nbaud=1\nendpoint=tcp://h",
            "2:1+4 baud means nothing on tcp://h:9009; take it out"),
        of(
            "[profile p]\nendpoint=tcp-listen://\nconnect-timeout=1s",
            "3:1+15 connect-timeout means nothing on tcp-listen://:9009; take it out"),
        of(P + "baud = 0", "3:8+1 baud 0 is not 1 to 20000000; write it like baud=115200"),
        of(
            P + "baud = \"\"",
            "3:8+2 baud without a value is not 1 to 20000000; write it like baud=115200"),
        of(
            "[defaults]\nack-timeout = 5",
            "2:15+1 ack-timeout 5 needs a unit, like 200ms or 5s; write it like ack-timeout=5s"),
        of(
            "[defaults]\nreconnect = maybe",
            "2:13+5 reconnect maybe is not yes or no; write it like reconnect=yes"),
        of(P + "password-file = x", "3:17+1 password-file needs the whole path, from / or ~/ on"),
        of(
            P + "password-file = ~you/x",
            "3:17+6 password-file needs the whole path, from / or ~/ on"));
  }

  static Stream<Arguments> ofEndpoints() {
    return Stream.of(
        of(
            "[profile p]\nendpoint = tcp://h:99999",
            "2:20+5 port 99999 is not 1 to 65535; write it like tcp://192.168.1.5:9009"),
        of(
            "[profile p]\nendpoint = \"tcp://h:99999\"",
            "2:21+6 port 99999 is not 1 to 65535; write it like tcp://192.168.1.5:9009"),
        of(
            "[profile p]\nendpoint = \"\\x74cp://h:99999\"",
            "2:12+18 port 99999 is not 1 to 65535; write it like tcp://192.168.1.5:9009"),
        of(
            "[profile p]\nendpoint = udp://h",
            "2:12+7 scheme udp is not tcp, tcp-listen, serial or loop; write it like tcp://192.168.1.5:9009"),
        of(
            "[profile p]\nendpoint = /d?buad=1",
            "2:15+6 option buad does not exist, the nearest is baud; write it like baud=115200"),
        of(
            "[profile p]\nendpoint = /d?baud=x",
            "2:20+1 baud x is not 1 to 20000000; write it like baud=115200"),
        of(
            P + "[profile q]\nendpoint = p",
            "4:12+1 p is no endpoint; write it like tcp://192.168.1.5:9009 or /dev/ttyUSB0"),
        of(
            "[profile p]\nendpoint = \"\"",
            "2:13+1 nothing is no endpoint; write it like tcp://192.168.1.5:9009 or /dev/ttyUSB0"));
  }

  @ParameterizedTest
  @MethodSource({"ofSections", "ofLines", "ofTexts", "ofLists", "ofMeanings", "ofEndpoints"})
  void isToldWithItsPlace(String text, List<String> mistakes) {
    assertThat(Conf.wrong(text)).isEqualTo(mistakes);
    String crLf = text.replace("\n", "\r\n");
    assertThat(Conf.wrong(crLf)).as("with CR LF").isEqualTo(mistakes);
  }

  @Test
  void allMistakesAreToldInTheOrderOfTheFile() {
    assertThat(
            Conf.wrong(
                """
                [profile a]
                baud = fast
                endpoint = /d
                [profile b]
                window = 2
                [profile c]
                windw = 2
                [defaults
                window = none
                [profile b]
                window = none
                """))
        .containsExactly(
            "2:8+4 baud fast is not 1 to 20000000; write it like baud=115200",
            "4:1+11 [profile b] has no endpoint; add a line like endpoint = /dev/ttyUSB0",
            "7:1+5 there is no key windw in [profile c]; did you mean window?",
            "8:10+1 the ] at the end of the section is missing; write it like [profile bench]",
            "10:2+7 [profile b] stands in line 4 already; join the two",
            "11:10+4 window none is not 1 to 1024; write it like window=1");
  }

  @Test
  void aKeyIsNotMissingWhereALineThatWasRefusedMayHaveIt() {
    assertThat(Conf.wrong("[profile p]\nendpiont=/d")).hasSize(1);
    assertThat(Conf.wrong("[profile p]\nendpoint=a b")).hasSize(1);
    assertThat(Conf.wrong("[profile p]\nendpoint=\"")).hasSize(1);
    assertThat(Conf.wrong("[profile p]\nbaud=x")).hasSize(2);
  }

  @Test
  void columnsCountCharactersAndNotUnitsOfUtf16() {
    assertThat(Conf.wrong(P + "name = \"😀\" x"))
        .containsExactly("3:12+1 \"x\" follows the value" + QUOTES);
  }

  @Test
  void aByteThatIsNotUtf8IsToldForEachLine() {
    byte[] bytes = ("[profile p]\nname = é\r\nendpoint = /é").getBytes(StandardCharsets.ISO_8859_1);
    String message = "+1 a byte that is not UTF-8; save the file as UTF-8";
    assertThat(Conf.wrong(bytes)).contains("2:8" + message, "3:13" + message);
  }

  @Test
  void utf16IsTold() {
    for (String charset : new String[] {"UTF-16LE", "UTF-16BE", "UTF-16"}) {
      byte[] bytes = "[defaults]\n".getBytes(java.nio.charset.Charset.forName(charset));
      assertThat(Conf.wrong(bytes))
          .as(charset)
          .containsExactly("1:1+1 the file is UTF-16; save it as UTF-8");
    }
  }

  @Test
  void theLineIsKeptAsItStands() throws ConfigException {
    try {
      Config.parse("f", "[defaults]\r\n\tbaud =\t0  # x\r\n".getBytes(StandardCharsets.UTF_8));
    } catch (ConfigException e) {
      Mistake mistake = e.mistakes().get(0);
      assertThat(mistake.text()).isEqualTo("\tbaud =\t0  # x");
      assertThat(mistake.in("f")).startsWith("f:2:9: baud 0 is not ");
      return;
    }
    throw new AssertionError("no mistake was found");
  }

  @Test
  void aHundredAreListedAndAllAreCounted() {
    try {
      Config.parse("f", "?\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
    } catch (ConfigException e) {
      assertThat(e.mistakes()).hasSize(100);
      assertThat(e.total()).isEqualTo(1000);
      return;
    }
    throw new AssertionError("no mistake was found");
  }
}
