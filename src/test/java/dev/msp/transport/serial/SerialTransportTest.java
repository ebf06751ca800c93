package dev.msp.transport.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.TransportException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A port as a pipe, over a port made of memory. */
@Timeout(20)
class SerialTransportTest {

  private static final LineSettings FAST =
      new LineSettings(1_000_000, 8, 'N', "1", LineSettings.Flow.NONE);

  @TempDir Path directory;
  private final FakePort port = new FakePort();
  private SerialTransport transport;

  @BeforeEach
  void open() throws Exception {
    Path device = Files.createFile(directory.resolve("ttyUSB0"));
    PortSettings settings =
        new PortSettings(
            port,
            device.toString(),
            new FakeTool(FakeTool.RAW),
            FAST,
            new ModemLines(true, true, false));
    transport =
        new SerialTransport(
            "serial:ttyUSB0", device.toString(), port, settings, DeviceNode.of(device));
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private static <T> CompletableFuture<T> inBackground(Callable<T> call) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return call.call();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private int readOne() throws TransportException {
    return transport.read(new byte[10], 0, 10);
  }

  private Void write(byte[] bytes) throws TransportException {
    transport.write(bytes, 0, bytes.length);
    return null;
  }

  private static void assertVanished(CompletableFuture<?> call) {
    assertThatThrownBy(call::get)
        .isInstanceOf(ExecutionException.class)
        .rootCause()
        .isInstanceOf(TransportException.class)
        .hasMessage("serial:ttyUSB0: the port is gone; plug the device in again");
  }

  @Test
  void whatTheDriverHoldsIsUnreadUntilItIsReadOrThePortClosed() throws Exception {
    assertThat(transport.hasUnread()).isFalse();
    port.arrive(1, 2);
    assertThat(transport.hasUnread()).isTrue();
    assertThat(readOne()).isEqualTo(2);
    assertThat(transport.hasUnread()).isFalse();
    port.arrive(3);
    transport.close();
    assertThat(transport.hasUnread()).isFalse();
  }

  @Test
  void whatADriverTakesInPartsIsWrittenWhole() throws Exception {
    byte[] bytes = new byte[10_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 >> 3);
    }
    port.takesAtMost(999);
    write(bytes);
    assertThat(port.written()).isEqualTo(bytes);
  }

  @Test
  void aDriverThatTakesNothingIsGone() throws Exception {
    port.takesAtMost(0);
    assertThatThrownBy(() -> write(new byte[3]))
        .isInstanceOf(TransportException.class)
        .hasMessage("serial:ttyUSB0: the port is gone; plug the device in again");
  }

  @Test
  void aHangUpIsAFaultAndNoEnd() throws Exception {
    port.arrive(1, 2, 3);
    port.hangUp();
    assertThat(readOne()).isEqualTo(3);
    assertThatThrownBy(this::readOne)
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("the port is gone");
  }

  @Test
  void aDeviceThatIsGoneEndsAReadThatWaitsOnWithinTwoSeconds() throws Exception {
    CompletableFuture<Integer> reading = inBackground(this::readOne);
    long start = System.nanoTime();
    Files.delete(directory.resolve("ttyUSB0"));
    assertVanished(reading);
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
  }

  @Test
  void anotherDeviceOfTheSameNameIsNotTheSame() throws Exception {
    CompletableFuture<Integer> reading = inBackground(this::readOne);
    Path other = Files.createFile(directory.resolve("other"));
    Files.move(
        other,
        directory.resolve("ttyUSB0"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
    assertVanished(reading);
  }

  @Test
  void closingGivesTheLineItsTimeAndWakesAReaderBefore() throws Exception {
    CompletableFuture<Integer> reading = inBackground(this::readOne);
    write(new byte[2000]); // 20 ms of line
    long start = System.nanoTime();
    transport.close();
    assertThat(System.nanoTime() - start)
        .isGreaterThan(20_000_000L)
        .isLessThan(SerialTransport.LONGEST_LINGER);
    assertThat(reading.get()).isEqualTo(-1);
    assertThat(port.calls).startsWith("release").endsWith("close");
  }

  @Test
  void theEndOfTheProgramGivesTheLineItsTimeAndIsToldToNobody() throws Exception {
    Thread reader = new Thread(() -> assertThatThrownBy(this::readOne).isNotNull(), "reader");
    reader.start();
    write(new byte[2000]); // 20 ms of line
    long start = System.nanoTime();
    transport.exit();
    assertThat(System.nanoTime() - start).isGreaterThan(20_000_000L);
    assertThat(port.calls).containsExactly("unsent 0");
    port.hangUp(); // what the native library then does
    while (reader.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait(); // until it sleeps
    }
    transport.close();
    reader.interrupt();
    reader.join();
  }

  @Test
  void closingWaitsForADriverThatSaysWhatItHolds() throws Exception {
    port.holds(2500);
    transport.close();
    assertThat(port.calls)
        .containsExactly("unsent 2500", "unsent 1500", "unsent 500", "unsent 0", "close");
  }

  @Test
  void closingAPortThatWasNotUsedIsImmediate() throws Exception {
    transport.close();
    assertThat(port.calls).containsExactly("unsent 0", "close");
  }

  @Test
  void aWriterThatIsHeldIsReleasedByClosing() throws Exception {
    port.holdWriters();
    CompletableFuture<Void> writing = inBackground(() -> write(new byte[100]));
    port.awaitWriter();
    transport.close();
    assertThatThrownBy(writing::get)
        .rootCause()
        .hasMessage("serial:ttyUSB0: the port is closed; open it again");
  }

  @Test
  void linesAndBreakReachThePort() throws Exception {
    transport.dtr(false);
    transport.rts(true);
    transport.sendBreak(Duration.ofMillis(2));
    assertThat(port.calls).containsExactly("dtr false", "rts true", "break true", "break false");
    assertThat(transport.inputs()).isEqualTo("CTS DSR");
  }

  @Test
  void aPortWithoutLinesSaysSo() throws Exception {
    port.withoutLines();
    assertThatThrownBy(() -> transport.dtr(true))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("serial:ttyUSB0: this port has no DTR line; ");
    assertThatThrownBy(() -> transport.rts(true)).hasMessageContaining("no RTS line");
    assertThatThrownBy(() -> transport.sendBreak(Duration.ofMillis(1)))
        .hasMessageContaining("no BREAK");
  }

  @Test
  void aBreakLastsItsTimeAndEndsWithThePort() throws Exception {
    long start = System.nanoTime();
    transport.sendBreak(Duration.ofMillis(30));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000L);
    CompletableFuture<Void> breaking =
        inBackground(
            () -> {
              transport.sendBreak(Duration.ofSeconds(10));
              return null;
            });
    while (port.calls.size() < 3) {
      Thread.onSpinWait();
    }
    transport.close();
    breaking.get();
    assertThatThrownBy(() -> transport.sendBreak(Duration.ofMillis(1)))
        .hasMessageContaining("closed");
  }

  @Test
  void aBreakOfAnotherLengthIsABug() throws Exception {
    assertThatThrownBy(() -> transport.sendBreak(Duration.ofSeconds(11)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> transport.sendBreak(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void settingsChangeWhileThePortIsOpen() throws Exception {
    transport.change(EndpointOptions.NONE.with(EndpointOption.BAUD, "115200"));
    assertThat(transport.settings()).isEqualTo("115200 8N1, flow none");
    port.refuseOver(200_000);
    assertThatThrownBy(
            () -> transport.change(EndpointOptions.NONE.with(EndpointOption.BAUD, "999999")))
        .isInstanceOf(TransportException.class)
        .hasMessage(
            "serial:ttyUSB0: the driver does not take 999999 8N1, flow none;"
                + " try another rate or format");
    assertThatThrownBy(
            () -> transport.change(EndpointOptions.NONE.with(EndpointOption.FORMAT, "8N1.5")))
        .hasMessage("serial:ttyUSB0: 8N1.5 is impossible: 1.5 stop bits go with 5 data bits only");
  }

  @Test
  void whatIsDescribedIsTheDeviceWithTheSettingsItHadOnOpening() throws Exception {
    String device = directory.resolve("ttyUSB0").toString();
    assertThat(transport.describe())
        .isEqualTo(
            device + ", 115200 8N1, flow none; the driver runs at 115200 baud instead of 1000000");
  }
}
