package dev.msp.ui.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.capture.LineEnd;
import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.link.CloseReason;
import dev.msp.session.Clock;
import dev.msp.session.Protocol;
import dev.msp.session.Responder;
import dev.msp.session.Session;
import dev.msp.session.SessionPlan;
import dev.msp.session.Timers;
import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.Loopback;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RawTerminalTest {

  private static final Pacing AT_ONCE = new Pacing(0, 0);
  private static final Endpoint PORT =
      new Endpoint(Endpoint.Scheme.SERIAL, "/dev/fake", 0, EndpointOptions.NONE);

  private final FakeTerminal terminal = new FakeTerminal(false);
  private final BlockingQueue<Transport> devices = new LinkedBlockingQueue<>();
  private final BlockingQueue<FakePort> ports = new LinkedBlockingQueue<>();
  private CompletableFuture<Optional<CloseReason>> ended = new CompletableFuture<>();
  private Transport device = Loopback.pair().far();

  private Transport connect(Endpoint endpoint) {
    Loopback pair = Loopback.pair();
    FakePort port = new FakePort(pair.near());
    ports.add(port);
    devices.add(pair.far());
    return port;
  }

  private void start() throws InterruptedException {
    start(Look.As.TEXT, false, AT_ONCE, this::connect, true);
    device = devices.poll(10, TimeUnit.SECONDS);
    terminal.await("open: ");
    terminal.forget();
  }

  private void start(
      Look.As as, boolean echo, Pacing pacing, Connector connector, boolean reconnect) {
    start(terminal, as, echo, pacing, connector, reconnect);
  }

  private void start(
      FakeTerminal on,
      Look.As as,
      boolean echo,
      Pacing pacing,
      Connector connector,
      boolean reconnect) {
    SessionPlan plan =
        new SessionPlan(
                PORT,
                connector,
                ClassicConfig.client(),
                HalfFrame.onTcp(),
                8 << 20,
                Responder.SILENT)
            .speaking(Protocol.RAW);
    Session session =
        new Session(reconnect ? plan.reconnecting() : plan, Clock.system(), Timers.onOneThread());
    RawTerminal.Settings settings =
        new RawTerminal.Settings(
            PrefixKey.STANDARD, new Look(as, false, LineEnd.AUTO), SentLineEnd.CR, echo, pacing);
    ended = CompletableFuture.supplyAsync(() -> new RawTerminal(session, on, settings).run());
  }

  @AfterEach
  void quit() {
    terminal.go();
    terminal.type("\u0014q");
    ended.join();
  }

  private void bring(String text) throws TransportException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    device.write(bytes, 0, bytes.length);
  }

  /** Reads as many bytes at the device as a text has, and checks that they are this text. */
  private void awaitAtDevice(String text) throws TransportException {
    byte[] buffer = new byte[text.length()];
    int done = 0;
    while (done < buffer.length) {
      int count = device.read(buffer, done, buffer.length - done);
      assertThat(count).as("bytes behind %s", Bytes.copyOf(buffer, 0, done)).isPositive();
      done += count;
    }
    assertThat(new String(buffer, StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @Test
  void itSaysWhatItOpenedAndHowToLeave() throws Exception {
    start(Look.As.TEXT, false, AT_ONCE, this::connect, true);
    terminal.await("Ctrl-T q quits, Ctrl-T ? lists the keys");
    terminal.await(" msp: open: /dev/fake \u001B[0m\r\n");
  }

  @Test
  void keysGoOutAndWhatComesIsShown() throws Exception {
    start();
    terminal.type("root\r\u0003\u001A");
    awaitAtDevice("root\r\u0003\u001A");
    bring("Password: ");
    terminal.await("Password: ");
  }

  @Test
  void theOtherEndDoesNotSteerTheTerminalUnlessThatIsChosen() throws Exception {
    start();
    bring("\u001B]0;title\u0007");
    terminal.await("\\e]0;title\\x07");
    terminal.await("escape sequences are shown, not obeyed; Ctrl-T v obeys them");
    assertThat(terminal.screen()).doesNotContain("\u001B]");
    assertThat(terminal.resets()).isFalse();
    terminal.type("\u0014v");
    terminal.await("pass-through");
    bring("\u001B[1mbold");
    terminal.await("\u001B[1mbold");
    assertThat(terminal.resets()).isTrue();
  }

  @Test
  void aPromptStandsAgainBelowWhatTheProgramSays() throws Exception {
    start();
    bring("login: ");
    terminal.await("login: ");
    terminal.type("\u0014e");
    terminal.await("login: \r\u001B[K\u001B[0;7m msp: local echo is on \u001B[0m\r\nlogin: ");
  }

  @Test
  void aDumbTerminalGetsNoEscapeSequences() throws Exception {
    FakeTerminal dumb = new FakeTerminal(true);
    start(dumb, Look.As.TEXT, false, AT_ONCE, this::connect, true);
    dumb.await("*** msp: open: ");
    device = devices.poll(10, TimeUnit.SECONDS);
    bring("login: ");
    dumb.await("login: ");
    dumb.type("\u0014i\u0014c");
    dumb.await("cannot be cleared");
    assertThat(dumb.screen()).contains("login: \r\n*** msp: ").doesNotContain("\u001B");
    dumb.type("\u0014q");
    ended.join();
  }

  @Test
  void whatIsTypedIsShownWhereTheDeviceDoesNotEcho() throws Exception {
    start();
    terminal.type("\u0014eat\r");
    bring("OK\r");
    terminal.await("at\r\n");
    terminal.type("\u0014h");
    terminal.await("hex view");
    terminal.type("x");
    terminal.await("> 00000000  78");
  }

  @Test
  void enterSendsWhatTheDeviceWants() throws Exception {
    start();
    terminal.type("\u0014m");
    terminal.await("Enter sends lf");
    terminal.type("a\r\u0014m");
    terminal.await("Enter sends crlf");
    terminal.type("b\r");
    awaitAtDevice("a\nb\r\n");
  }

  @Test
  void timesStandBeforeLinesFromThenOn() throws Exception {
    start();
    terminal.type("\u0014t");
    terminal.await("time of day is on");
    terminal.forget();
    bring("booting\r\n");
    assertThat(terminal.await("booting")).matches("(?s).*\\d\\d:\\d\\d:\\d\\d\\.\\d{3} booting.*");
  }

  @Test
  void whatEndsALineCanBeChanged() throws Exception {
    start();
    terminal.type("\u0014n");
    terminal.await("a line ends with cr");
    bring("a\nb\rc");
    terminal.await("a\\nb\r\nc");
  }

  @Test
  void theKeysAreListed() throws Exception {
    start();
    terminal.type("\u0014?");
    String screen = terminal.await("Ctrl-T  send Ctrl-T");
    for (Key key : Key.values()) {
      assertThat(screen).contains("   " + key.key() + "       " + key.help() + "\r\n");
    }
  }

  @Test
  void aKeyThatDoesNothingSaysSo() throws Exception {
    start();
    terminal.type("\u0014x");
    terminal.await("there is no such key; Ctrl-T ? lists them");
  }

  @Test
  void thePortsLinesAreSwitchedAndTold() throws Exception {
    start();
    FakePort port = ports.take();
    terminal.type("\u0014d");
    terminal.await("DTR is off");
    terminal.type("\u0014d");
    terminal.await("DTR is on");
    terminal.type("\u0014b");
    terminal.await("BREAK sent, 250 ms");
    assertThat(port.done()).containsExactly("dtr false", "dtr true", "break 250");
    terminal.type("\u0014r");
    terminal.await("no RTS: /dev/fake: it has no RTS");
    terminal.type("\u0014i");
    terminal.await("115200 8N1, flow none\r\n   DTR on, RTS on, raised inputs: CTS DSR");
  }

  @Test
  void aWireWithoutSuchLinesSaysSo() throws Exception {
    start(Look.As.TEXT, false, AT_ONCE, endpoint -> Loopback.pair().near(), true);
    terminal.await("open: ");
    terminal.type("\u0014b");
    terminal.await("no BREAK: serial:/dev/fake is no open serial port");
  }

  @Test
  void aLostWireIsToldOnceAndOpenedAgain() throws Exception {
    start();
    device.close();
    terminal.await("lost: /dev/fake: the port is gone; trying again until it is there");
    device = devices.poll(10, TimeUnit.SECONDS);
    terminal.await("open: ");
    bring("hello again");
    terminal.await("hello again");
    terminal.type("y");
    awaitAtDevice("y");
  }

  @Test
  void typingWithoutAWireIsToldOnce() throws Exception {
    start(
        Look.As.TEXT,
        false,
        AT_ONCE,
        endpoint -> {
          throw new TransportException("/dev/fake: it is not there, plug it in");
        },
        true);
    terminal.await("/dev/fake: it is not there, plug it in; trying again until it is there");
    terminal.type("a");
    terminal.await("not sent: there is no connection now; Ctrl-T q quits");
    terminal.forget();
    terminal.type("b\u0014t");
    terminal.await("time of day is on");
    assertThat(terminal.screen()).doesNotContain("not sent");
  }

  @Test
  void withoutReconnectALostWireEndsItAndItsLastWordsAreShown() throws Exception {
    start(Look.As.TEXT, false, AT_ONCE, this::connect, false);
    device = devices.poll(10, TimeUnit.SECONDS);
    bring("panic!");
    device.close();
    assertThat(ended.get(10, TimeUnit.SECONDS).orElseThrow().text())
        .isEqualTo("/dev/fake: the port is gone");
    assertThat(terminal.screen()).endsWith("panic!\r\n");
  }

  @Test
  void quittingLosesNothingToSay() throws Exception {
    start();
    terminal.type("\u0014q");
    assertThat(ended.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(device.read(new byte[1], 0, 1)).isEqualTo(-1);
  }

  @Test
  void aTerminalThatIsGoneEndsIt() throws Exception {
    start();
    terminal.type("");
    assertThat(ended.get(10, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void aDeviceThatTakesNothingDoesNotHoldUpTheKeyboard() throws Exception {
    start();
    String paste = "x".repeat(4_000);
    for (int i = 0; i < 400; i++) {
      terminal.type(paste);
    }
    terminal.await("4000 bytes not sent: the other end takes no more for now");
    terminal.type("\u0014q");
    assertThat(ended.get(10, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void aTerminalThatTakesNothingHoldsUpNeitherTheWireNorTheKeys() throws Exception {
    start();
    terminal.hold();
    byte[] flood = "x".repeat(64 << 10).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 16; i++) {
      device.write(flood, 0, flood.length); // the loopback holds 64 KiB
    }
    terminal.type("typed");
    awaitAtDevice("typed");
    terminal.go();
    terminal.awaitThat("every byte, or that it is not shown", RawTerminalTest::isAMebibyteTold);
    assertThat(terminal.screen()).contains("bytes not shown: they came faster than this terminal");
  }

  private static boolean isAMebibyteTold(String screen) {
    long told = screen.chars().filter(c -> c == 'x').count();
    Matcher note = Pattern.compile("(\\d+) bytes not shown").matcher(screen);
    while (note.find()) {
      told += Long.parseLong(note.group(1));
    }
    return told == 1 << 20;
  }

  @Test
  void inTheClassicProtocolALineIsAMessageAndItsAckIsShown() throws Exception {
    start();
    terminal.type("\u0014p");
    terminal.await("protocol classic: Enter sends the line as a message");
    terminal.await("> ");
    terminal.type("Hellp\u007Fo MSP\r");
    byte[] frame = new byte[16];
    int length = device.read(frame, 0, frame.length);
    assertThat(Bytes.copyOf(frame, 0, length).toHex())
        .isEqualTo("aa550010011048656c6c6f204d535004");
    byte[] ack = Bytes.hex("aa55000901114f4b9a").toArray();
    device.write(ack, 0, ack.length);
    terminal.await("= acked 1");
    bring("noise");
    terminal.type("\u0014p");
    terminal.await("protocol raw");
    terminal.type("z");
    awaitAtDevice("z");
  }
}
