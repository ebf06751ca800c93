package dev.msp.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointParserTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      emptyValue = "",
      value = {
        "tcp://bench:9010, TCP, bench, 9010",
        "tcp://bench, TCP, bench, 9009",
        "TCP://Bench:1, TCP, Bench, 1",
        "tcp://192.168.1.5:65535, TCP, 192.168.1.5, 65535",
        "tcp://[::1]:9010, TCP, ::1, 9010",
        "tcp://[::1], TCP, ::1, 9009",
        "tcp://[fe80::1%eth0]:9, TCP, fe80::1%eth0, 9",
        "tcp://[::ffff:10.0.0.1]:9, TCP, ::ffff:10.0.0.1, 9",
        "tcp-listen://, TCP_LISTEN, '', 9009",
        "tcp-listen://:9010, TCP_LISTEN, '', 9010",
        "tcp-listen://*:0, TCP_LISTEN, '', 0",
        "tcp-listen://*, TCP_LISTEN, '', 9009",
        "Tcp-Listen://[::]:9010, TCP_LISTEN, ::, 9010",
        "tcp-listen://127.0.0.1:0, TCP_LISTEN, 127.0.0.1, 0",
        "serial:/dev/ttyUSB0, SERIAL, /dev/ttyUSB0, 0",
        "SERIAL:COM3, SERIAL, COM3, 0",
        "serial:usb-FTDI_FT232R_A50285BI-if00-port0, SERIAL, usb-FTDI_FT232R_A50285BI-if00-port0, 0",
        "serial:new, SERIAL, new, 0",
        "serial:latest, SERIAL, latest, 0",
        "serial:?vid=0403&pid=6001, SERIAL, '', 0",
        "loop:, LOOP, '', 0",
        "loop:echo, LOOP, echo, 0",
        "/dev/ttyUSB0, SERIAL, /dev/ttyUSB0, 0",
        "/dev/serial/by-id/usb-X, SERIAL, /dev/serial/by-id/usb-X, 0",
        "com12, SERIAL, COM12, 0",
        "bench:9010, TCP, bench, 9010",
        "[::1]:9010, TCP, ::1, 9010",
        "[::1], TCP, ::1, 9009",
        "localhost, TCP, localhost, 9009",
        "127.0.0.1, TCP, 127.0.0.1, 9009",
      })
  void everyWrittenFormIsUnderstood(String text, Endpoint.Scheme scheme, String host, int port)
      throws EndpointException {
    Endpoint endpoint = EndpointParser.parse(text);
    assertThat(endpoint.scheme()).isEqualTo(scheme);
    assertThat(endpoint.host()).isEqualTo(host);
    assertThat(endpoint.port()).isEqualTo(port);
    assertThat(EndpointParser.parse(endpoint.toString())).isEqualTo(endpoint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tcp://host:99999|12|port 99999 at character 12 is not 1 to 65535",
        "tcp://host:0|12|port 0 at character 12 is not 1 to 65535",
        "tcp-listen://:65536|15|port 65536 at character 15 is not 0 to 65535",
        "tcp://host:|12|the port at character 12 is missing",
        "tcp://host:x|12|port x at character 12 is not 1 to 65535",
        "tcp://:9009|7|the host at character 7 is missing",
        "tcp://|7|the host at character 7 is missing",
        "tcp:host:9009|5|the host at character 5 needs // before it",
        "tcp://*:9009|7|host * at character 7 means all addresses, on tcp-listen only",
        "tcp://a b:9|8|does not belong in a host name",
        "tcp://h:9/x|10|path /x at character 10 has no meaning",
        "tcp://1.2.3.256|7|address 1.2.3.256 at character 7 is not four numbers of 0 to 255",
        "tcp://[::1|7|[ at character 7 is not closed with ]",
        "tcp://[1::2::3]:9|8|address 1::2::3 at character 8 is not an IPv6 address",
        "tcp://[1:2:3:4:5:6:7]:9|8|is not an IPv6 address",
        "tcp://[1:2:3:4:5:6:7:8:9]:9|8|is not an IPv6 address",
        "tcp://[1:2:3:4:5:6::8]x|23|x at character 23 should be : and a port",
        "tcp://[1:2:3:4:5:6:7::8]|8|is not an IPv6 address",
        "tcp://[12345::]|8|is not an IPv6 address",
        "tcp://[fe80::1%]:9|8|is not an IPv6 address",
        "::1|1|address ::1 at character 1 could end in a port: put brackets",
        "tcp://::1:9009|7|put brackets around an IPv6 address; write it like tcp://[::1]:9009",
        "udp://h:1|1|scheme udp at character 1 is not tcp, tcp-listen, serial or loop",
        "serial:|8|the port at character 8 is missing",
        "serial://dev/ttyUSB0|8|// at character 8 does not follow serial:; write it like serial:/",
        "bench|1|bench at character 1 is neither an endpoint nor a profile",
        "COM|1|COM at character 1 is neither an endpoint nor a profile",
        "COM3x|1|neither an endpoint nor a profile",
        "9009|1|neither an endpoint nor a profile",
        "?name=x|1|nothing at character 1 is neither an endpoint nor a profile",
        "tcp://h?|9|an option at character 9 is missing",
        "tcp://h?name=a&|16|an option at character 16 is missing",
        "tcp://h?ack-timout=5s|9|option ack-timout at character 9 does not exist, the nearest is ack-timeout",
        "/dev/ttyS0?bautrate=9600|12|the nearest is baud; write it like baud=115200",
        "tcp://h?baud=9600|9|option baud at character 9 means nothing on tcp",
        "/dev/ttyS0?idle-timeout=5s|12|option idle-timeout at character 12 means nothing on serial",
        "tcp://h?name=a&name=b|16|option name at character 16 was given before",
        "tcp://h?window=|16|window without a value at character 16 is not 1 to 1024",
        "tcp://h?window|15|window without a value at character 15 is not 1 to 1024",
        "tcp://h?ack-timeout=5|21|ack-timeout 5 at character 21 needs a unit, like 200ms or 5s",
        "tcp://h?name=a%2|14|value a%2 at character 14 has a % without two hexadecimal digits",
        "tcp://h?name=a%ff|14|value a%ff at character 14 is not UTF-8",
        "tcp://h?name=a%1b|14|at character 14 has a control character",
      })
  void mistakesAreShownWithTheirPlaceAndARightExample(String text, int column, String sentence) {
    EndpointException mistake = mistake(text);
    assertThat(mistake.column()).isEqualTo(column);
    assertThat(mistake)
        .hasMessageStartingWith(text + ": ")
        .hasMessageContaining(sentence)
        .hasMessageContaining("; write it like ");
  }

  @Test
  void theWholeSentenceReadsAsDocumented() {
    assertThat(mistake("tcp://host:99999"))
        .hasMessage(
            "tcp://host:99999: port 99999 at character 12 is not 1 to 65535;"
                + " write it like tcp://192.168.1.5:9009");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u001b]0;x\u0007", "tcp://h\u009b31m", "a\nb", "tcp://h?name=\u202ex", "\ud800"})
  void controlCharactersAreRefusedAndNeverEchoed(String text) {
    String message = String.valueOf(mistake(text).getMessage());
    assertThat(message.codePoints().filter(EndpointException::isHidden)).isEmpty();
    assertThat(message).contains("\\u{");
  }

  @Test
  void controlCharactersBehindPercentSignsAreNotEchoedEither() {
    assertThat(mistake("tcp://h?name=%1b%5b2J")).hasMessageContaining("name \\u{1b}[2J at");
  }

  @Test
  void textIsBounded() throws EndpointException {
    String longest = "loop:" + "x".repeat(4096 - 5);
    assertThat(EndpointParser.parse(longest).host()).hasSize(4091);
    assertThat(mistake(longest + "x").column()).isEqualTo(4097);
    assertThat(mistake(longest + "x").getMessage()).hasSizeLessThan(400);
  }

  @Test
  void optionsAreReadUndoneAndKept() throws EndpointException {
    Endpoint endpoint =
        EndpointParser.parse(
            "tcp://h:1?ack-timeout=1.5S&reconnect&allow-plain=off&name=a%26b%25=é");
    EndpointOptions options = endpoint.options();
    assertThat(options.duration(EndpointOption.ACK_TIMEOUT)).hasMillis(1500);
    assertThat(options.flag(EndpointOption.RECONNECT)).isTrue();
    assertThat(options.flag(EndpointOption.ALLOW_PLAIN)).isFalse();
    assertThat(options.text(EndpointOption.NAME)).contains("a&b%=é");
    assertThat(options.number(EndpointOption.WINDOW)).isEqualTo(1);
    assertThat(EndpointParser.parse(endpoint.toString())).isEqualTo(endpoint);
  }

  @Test
  void profilesAreAskedForWhatIsNoEndpointAndOptionsWinOverTheirs() throws EndpointException {
    Endpoint dev = EndpointParser.parse("/dev/ttyUSB0?baud=9600&flow=rtscts");
    Endpoint found =
        EndpointParser.parse(
            "dev?baud=19200", name -> name.equals("dev") ? Optional.of(dev) : Optional.empty());
    assertThat(found).isEqualTo(EndpointParser.parse("/dev/ttyUSB0?baud=19200&flow=rtscts"));
    assertThat(EndpointParser.parse("localhost", name -> Optional.of(dev)).host())
        .isEqualTo("localhost");
    assertThat(
            catchThrowableOfType(
                EndpointException.class,
                () -> EndpointParser.parse("dev?idle-timeout=1s", name -> Optional.of(dev))))
        .hasMessageContaining("means nothing on serial");
  }

  @Test
  void whatIsPrintedIsReadAsTheSame() throws EndpointException {
    long seed = 20261122;
    Random random = new Random(seed);
    String[] places = {"tcp://h:9", "tcp-listen://:0", "serial:/dev/a%b &c", "loop:x y"};
    String[] names = {"%", "&", "a=b", " x y ", "?", "%25", "日本", "\ud83d\ude00", "#", "+"};
    for (int round = 0; round < 2000; round++) {
      Endpoint endpoint = EndpointParser.parse(places[random.nextInt(places.length)]);
      EndpointOptions options = EndpointOptions.NONE;
      for (EndpointOption option : EndpointOption.values()) {
        if (random.nextInt(3) == 0 && option.appliesTo(endpoint.scheme())) {
          String value =
              option == EndpointOption.NAME ? names[random.nextInt(10)] : example(option);
          options = options.with(option, value);
        }
      }
      Endpoint full = endpoint.with(options);
      assertThat(EndpointParser.parse(full.toString())).as("seed %d", seed).isEqualTo(full);
    }
  }

  @Test
  void randomTextNeverCausesMoreThanASentence() {
    long seed = 4096;
    Random random = new Random(seed);
    String[] pieces = {
      "tcp",
      "-listen",
      ":",
      "//",
      "[",
      "]",
      "::",
      "1",
      "%",
      "serial",
      "loop",
      "?",
      "=",
      "&",
      "baud",
      "name",
      "COM3",
      "/dev",
      ".",
      "9009",
      "\u001b",
      "\ud83d",
      "x",
      "*",
      "ack-timeout",
      "5s",
      " "
    };
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(9); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        Endpoint endpoint = EndpointParser.parse(text.toString());
        assertThat(EndpointParser.parse(endpoint.toString()))
            .as(text.toString())
            .isEqualTo(endpoint);
      } catch (EndpointException e) {
        assertThat(e.column()).as("seed %d: %s", seed, text).isBetween(1, text.length() + 1);
        assertThat(e.getMessage()).as("seed %d: %s", seed, text).contains("; write it like ");
      }
    }
  }

  @Test
  void theOptionsOnASchemeAreThoseThatMeanSomethingThere() throws EndpointException {
    EndpointOptions all = EndpointParser.parse("/dev/x?baud=9600&window=2").options();

    assertThat(all.on(Endpoint.Scheme.TCP)).hasToString("?window=2");
    assertThat(all.on(Endpoint.Scheme.SERIAL)).isEqualTo(all);
  }

  private static String example(EndpointOption option) {
    String pair = EndpointValues.example(option);
    return pair.substring(pair.indexOf('=') + 1);
  }

  private static EndpointException mistake(String text) {
    return catchThrowableOfType(EndpointException.class, () -> EndpointParser.parse(text));
  }
}
