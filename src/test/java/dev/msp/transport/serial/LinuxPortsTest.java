package dev.msp.transport.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.SerialPortInfo.Holder;
import dev.msp.transport.SerialPortInfo.Usb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxPortsTest {

  @TempDir private Path root;
  private FakeMachine machine;

  @BeforeEach
  void startWithNothing() {
    machine = new FakeMachine(root);
  }

  private List<SerialPortInfo> ports() {
    return new LinuxPorts(root).ports();
  }

  private SerialPortInfo port() {
    assertThat(ports()).hasSize(1);
    return ports().get(0);
  }

  @Test
  void aMachineWithoutPortsHasNone() {
    machine.virtual("tty0").virtual("tty63").virtual("console").virtual("ptmx");
    assertThat(ports()).isEmpty();
    assertThat(new LinuxPorts(root.resolve("nothing")).ports()).isEmpty();
  }

  @Test
  void anAdapterIsDescribedInItsOwnWords() {
    machine
        .ftdi("ttyUSB0", "1-1.2", "A50285BI")
        .byId("usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0", "ttyUSB0");
    SerialPortInfo port = port();
    assertThat(port.device()).isEqualTo("/dev/ttyUSB0");
    assertThat(port.description()).isEqualTo("FT232R USB UART (FTDI)");
    assertThat(port.usb()).contains(new Usb("0403", "6001", "A50285BI", "1-1.2:1.0"));
    assertThat(port.byId()).isEqualTo("usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0");
    assertThat(port.holder()).isEmpty();
  }

  @Test
  void twoAdaptersWithoutSerialNumberDifferByTheirSockets() {
    machine.ch340("ttyUSB0", "1-1").ch340("ttyUSB1", "1-2");
    assertThat(ports())
        .extracting(SerialPortInfo::usb)
        .containsExactly(
            Optional.of(new Usb("1a86", "7523", "", "1-1:1.0")),
            Optional.of(new Usb("1a86", "7523", "", "1-2:1.0")));
    assertThat(ports())
        .extracting(SerialPortInfo::description)
        .containsExactly("USB Serial", "USB Serial");
  }

  @Test
  void theTwoPortsOfACompositeDeviceDifferByTheirInterfaces() {
    String device =
        machine.usbDevice("2-1", Map.of("idVendor", "2341", "idProduct", "0043", "serial", "75"));
    for (String number : List.of("0", "2")) {
      String face = machine.usbInterface(device, "2-1:1." + number, "usb/drivers/cdc_acm");
      machine.port("ttyACM" + number, face);
    }
    assertThat(ports())
        .extracting(port -> port.device() + ' ' + port.usb().orElseThrow().socket())
        .containsExactly("/dev/ttyACM0 2-1:1.0", "/dev/ttyACM2 2-1:1.2");
  }

  @Test
  void thePortsOfOneInterfaceDifferByTheirNumber() {
    String device = machine.usbDevice("3-1", Map.of("idVendor", "9710", "idProduct", "7840"));
    String face = machine.usbInterface(device, "3-1:1.0", "usb/drivers/mos7840");
    machine.portOfInterface("ttyUSB4", face, 0).portOfInterface("ttyUSB5", face, 1);
    assertThat(ports())
        .extracting(port -> port.usb().orElseThrow().socket())
        .containsExactly("3-1:1.0", "3-1:1.0-port1");
  }

  @Test
  void anAdapterThatSaysNothingIsDescribedByItsDriver() {
    machine.usb("ttyUSB0", "1-1", Map.of("idVendor", "10c4", "idProduct", "ea60"));
    assertThat(port().description()).isEqualTo("USB, driver fake_sio");
  }

  @Test
  void anOldPortIsListedOnlyIfThereIsAUart() {
    machine.uart("ttyS0", "4").uart("ttyS1", "0").uart("ttyS10", "4").uart("ttyS2", "4");
    assertThat(ports())
        .extracting(SerialPortInfo::device)
        .containsExactly("/dev/ttyS0", "/dev/ttyS2", "/dev/ttyS10");
    assertThat(ports().get(0).description()).isEqualTo("UART, driver serial8250");
    assertThat(ports().get(0).usb()).isEmpty();
  }

  @Test
  void thePortOfABoardIsListed() {
    String device = "/sys/devices/platform/soc/fe201000.serial";
    machine.port("ttyAMA0", device);
    assertThat(port().device()).isEqualTo("/dev/ttyAMA0");
    assertThat(port().description()).isEqualTo("UART");
  }

  @Test
  void aPortWithoutItsNodeIsNotListed() throws IOException {
    machine.ftdi("ttyUSB0", "1-1", "A1");
    Files.delete(machine.at("/dev/ttyUSB0"));
    assertThat(ports()).isEmpty();
  }

  @Test
  void theTimeIsThatOfTheNode() {
    long before = micros(Instant.now().minusSeconds(1));
    machine.ftdi("ttyUSB0", "1-1", "A1");
    assertThat(port().since() / 1_000).isBetween(before, micros(Instant.now().plusSeconds(1)));
  }

  private static long micros(Instant time) {
    return TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + time.getNano() / 1_000;
  }

  @Test
  void ofSeveralNamesOfOneDeviceTheFirstIsTaken() {
    machine.ftdi("ttyUSB0", "1-1", "A1").byId("usb-b", "ttyUSB0").byId("usb-a", "ttyUSB0");
    machine.byId("usb-c", "ttyUSB9");
    assertThat(port().byId()).isEqualTo("usb-a");
  }

  @Test
  void theProcessThatHasADeviceOpenIsNamed() {
    machine
        .ftdi("ttyUSB0", "1-1", "A1")
        .ftdi("ttyUSB1", "1-2", "A2")
        .process(4242, "picocom", "/dev/ttyUSB1")
        .process(4243, "cat", "/dev/ttyUSB0 (deleted)");
    assertThat(ports())
        .extracting(SerialPortInfo::holder)
        .containsExactly(Optional.empty(), Optional.of(new Holder(4242, "picocom")));
    assertThat(new LinuxPorts(root).withoutHolders().ports())
        .extracting(SerialPortInfo::holder)
        .containsOnly(Optional.empty());
  }

  @Test
  void aProcessThatMayNotBeLookedIntoIsPassedOver() throws IOException {
    machine.ftdi("ttyUSB0", "1-1", "A1").process(77, "tio", "/dev/ttyUSB0");
    machine.file("/proc/76/fd", "no directory").file("/proc/self/fd/0", "no process");
    Files.delete(machine.at("/proc/77/comm"));
    assertThat(port().holder()).contains(new Holder(77, ""));
  }

  @Test
  void whoHasLockedADeviceIsNamedThoughHisFilesCannotBeSeen() throws IOException {
    machine.ftdi("ttyUSB0", "1-1", "A1").ftdi("ttyUSB1", "1-2", "A2");
    machine.file("/proc/77/comm", "minicom\n");
    Path node = machine.at("/dev/ttyUSB1");
    long dev = ((Number) Files.getAttribute(node, "unix:dev")).longValue();
    long inode = ((Number) Files.getAttribute(node, "unix:ino")).longValue();
    machine.file(
        "/proc/locks",
        String.format(
            "1: FLOCK  ADVISORY  WRITE 77 %02x:%02x:%d 0 EOF%n",
            dev >> 8 & 0xFFF, dev & 0xFF | dev >> 12 & 0xFFF00, inode));
    assertThat(ports())
        .extracting(SerialPortInfo::holder)
        .containsExactly(Optional.empty(), Optional.of(new Holder(77, "minicom")));
  }

  @Test
  void bytesThatAreNoTextBecomeQuestionMarks() {
    machine.ftdi("ttyUSB0", "1-1", "A1");
    String device = "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-1/";
    machine.bytes(device + "product", new byte[] {'A', (byte) 0xFF, 'B', (byte) 0xC3, '\n'});
    assertThat(port().description()).isEqualTo("A?B? (FTDI)");
  }

  @Test
  void ofAStringThatIsTooLongTheBeginningIsTaken() {
    machine.ftdi("ttyUSB0", "1-1", "x".repeat(1_000_000));
    assertThat(port().usb().orElseThrow().serial()).isEqualTo("x".repeat(1024));
  }

  @Test
  void idsThatAreNoneMakeNoUsbDevice() {
    machine.usb("ttyUSB0", "1-1", Map.of("idVendor", "04\u001b[3", "idProduct", "6001"));
    assertThat(port().usb()).isEmpty();
  }

  @Test
  void whatIsNoRegularFileIsNotRead() throws IOException {
    machine.ftdi("ttyUSB0", "1-1", "A1");
    Path product = machine.at("/sys/devices/pci0000:00/0000:00:14.0/usb1/1-1/product");
    Files.delete(product);
    Files.createSymbolicLink(product, Path.of("/dev/zero"));
    assertThat(port().description()).isEqualTo("USB, driver fake_sio (FTDI)");
  }

  @Test
  void linksThatLeadNowhereOrInCirclesAreSurvived() throws IOException {
    machine.ftdi("ttyUSB0", "1-1", "A1");
    Files.createSymbolicLink(machine.at("/sys/class/tty/ttyUSB8"), Path.of("nowhere"));
    Files.createSymbolicLink(machine.at("/sys/class/tty/ttyUSB9"), Path.of("ttyUSB9"));
    Files.createFile(machine.at("/dev/ttyUSB8"));
    assertThat(port().device()).isEqualTo("/dev/ttyUSB0");
  }

  @Test
  void linksAreFollowedToTheDevice() {
    machine.ftdi("ttyUSB0", "1-1", "A1").byId("usb-a", "ttyUSB0");
    UnaryOperator<String> links = new LinuxPorts(root).links();
    assertThat(links.apply("/dev/serial/by-id/usb-a")).isEqualTo("/dev/ttyUSB0");
    assertThat(links.apply("/dev/ttyUSB0")).isEqualTo("/dev/ttyUSB0");
    assertThat(links.apply("/dev/serial/by-id/usb-b")).isEqualTo("/dev/serial/by-id/usb-b");
    assertThat(links.apply("/dev/\u0000")).isEqualTo("/dev/\u0000");
  }

  @Test
  void thisMachineCanBeLookedAt() {
    assertThatNoException().isThrownBy(() -> new LinuxPorts().ports());
  }
}
