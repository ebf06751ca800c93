package dev.msp.transport.serial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.EndpointParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortSettingsTest {

  private final FakePort port = new FakePort();
  private final FakeTool tool = new FakeTool(FakeTool.RAW);

  private PortSettings open(String query) throws Exception {
    EndpointOptions options = EndpointParser.parse("serial:/dev/ttyUSB0" + query).options();
    return new PortSettings(
        port, "/dev/ttyUSB0", tool, LineSettings.of(options), ModemLines.of(options));
  }

  private static EndpointOptions set(EndpointOption option, String value) throws Exception {
    return EndpointOptions.NONE.with(option, value);
  }

  @Test
  void whatTheDriverTookIsShownAndNothingIsTouched() throws Exception {
    assertThat(open("")).hasToString("115200 8N1, flow none");
    assertThat(tool.set).isEmpty();
    assertThat(port.calls).isEmpty();
  }

  @Test
  void withoutAnAnswerTheSettingsAreRequested() throws Exception {
    tool.says("");
    assertThat(open("?baud=9600")).hasToString("9600 8N1, flow none (requested)");
  }

  @Test
  void aRateThatStttyCannotTellIsRequested() throws Exception {
    tool.says(FakeTool.RAW.replace("speed 115200", "speed 0"));
    assertThat(open("?baud=250000")).hasToString("250000 8N1, flow none (rate requested)");
  }

  @Test
  void aRateThatTheDriverDidNotTakeIsSaid() throws Exception {
    tool.says(FakeTool.RAW.replace("speed 115200", "speed 9600"));
    assertThat(open("?baud=12345"))
        .hasToString("9600 8N1, flow none; the driver runs at 9600 baud instead of 12345");
  }

  @Test
  void aRateThatIsOffByLessThanTwoPerCentIsTheRate() throws Exception {
    tool.says(FakeTool.RAW.replace("speed 115200", "speed 117000"));
    assertThat(open("")).hasToString("117000 8N1, flow none");
    tool.says(FakeTool.RAW.replace("speed 115200", "speed 118000"));
    assertThat(open("").toString()).contains("instead of 115200");
  }

  @Test
  void aFormatOrFlowControlThatTheDriverDidNotTakeIsSaid() throws Exception {
    assertThat(open("?format=7E1&flow=rtscts"))
        .hasToString(
            "115200 8N1, flow none; the driver keeps 8N1 instead of 7E1;"
                + " the driver keeps flow none instead of rtscts");
  }

  @Test
  void flagsThatChangeBytesAreSwitchedOff() throws Exception {
    tool.says(FakeTool.RAW.replace("-inpck -istrip", "inpck istrip").replace("-echo ", "echo "));
    open("?format=7E1");
    assertThat(tool.set).containsExactly(List.of("-inpck", "-istrip", "-echo"));
  }

  @Test
  void hangingUpOnCloseIsAsTheOptionSays() throws Exception {
    open("?hupcl=on");
    tool.says(FakeTool.RAW.replace("-hupcl", "hupcl"));
    open("?hupcl=on");
    open("?hupcl=off");
    assertThat(tool.set).containsExactly(List.of("hupcl"), List.of("-hupcl"));
  }

  @Test
  void nobodyLooksWhileALineIsDownBecauseThatWouldRaiseIt() throws Exception {
    tool.says(FakeTool.RAW.replace("speed 115200", "speed 9600"));
    assertThat(open("?dtr=off")).hasToString("115200 8N1, flow none (requested)");
    assertThat(open("?rts=off")).hasToString("115200 8N1, flow none (requested)");
    PortSettings later = open("");
    assertThat(later.rts(false)).isTrue();
    assertThat(later.change(set(EndpointOption.BAUD, "4800"))).isTrue();
    assertThat(later).hasToString("4800 8N1, flow none (requested)");
    assertThat(later.rts(true)).isTrue();
    assertThat(later.change(set(EndpointOption.BAUD, "9600"))).isTrue();
    assertThat(later).hasToString("9600 8N1, flow none");
  }

  @Test
  void aChangeIsAppliedAndReadBack() throws Exception {
    PortSettings settings = open("");
    tool.says(FakeTool.RAW.replace("speed 115200", "speed 57600"));
    assertThat(settings.change(set(EndpointOption.BAUD, "57600"))).isTrue();
    assertThat(settings).hasToString("57600 8N1, flow none");
    assertThat(port.calls).containsExactly("apply 57600 8N1, flow none");
  }

  @Test
  void aChangeThatTheDriverRefusesLeavesAllAsItWas() throws Exception {
    PortSettings settings = open("");
    port.refuseOver(1_000_000);
    assertThat(settings.change(set(EndpointOption.BAUD, "3000000"))).isFalse();
    assertThat(settings).hasToString("115200 8N1, flow none");
    assertThat(port.calls)
        .containsExactly("apply 3000000 8N1, flow none", "apply 115200 8N1, flow none");
  }

  @Test
  void anImpossibleFormatIsNotEvenTried() throws Exception {
    PortSettings settings = open("");
    assertThat(settings.change(set(EndpointOption.FORMAT, "8N1.5"))).isFalse();
    assertThat(port.calls).isEmpty();
  }
}
