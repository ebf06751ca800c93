package dev.msp.transport.serial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.EndpointParser;
import org.junit.jupiter.api.Test;

class LineSettingsTest {

  private static EndpointOptions options(String query) throws Exception {
    return EndpointParser.parse("serial:/dev/ttyUSB0" + query).options();
  }

  @Test
  void withoutOptionsALineHasTheDefaultsOfTheProtocol() {
    assertThat(LineSettings.of(EndpointOptions.NONE))
        .hasToString("115200 8N1, flow none")
        .isEqualTo(new LineSettings(115200, 8, 'N', "1", LineSettings.Flow.NONE));
  }

  @Test
  void everyPartIsTakenFromTheOptions() throws Exception {
    assertThat(LineSettings.of(options("?baud=250000&format=5m1.5&flow=xonxoff")))
        .hasToString("250000 5M1.5, flow xonxoff");
    assertThat(LineSettings.of(options("?flow=rtscts&format=7E2")))
        .hasToString("115200 7E2, flow rtscts");
  }

  @Test
  void aChangeLeavesWhatIsNotSet() throws Exception {
    LineSettings before = LineSettings.of(options("?baud=9600&format=7E2&flow=rtscts"));
    EndpointOptions none = EndpointOptions.NONE;
    assertThat(before.with(none)).isEqualTo(before);
    assertThat(before.with(none.with(EndpointOption.BAUD, "300")))
        .hasToString("300 7E2, flow rtscts");
    assertThat(before.with(none.with(EndpointOption.FORMAT, "8N1")))
        .hasToString("9600 8N1, flow rtscts");
    assertThat(before.with(none.with(EndpointOption.FLOW, "none")))
        .hasToString("9600 7E2, flow none");
  }

  @Test
  void oneAndAHalfStopBitsGoWithFiveDataBitsOnly() throws Exception {
    assertThat(LineSettings.of(options("?format=5N1.5")).isPossible()).isTrue();
    assertThat(LineSettings.of(options("?format=6N1.5")).isPossible()).isFalse();
    assertThat(LineSettings.of(options("?format=8N2")).isPossible()).isTrue();
  }

  @Test
  void aByteTakesItsStartDataParityAndStopBits() throws Exception {
    assertThat(LineSettings.of(options("?baud=10")).nanos(1)).isEqualTo(1_000_000_000L);
    assertThat(LineSettings.of(options("?baud=1000&format=8E2")).nanos(2)).isEqualTo(24_000_000L);
    assertThat(LineSettings.of(options("?baud=1000&format=5N1.5")).nanos(2)).isEqualTo(15_000_000L);
  }

  @Test
  void dtrAndRtsAreUpAndStayUpUnlessTheOptionsSayOtherwise() throws Exception {
    assertThat(ModemLines.of(EndpointOptions.NONE)).isEqualTo(new ModemLines(true, true, false));
    assertThat(ModemLines.of(options("?dtr=off&rts=keep&hupcl=on")))
        .isEqualTo(new ModemLines(false, true, true));
    assertThat(ModemLines.of(options("?dtr=keep&rts=off")))
        .isEqualTo(new ModemLines(true, false, false));
  }
}
