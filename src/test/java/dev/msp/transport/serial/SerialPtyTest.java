package dev.msp.transport.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.line.Pty;
import dev.msp.line.PtyPair;
import dev.msp.transport.EndpointParser;
import dev.msp.transport.LineControl;
import dev.msp.transport.Loopback;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportContract;
import dev.msp.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jline.nativ.CLibrary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real thing, as far as pseudo-terminals go. */
class SerialPtyTest extends TransportContract {

  private final List<AutoCloseable> lines = new ArrayList<>();
  @TempDir Path directory;

  @Override
  protected Loopback open() throws Exception {
    PtyPair pair = PtyPair.open();
    lines.add(pair);
    return new Loopback(connect(pair.a()), connect(pair.b()));
  }

  @AfterEach
  void closeLines() throws Exception {
    for (AutoCloseable line : lines) {
      line.close();
    }
  }

  private static Transport connect(String device) throws Exception {
    return new SerialConnector().connect(EndpointParser.parse("serial:" + device));
  }

  private Pty pty() throws IOException {
    Pty pty = Pty.open();
    lines.add(pty);
    return pty;
  }

  @Test
  void aHangUpEndsAReadWithinTwoSeconds() throws Exception {
    Pty pty = pty();
    Transport port = connect(pty.path());
    CompletableFuture<String> reading = CompletableFuture.supplyAsync(() -> failureOf(port));
    long start = System.nanoTime();
    pty.close();
    assertThat(reading.get())
        .isEqualTo("serial:" + pty.path() + ": the port is gone; plug the device in again");
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    assertThatThrownBy(() -> port.write(new byte[1], 0, 1))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("the port is gone");
    port.close();
  }

  private static String failureOf(Transport port) {
    try {
      return "read " + port.read(new byte[10], 0, 10);
    } catch (TransportException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void everyByteValuePassesBothWays() throws Exception {
    Pty pty = pty();
    Transport port = connect(pty.path());
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    pty.toSlave().write(all);
    byte[] came = new byte[256];
    for (int done = 0; done < 256; ) {
      done += port.read(came, done, 256 - done);
    }
    assertThat(came).isEqualTo(all);
    port.write(all, 0, 256);
    assertThat(pty.fromSlave().readNBytes(256)).isEqualTo(all);
    port.close();
  }

  @Test
  void aPortThatWasCookedBecomesRaw() throws Exception {
    Pty pty = pty();
    CLibrary.Termios cooked = pty.settings();
    // ICRNL, IXON, ISTRIP, PARMRK, BRKINT; OPOST and ONLCR; ECHO, ICANON and ISIG
    cooked.c_iflag = 0x100 | 0x400 | 0x20 | 0x8 | 0x2;
    cooked.c_oflag = 0x5;
    cooked.c_lflag = 0x8 | 0x2 | 0x1;
    pty.set(cooked);
    Transport port = connect(pty.path());
    CLibrary.Termios raw = pty.settings();
    assertThat(raw.c_iflag & (0x100 | 0x400 | 0x20 | 0x8 | 0x2)).as("input").isZero();
    assertThat(raw.c_oflag & 0x1).as("output").isZero();
    assertThat(raw.c_lflag & (0x8 | 0x2 | 0x1)).as("local").isZero();
    assertThat(((LineControl) port).settings()).startsWith("115200 8N1, flow none");
    port.close();
  }

  @Test
  void theSecondToOpenAPortIsToldWhoHasIt() throws Exception {
    Pty pty = pty();
    Transport first = connect(pty.path());
    assertThatThrownBy(() -> connect(pty.path()))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("this program itself has the port open; ");
    first.close();
    connect(pty.path()).close();
  }

  @Test
  void closingLosesNothingThatWasWritten() throws Exception {
    Pty pty = pty();
    InputStream other = pty.fromSlave();
    byte[] bytes = new byte[3000];
    for (int round = 0; round < 5; round++) {
      Transport port = connect(pty.path());
      CompletableFuture<Integer> came = CompletableFuture.supplyAsync(() -> count(other, 3000));
      port.write(bytes, 0, bytes.length);
      port.close();
      assertThat(came.get()).as("round %d", round).isEqualTo(3000);
    }
  }

  private static int count(InputStream in, int bytes) {
    try {
      return in.readNBytes(bytes).length;
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void aLinkThatLeadsToANewPortIsFollowedAgain() throws Exception {
    Path link = directory.resolve("ttyUSB0");
    Pty first = Pty.openAt(link);
    Transport port = connect(link.toString());
    first.close();
    assertThat(failureOf(port)).contains("the port is gone");
    port.close();
    Pty second = Pty.openAt(link);
    lines.add(second);
    Transport again = connect(link.toString());
    again.write(new byte[] {7}, 0, 1);
    assertThat(second.fromSlave().read()).isEqualTo(7);
    again.close();
  }

  @Test
  void theLibraryLeavesTheSignalsOfTheProcessAlone() throws Exception {
    String ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow();
    long mask = Long.parseUnsignedLong(ignored.substring(7).strip(), 16);
    assertThat(mask & 1).as("SIGHUP in " + ignored).isZero();
    assertThat(mask & 1 << 17).as("SIGCONT in " + ignored).isZero();
  }
}
