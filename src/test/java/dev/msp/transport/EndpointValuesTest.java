package dev.msp.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointValuesTest {

  @ParameterizedTest
  @CsvSource({
    "RECONNECT, true, yes",
    "RECONNECT, ON, yes",
    "RECONNECT, Yes, yes",
    "RECONNECT, 1, yes",
    "RECONNECT, false, no",
    "RECONNECT, off, no",
    "RECONNECT, NO, no",
    "RECONNECT, 0, no",
    "BAUD, 009600, 9600",
    "WINDOW, 1024, 1024",
    "FRAME_LIMIT, 7, 7",
    "PROTOCOL, RAW, raw",
    "FLOW, RtsCts, rtscts",
    "FORMAT, 7e1.5, 7E1.5",
    "FORMAT, 8N2, 8N2",
    "VID, 0X04aB, 04ab",
    "ACK_TIMEOUT, 200MS, 200ms",
    "NAME, Bench One, Bench One",
  })
  void valuesAreKeptInOneForm(EndpointOption option, String value, String kept)
      throws EndpointException {
    assertThat(EndpointValues.check(option, value)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "RECONNECT, maybe, is not yes or no",
    "BAUD, 0, is not 1 to 20000000",
    "BAUD, 20000001, is not 1 to 20000000",
    "BAUD, 99999999999999, is not 1 to 20000000",
    "WINDOW, -1, is not 1 to 1024",
    "WINDOW, 1e3, is not 1 to 1024",
    "FRAME_LIMIT, 6, is not 7 to 65535",
    "PROTOCOL, v4, 'is not classic, auto, v3 or raw'",
    "PROTOCOL, classic|auto, 'is not classic, auto, v3 or raw'",
    "HUPCL, '', is not on or off",
    "FORMAT, 9N1, is not data bits 5 to 8",
    "FORMAT, 8X1, is not data bits 5 to 8",
    "FORMAT, 8N3, is not data bits 5 to 8",
    "FORMAT, 8N, is not data bits 5 to 8",
    "PID, 123, is not four hexadecimal digits",
    "PID, 12g4, is not four hexadecimal digits",
    "NAME, ' ', is empty",
    "SERIAL, '', is empty",
  })
  void wrongValuesAreRefusedWithWhatIsRight(EndpointOption option, String value, String sentence) {
    EndpointException wrong =
        catchThrowableOfType(
            EndpointException.class, () -> EndpointOptions.NONE.with(option, value));
    assertThat(wrong.expected()).startsWith(sentence);
    assertThat(wrong.column()).isEqualTo(option.key().length() + 2);
    assertThat(wrong.example()).startsWith(option.key() + '=');
  }

  @Test
  void textIsBoundedAndWithoutControls() {
    assertThatThrownBy(() -> EndpointValues.check(EndpointOption.NAME, "x".repeat(257)))
        .hasMessageContaining("is longer than 256 characters");
    assertThatThrownBy(() -> EndpointValues.check(EndpointOption.NAME, "a\u001bb"))
        .hasMessageContaining("a\\u{1b}b")
        .hasMessageContaining("has a control character");
    assertThatThrownBy(() -> EndpointValues.check(EndpointOption.NAME, "a\ud83d"))
        .hasMessageContaining("has a control character");
  }

  @ParameterizedTest
  @EnumSource
  void everyDefaultAndEveryExampleIsAValueItself(EndpointOption option) throws EndpointException {
    String example = EndpointValues.example(option);
    assertThat(EndpointOptions.NONE.with(option, example.substring(option.key().length() + 1)))
        .hasToString('?' + example);
    if (option.byDefault().isPresent()) {
      assertThat(EndpointValues.check(option, option.byDefault().get()))
          .isEqualTo(option.byDefault().get());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1ms, 1000000",
    "200ms, 200000000",
    "1.5s, 1500000000",
    "0.001s, 1000000",
    "1.000001ms, 1000001",
    "10m, 600000000000",
    "1h, 3600000000000",
    "24H, 86400000000000",
    "86400000ms, 86400000000000",
  })
  void durationsHaveUnitsAndMayHaveFractions(String text, long nanos) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 'needs a unit, like 200ms or 5s'",
    "1.5, 'needs a unit, like 200ms or 5s'",
    "'', is not a duration like 200ms or 5s",
    "s, is not a duration like 200ms or 5s",
    "-5s, is not a duration like 200ms or 5s",
    ".5s, is not a duration like 200ms or 5s",
    "5.s, is not a duration like 200ms or 5s",
    "1.0000001s, is not a duration like 200ms or 5s",
    "5 s, 'has no unit of ms, s, m or h'",
    "5d, 'has no unit of ms, s, m or h'",
    "1.2.3s, 'has no unit of ms, s, m or h'",
    "0s, is less than 1ms",
    "0.9ms, is less than 1ms",
    "24.000001h, is more than 24h",
    "25h, is more than 24h",
    "99999999999999999999s, is more than 24h",
    "999999999h, is more than 24h",
  })
  void wrongDurationsAreRefusedWithWhatIsRight(String text, String sentence) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }
}
