package dev.msp.transport.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointParser;
import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.TransportException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortChooserTest {

  private static final String ID_A1 = "usb-FTDI_FT232R_USB_UART_A1-if00-port0";

  private final List<SerialPortInfo> ports = new ArrayList<>();
  private final Map<String, String> links = new HashMap<>();
  private final Deque<Runnable> pauses = new ArrayDeque<>();
  private final PortChooser chooser =
      new PortChooser(
          () -> List.copyOf(ports), name -> links.getOrDefault(name, name), this::pause);

  private void pause(long millis) throws InterruptedException {
    assertThat(millis).isBetween(100L, 500L);
    Runnable next = pauses.poll();
    if (next == null) {
      throw new InterruptedException();
    }
    next.run();
  }

  private static SerialPortInfo uart(String device) {
    return new SerialPortInfo(device, "UART", Optional.empty(), "", 1, Optional.empty());
  }

  private static SerialPortInfo ftdi(String device, String serial, String socket, long since) {
    return new SerialPortInfo(
        device,
        "FT232R USB UART (FTDI)",
        Optional.of(new SerialPortInfo.Usb("0403", "6001", serial, socket)),
        "usb-FTDI_FT232R_USB_UART_" + serial + "-if00-port0",
        since,
        Optional.empty());
  }

  private static SerialPortInfo ch340(String device, String socket) {
    return new SerialPortInfo(
        device,
        "USB Serial",
        Optional.of(new SerialPortInfo.Usb("1a86", "7523", "", socket)),
        "",
        3,
        Optional.empty());
  }

  private void plugged(SerialPortInfo... now) {
    ports.clear();
    ports.addAll(List.of(now));
  }

  private String device(String endpoint) throws TransportException {
    return chooser.device(parse(endpoint));
  }

  private static Endpoint parse(String endpoint) {
    try {
      return EndpointParser.parse(endpoint);
    } catch (EndpointException e) {
      throw new AssertionError(e);
    }
  }

  private void refuses(String endpoint, String sentence) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> device(endpoint))
        .withMessage(sentence);
  }

  // what an endpoint means

  @ParameterizedTest
  @ValueSource(strings = {"/dev/pts/5", "/tmp/x/A", "/dev/ttyUSB7", "COM3"})
  void aPathOrWindowsPortThatIsNotListedIsHandedOn(String name) throws TransportException {
    plugged(uart("/dev/ttyS0"));
    assertThat(device("serial:" + name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dev/ttyUSB0",
        "serial:/dev/ttyUSB0",
        "serial:ttyUSB0",
        "serial:" + ID_A1,
        "serial:/dev/serial/by-id/" + ID_A1,
        "serial:/dev/gps",
        "serial:?serial=A1",
        "serial:?vid=0403&pid=6001&serial=A1",
        "serial:?vid=0x0403&serial=A1",
        "serial:/dev/ttyUSB0?vid=0403",
        "serial:latest?serial=A1",
      })
  void aDeviceIsFoundByEveryNameItHas(String endpoint) throws TransportException {
    links.put("/dev/serial/by-id/" + ID_A1, "/dev/ttyUSB0");
    links.put("/dev/gps", "/dev/ttyUSB0");
    plugged(
        uart("/dev/ttyS0"),
        ftdi("/dev/ttyUSB0", "A1", "1-1:1.0", 5),
        ftdi("/dev/ttyUSB1", "A2", "1-2:1.0", 6));
    assertThat(device(endpoint)).isEqualTo("/dev/ttyUSB0");
    assertThat(device(endpoint)).isEqualTo("/dev/ttyUSB0");
  }

  @Test
  void aWindowsPortIsFoundWhereItIsListed() throws TransportException {
    plugged(uart("COM3"));
    assertThat(device("com3")).isEqualTo("COM3");
  }

  @Test
  void nothingThatMatchesIsSaidWithWhatIsThere() {
    refuses(
        "serial:?vid=0403&pid=6001",
        "serial:?vid=0403&pid=6001: no serial port is plugged in; plug the adapter in,"
            + " see: msp ports");
    plugged(uart("/dev/ttyS0"), ch340("/dev/ttyUSB0", "1-1:1.0"));
    String there = "only /dev/ttyS0 (UART), /dev/ttyUSB0 (USB Serial, 1a86:7523)";
    for (String endpoint :
        List.of("serial:?vid=0403", "serial:" + ID_A1, "serial:latest?pid=6001")) {
      refuses(
          endpoint,
          endpoint + ": there is no such port, " + there + "; plug it in, or name one of these");
    }
  }

  @Test
  void ofManyPortsTheFirstEightAreNamed() {
    IntStream.range(0, 100).forEach(i -> ports.add(uart("/dev/ttyS" + i)));
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> device("serial:nothing"))
        .withMessageContaining("/dev/ttyS7 (UART) and 92 more;");
  }

  @Test
  void severalThatMatchAreListedWithWhatTellsThemApart() {
    plugged(ftdi("/dev/ttyUSB0", "A1", "1-1:1.0", 5), ftdi("/dev/ttyUSB1", "A2", "1-2:1.0", 6));
    refuses(
        "serial:?vid=0403",
        "serial:?vid=0403: 2 ports match:"
            + " /dev/ttyUSB0 (FT232R USB UART (FTDI), 0403:6001, serial A1),"
            + " /dev/ttyUSB1 (FT232R USB UART (FTDI), 0403:6001, serial A2);"
            + " add serial=A1 or another");
    plugged(ch340("/dev/ttyUSB0", "1-1:1.0"), ch340("/dev/ttyUSB1", "1-2:1.0"));
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> device("serial:?vid=1a86"))
        .withMessageEndingWith("; name one of them, such as serial:/dev/ttyUSB0");
  }

  @Test
  void aNamedPortThatIsNotTheDemandedDeviceIsRefused() {
    plugged(ch340("/dev/ttyUSB0", "1-1:1.0"));
    refuses(
        "serial:/dev/ttyUSB0?vid=0403",
        "serial:/dev/ttyUSB0?vid=0403: the device there is another one,"
            + " /dev/ttyUSB0 (USB Serial, 1a86:7523);"
            + " correct vid, pid and serial, or leave them out");
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> device("serial:/dev/pts/5?vid=0403"))
        .withMessageContaining("no such port");
  }

  @Test
  void latestIsTheOneThatCameLast() throws TransportException {
    plugged(
        ftdi("/dev/ttyUSB0", "A2", "1-2:1.0", 9),
        ftdi("/dev/ttyUSB1", "A1", "1-1:1.0", 5),
        uart("/dev/ttyS0"));
    assertThat(device("serial:latest")).isEqualTo("/dev/ttyUSB0");
  }

  // the next port

  @Test
  void newWaitsForAPortThatWasNotThereAndIsSeenTwice() throws TransportException {
    plugged(uart("/dev/ttyS0"), ch340("/dev/ttyUSB0", "1-1:1.0"));
    pauses.add(() -> {});
    pauses.add(() -> ports.add(ftdi("/dev/ttyUSB1", "A1", "1-2:1.0", 9)));
    pauses.add(() -> {});
    assertThat(device("serial:new")).isEqualTo("/dev/ttyUSB1");
    assertThat(pauses).isEmpty();
    plugged(ftdi("/dev/ttyUSB4", "A1", "1-2:1.0", 19), ch340("/dev/ttyUSB5", "1-1:1.0"));
    assertThat(device("serial:new")).as("from now on").isEqualTo("/dev/ttyUSB4");
  }

  @Test
  void aPortThatIsPulledOutAndPluggedInAgainIsNew() throws TransportException {
    plugged(ch340("/dev/ttyUSB0", "1-1:1.0"));
    pauses.add(ports::clear);
    pauses.add(() -> ports.add(ch340("/dev/ttyUSB0", "1-1:1.0")));
    pauses.add(() -> {});
    assertThat(device("serial:new")).isEqualTo("/dev/ttyUSB0");
  }

  @Test
  void newTakesOnlyWhatMatches() throws TransportException {
    pauses.add(() -> ports.add(ch340("/dev/ttyUSB0", "1-1:1.0")));
    pauses.add(() -> ports.add(ftdi("/dev/ttyUSB1", "A1", "1-2:1.0", 9)));
    pauses.add(() -> {});
    assertThat(device("serial:new?vid=0403")).isEqualTo("/dev/ttyUSB1");
  }

  @Test
  void waitingForANewPortCanBeInterrupted() {
    refuses("serial:new", "serial:new: waiting for a new port was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  // the same device again

  @ParameterizedTest
  @ValueSource(strings = {"/dev/ttyUSB0", "serial:" + ID_A1, "serial:?vid=0403", "serial:latest"})
  void theSameDeviceIsFoundUnderAnotherName(String endpoint) throws TransportException {
    plugged(ftdi("/dev/ttyUSB0", "A1", "1-1:1.0", 5));
    assertThat(device(endpoint)).isEqualTo("/dev/ttyUSB0");
    plugged(ftdi("/dev/ttyUSB0", "A2", "1-1:1.0", 7), ftdi("/dev/ttyUSB1", "A1", "1-3:1.0", 6));
    assertThat(device(endpoint)).isEqualTo("/dev/ttyUSB1");
  }

  @Test
  void aDeviceThatIsGoneIsToBePluggedInAgain() throws TransportException {
    plugged(ftdi("/dev/ttyUSB0", "A1", "1-1:1.0", 5), uart("/dev/ttyS0"));
    assertThat(device("serial:?vid=0403")).isEqualTo("/dev/ttyUSB0");
    plugged(uart("/dev/ttyS0"));
    refuses(
        "serial:?vid=0403",
        "serial:?vid=0403: FT232R USB UART (FTDI), 0403:6001, serial A1 is unplugged;"
            + " plug it in again");
    plugged(ftdi("/dev/ttyUSB0", "A1", "1-1:1.0", 8));
    assertThat(device("serial:?vid=0403")).isEqualTo("/dev/ttyUSB0");
  }

  @Test
  void anotherDeviceUnderTheSameNameIsNotTakenSilently() throws TransportException {
    plugged(ftdi("/dev/ttyUSB0", "A1", "1-1:1.0", 5));
    assertThat(device("/dev/ttyUSB0")).isEqualTo("/dev/ttyUSB0");
    for (SerialPortInfo other :
        List.of(
            ch340("/dev/ttyUSB0", "1-1:1.0"),
            ftdi("/dev/ttyUSB0", "A2", "1-1:1.0", 7),
            ftdi("/dev/ttyUSB0", "A1", "1-1:1.1", 7))) {
      plugged(other);
      refuses(
          "/dev/ttyUSB0",
          "serial:/dev/ttyUSB0: FT232R USB UART (FTDI), 0403:6001, serial A1 is unplugged;"
              + " plug it in again (/dev/ttyUSB0 is another device now: "
              + PortText.deviceOf(other)
              + ")");
    }
  }

  @Test
  void aDeviceWithoutSerialNumberIsKnownByItsSocket() throws TransportException {
    plugged(ch340("/dev/ttyUSB0", "1-1:1.0"), ch340("/dev/ttyUSB1", "1-2:1.0"));
    assertThat(device("/dev/ttyUSB1")).isEqualTo("/dev/ttyUSB1");
    plugged(ch340("/dev/ttyUSB1", "1-1:1.0"), ch340("/dev/ttyUSB5", "1-2:1.0"));
    assertThat(device("/dev/ttyUSB1")).isEqualTo("/dev/ttyUSB5");
    plugged(ch340("/dev/ttyUSB1", "1-1:1.0"));
    refuses(
        "/dev/ttyUSB1",
        "serial:/dev/ttyUSB1: USB Serial, 1a86:7523 is unplugged; plug it in again, where it was,"
            + " for it has no serial number of its own"
            + " (/dev/ttyUSB1 is another device now: USB Serial, 1a86:7523)");
  }

  @Test
  void thePortsOfOneDeviceAreNotMixedUp() throws TransportException {
    plugged(ftdi("/dev/ttyUSB0", "A1", "1-1:1.0", 5), ftdi("/dev/ttyUSB1", "A1", "1-1:1.1", 5));
    assertThat(device("/dev/ttyUSB1")).isEqualTo("/dev/ttyUSB1");
    plugged(ftdi("/dev/ttyUSB2", "A1", "1-4:1.1", 5), ftdi("/dev/ttyUSB3", "A1", "1-4:1.0", 5));
    assertThat(device("/dev/ttyUSB1")).isEqualTo("/dev/ttyUSB2");
  }

  @Test
  void devicesThatShareASerialNumberAreKnownByTheirSockets() throws TransportException {
    plugged(ftdi("/dev/ttyUSB0", "0001", "1-1:1.0", 5), ftdi("/dev/ttyUSB1", "0001", "1-2:1.0", 5));
    assertThat(device("/dev/ttyUSB0")).isEqualTo("/dev/ttyUSB0");
    plugged(ftdi("/dev/ttyUSB1", "0001", "1-2:1.0", 5));
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> device("/dev/ttyUSB0"))
        .withMessageContaining("is unplugged; plug it in again, where it was");
  }

  @Test
  void twinsThatCameLaterAreToldApartByTheSocketOrNotAtAll() throws TransportException {
    plugged(ftdi("/dev/ttyUSB0", "0001", "1-1:1.0", 5));
    assertThat(device("/dev/ttyUSB0")).isEqualTo("/dev/ttyUSB0");
    plugged(ftdi("/dev/ttyUSB1", "0001", "1-2:1.0", 6), ftdi("/dev/ttyUSB2", "0001", "1-1:1.0", 7));
    assertThat(device("/dev/ttyUSB0")).isEqualTo("/dev/ttyUSB2");
    plugged(ftdi("/dev/ttyUSB1", "0001", "1-2:1.0", 6), ftdi("/dev/ttyUSB2", "0001", "1-3:1.0", 7));
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> device("/dev/ttyUSB0"))
        .withMessageContaining("cannot tell which of these it was")
        .withMessageEndingWith("; unplug all but that one");
  }

  @Test
  void aDeviceTreeIsFollowedThroughAReplug(@TempDir Path root) throws TransportException {
    FakeMachine machine = new FakeMachine(root).ftdi("ttyUSB0", "1-1", "A1").byId(ID_A1, "ttyUSB0");
    PortChooser choice = new PortChooser(new LinuxPorts(root));
    Endpoint endpoint = parse("serial:/dev/serial/by-id/" + ID_A1);
    assertThat(choice.device(endpoint)).isEqualTo("/dev/ttyUSB0");
    machine.unplug("ttyUSB0").ch340("ttyUSB0", "1-2");
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> choice.device(endpoint))
        .withMessageContaining("serial A1 is unplugged");
    machine.ftdi("ttyUSB1", "1-1", "A1");
    assertThat(choice.device(endpoint)).isEqualTo("/dev/ttyUSB1");
  }

  @Test
  void aPortThatIsNoUsbDeviceKeepsItsName() throws TransportException {
    plugged(uart("/dev/ttyS0"), uart("/dev/ttyS1"));
    assertThat(device("serial:ttyS1")).isEqualTo("/dev/ttyS1");
    plugged();
    assertThat(device("serial:ttyS1")).isEqualTo("/dev/ttyS1");
  }
}
