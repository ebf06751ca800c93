package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.ui.console.Destination.Group;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The form that opens a session. */
@Timeout(60)
class FormTest {

  private static final String F2 = "\u001BOQ";
  private static final String RIGHT = "\u001B[C";
  private static final String LEFT = "\u001B[D";
  private static final String UP = "\u001B[A";

  private static final Destination PORT =
      new Destination(Group.PORTS, "/dev/ttyX0", "adapter", "open \"/dev/ttyX0\"");
  private static final Destination PROFILE =
      new Destination(Group.PROFILES, "bench", "tcp://b:9009", "open bench");

  private static OpenForm form() {
    Start places = new Start();
    places.list(List.of(PORT, PROFILE));
    OpenForm form = new OpenForm(places);
    form.begin(Optional.empty());
    return form;
  }

  private static OpenForm with(String... labelsAndValues) {
    OpenForm form = form();
    for (int i = 0; i < labelsAndValues.length; i += 2) {
      String label = labelsAndValues[i];
      form.fields().stream()
          .filter(field -> field.label().equals(label))
          .findFirst()
          .orElseThrow()
          .set(labelsAndValues[i + 1]);
    }
    return form;
  }

  @Test
  void theFieldsOfTcpMakeAnEndpoint() {
    assertThat(with("host", "box", "port", "7").command()).isEqualTo("open tcp://box:7");
    assertThat(with("host", "::1").command()).isEqualTo("open tcp://[::1]:9009");
    assertThat(with("host", "box:8").command()).isEqualTo("open tcp://box:8");
    assertThat(with("to", "TCP, listen", "port", "0", "name", "sim").command())
        .isEqualTo("listen tcp-listen://:0 as sim");
  }

  @Test
  void theUsualProtocolIsNotCalledClassicAndSealedAsksForWhatVouchesForThePeer() {
    OpenForm form = with("host", "box");
    assertThat(form.fields())
        .filteredOn(field -> field.label().equals("protocol"))
        .extracting(FormField::value)
        .containsExactly("sealed if the peer is known, else classic");
    assertThat(form.command()).isEqualTo("open tcp://box:9009");
    assertThat(with("host", "box", "protocol", "classic").command())
        .isEqualTo("open tcp://box:9009?protocol=classic");
    OpenForm sealed =
        with("host", "box", "protocol", "sealed", "passphrase", "hush", "peer-key", "SHA256:x");
    assertThat(sealed.command()).isEqualTo("open tcp://box:9009 sealed peer-key SHA256:x");
    assertThat(sealed.password()).isEqualTo("hush");
    assertThat(with("to", "TCP, listen", "protocol", "sealed").fields())
        .noneMatch(field -> field.label().equals("peer-key"));
  }

  @Test
  void aSealedLinkIsAWordOfTheCommandAndNoOptionOfTheEndpoint() {
    OpenForm form = with("host", "box", "protocol", "sealed", "name", "dev");
    assertThat(form.command()).isEqualTo("open tcp://box:9009 sealed as dev");
    assertThat(form.isSealed()).isTrue();
    assertThat(with("host", "box", "protocol", "v3").command())
        .isEqualTo("open tcp://box:9009?protocol=v3");
  }

  @Test
  void whatHoldsWithoutItIsNotWritten() {
    assertThat(
            with("to", "serial port", "port", "/dev/ttyX0", "baud", "115200", "DTR", "on")
                .command())
        .isEqualTo("open serial:/dev/ttyX0");
    assertThat(
            with("to", "serial port", "port", "/dev/ttyX0", "baud", "9600", "RTS", "keep")
                .command())
        .isEqualTo("open serial:/dev/ttyX0?baud=9600&rts=keep");
  }

  @Test
  void aWholeEndpointAndAProfileMayStandWhereTheHostDoes() {
    assertThat(with("host", "tcp-listen://127.0.0.1:0").command())
        .isEqualTo("listen tcp-listen://127.0.0.1:0");
    assertThat(with("host", "tcp://h:1?window=2", "reconnect", "no").command())
        .isEqualTo("open tcp://h:1?window=2&reconnect=no");
    assertThat(with("host", "bench").command()).isEqualTo("open bench");
  }

  @Test
  void whatIsTypedStaysOneWordOfTheCommand() {
    assertThat(with("host", "a b;quit", "name", "x").command())
        .isEqualTo("open \"tcp://a b;quit:9009\" as x");
    assertThat(with("to", "serial port", "port", "COM3", "baud", "9600&dtr=off").command())
        .isEqualTo("open serial:COM3?baud=9600%26dtr=off");
  }

  @Test
  void aSelectedPortBeginsTheFormForSerialPorts() {
    OpenForm form = form();
    form.begin(Optional.of(PORT));
    assertThat(form.command()).isEqualTo("open serial:/dev/ttyX0");
    assertThat(form.fields()).extracting(FormField::label).contains("baud", "flow", "DTR");
  }

  @Test
  void offersAreWhatGoesOnAsItWasBegun() {
    OpenForm form = with("to", "serial port");
    assertThat(form.current().label()).isEqualTo("port");
    assertThat(form.offers()).containsExactly(new OpenForm.Offer("/dev/ttyX0", "adapter"));
    form.move(1);
    form.current().set("9");
    assertThat(form.offers()).extracting(OpenForm.Offer::text).containsExactly("9600", "921600");
  }

  @Test
  void whatStandsInAFieldAtFirstIsReplacedByWhatIsTyped() throws Exception {
    try (Desk desk = new Desk(80, 24)) {
      desk.screen.await("> demo");
      desk.screen.type(F2);
      desk.screen.await("give a host");
      desk.screen.type("box\t12");
      desk.screen.await("Enter: open tcp://box:12");
    }
  }

  @Test
  void itOpensWhatIsTypedAndNamesIt() throws Exception {
    try (Desk desk = new Desk(80, 24)) {
      desk.screen.await("> demo");
      desk.screen.type(F2);
      desk.screen.await("give a host");
      desk.screen.type("loop:x\t\tdev");
      desk.screen.await("Enter: open loop:x as dev");
      desk.screen.type("\r");
      desk.end();
      desk.screen.await("1 dev ● open");
    }
  }

  @Test
  void aMistakeIsSaidAsItIsTypedAndOpensNothing() throws Exception {
    try (Desk desk = new Desk(80, 24)) {
      desk.screen.await("> demo");
      desk.screen.type(F2);
      desk.screen.await("give a host");
      desk.screen.type("box\t99999999");
      desk.screen.await("! ");
      desk.screen.type("\r");
      desk.screen.await("> port");
      assertThat(desk.workspace.sessions()).isEmpty();
    }
  }

  @Test
  void thePasswordIsSeenNowhereAndStandsInNoCommand() throws Exception {
    try (Desk desk = new Desk(80, 24)) {
      desk.screen.await("> demo");
      desk.screen.type(F2);
      desk.screen.await("give a host");
      desk.screen.type("loop:\t\t\thush");
      desk.screen.await("password ***");
      desk.screen.type("\r");
      desk.end();
      desk.screen.await("● open");
      assertThat(desk.password()).contains("hush");
      assertThat(new String(desk.screen.written(), java.nio.charset.StandardCharsets.UTF_8))
          .doesNotContain("hush");
    }
  }

  @Test
  void aPassphraseIsCalledOneInTheCommandThatIsShown() throws Exception {
    try (Desk desk = new Desk(80, 24)) {
      desk.screen.await("> demo");
      desk.screen.type(F2);
      desk.screen.await("give a host");
      desk.screen.type("box\t\t\t\t" + RIGHT);
      desk.screen.await("Enter: open tcp://box:9009 sealed");
      desk.screen.type(UP + "hush");
      desk.screen.await("Enter: open tcp://box:9009 sealed passphrase ***");
    }
  }

  @Test
  void arrowsChangeAChoiceAndTakeAnOffer() throws Exception {
    try (Desk desk = new Desk(80, 24)) {
      desk.screen.await("> demo");
      desk.screen.type(F2);
      desk.screen.await("give a host");
      desk.screen.type(UP + LEFT);
      desk.screen.await("give a serial port");
      desk.screen.type("\t" + RIGHT);
      desk.screen.await("Enter: open serial:/dev/ttyX0");
    }
  }

  @Test
  void onASmallScreenTheCurrentFieldIsSeen() throws Exception {
    try (Desk desk = new Desk(40, 10)) {
      desk.screen.await("> demo");
      desk.screen.type(F2);
      desk.screen.await("> host");
      desk.screen.type("\t\t\t\t\t\t");
      desk.screen.await("> reconnect");
    }
  }

  @Test
  void itBeginsWithoutTheNameOfTheSessionBeforeAndWarnsOfOneThatIsTaken() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as ref")) {
      desk.screen.await("1 ref ● open");
      desk.screen.type(F2);
      desk.screen.await("give a host");
      desk.screen.type("loop:x\t\tref");
      desk.screen.await("! a session ref is open already");
      desk.screen.type("2\r");
      desk.screen.await("2 ref2 ● open");
      desk.screen.type(F2);
      desk.screen.await("Enter: open loop:x");
      assertThat(desk.screen.lines()).contains("  Enter: open loop:x");
    }
  }

  @Test
  void whatCannotBeOpenedLeavesTheKeysInTheFormWithTheReason() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as ref")) {
      desk.screen.await("1 ref ● open");
      desk.screen.type(F2);
      desk.screen.await("give a host");
      desk.screen.type("tcp-listen://127.0.0.1:1\r");
      desk.screen.await("! nobody comes here");
      desk.screen.type("7");
      desk.screen.await("Enter: listen tcp-listen://127.0.0.1:17");
      assertThat(desk.workspace.sessions()).hasSize(1);
    }
  }

  @Test
  void aSessionThatEndsBeforeItIsOpenLeadsBackToTheForm() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as ref")) {
      desk.screen.await("1 ref ● open");
      desk.screen.type(F2);
      desk.screen.await("give a host");
      desk.screen.type("loop:refused\r");
      desk.screen.await("! the port is taken");
      desk.screen.type("x");
      desk.screen.await("Enter: open loop:refusedx");
      assertThat(desk.workspace.current().orElseThrow().name()).isEqualTo("ref");
    }
  }

  @Test
  void aLongReasonIsWrappedInTheFormAndNoPanelHidesIt() throws Exception {
    try (Desk desk = new Desk(40, 10, "open loop: as ref")) {
      desk.screen.await("1 ref");
      desk.screen.type(F2);
      desk.screen.await("> host");
      desk.screen.type("127.0.0.1/x\r");
      desk.screen.await("! ");
      desk.screen.await("> host");
      assertThat(desk.screen.lines()).noneMatch(line -> line.contains("not done"));
    }
  }
}
