package dev.msp.line;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rules of {@link Pty}. */
@Timeout(30)
class PtyTest {

  @Test
  void everyByteValuePassesBothWaysUnchanged() throws IOException {
    try (Pty pty = Pty.open();
        PlainPort port = PlainPort.open(pty.path())) {
      pty.toSlave().write(everyByte());
      assertThat(port.read(256)).isEqualTo(everyByte());
      port.write(everyByte());
      assertThat(pty.fromSlave().readNBytes(256)).isEqualTo(everyByte());
    }
  }

  @Test
  void bytesWaitForWhoOpensThePortLater() throws IOException {
    try (Pty pty = Pty.open()) {
      pty.toSlave().write(everyByte());
      try (PlainPort late = PlainPort.open(pty.path())) {
        assertThat(late.read(256)).isEqualTo(everyByte());
      }
    }
  }

  @Test
  void closingThePortIsNotTheEndOfTheWire() throws IOException {
    try (Pty pty = Pty.open()) {
      PlainPort.open(pty.path()).close();
      try (PlainPort again = PlainPort.open(pty.path())) {
        again.write(everyByte());
        assertThat(pty.fromSlave().readNBytes(256)).isEqualTo(everyByte());
      }
    }
  }

  @Test
  void whoReadsFromThePortSeesTheHangUp() throws Exception {
    Pty pty = Pty.open();
    try (PlainPort port = PlainPort.open(pty.path())) {
      CompletableFuture<Void> hungUp = CompletableFuture.runAsync(port::awaitHangUp);
      pty.close();
      assertThat(hungUp).succeedsWithin(10, SECONDS);
    }
  }

  @Test
  void closingFreesWhoWaitsForBytesFromThePort() throws Exception {
    Pty pty = Pty.open();
    CompletableFuture<Boolean> freed =
        CompletableFuture.supplyAsync(() -> fails(() -> pty.fromSlave().read()));
    pty.close();
    assertThat(freed).succeedsWithin(10, SECONDS).isEqualTo(true);
  }

  @Test
  void closingFreesWhoWritesToAPortThatNobodyReads() throws Exception {
    Pty pty = Pty.open();
    CompletableFuture<Boolean> freed =
        CompletableFuture.supplyAsync(() -> fails(() -> pty.toSlave().write(new byte[1 << 20])));
    pty.close();
    assertThat(freed).succeedsWithin(10, SECONDS).isEqualTo(true);
  }

  @Test
  void theLinkIsReplacedAndRemovedByWhoMadeIt(@TempDir Path directory) throws IOException {
    Path link = directory.resolve("ttyA");
    Pty old = Pty.openAt(link);
    Pty current = Pty.openAt(link);
    assertThat(current.path()).isEqualTo(link.toString());
    assertThat(Files.readSymbolicLink(link)).hasToString(current.slave());
    old.close();
    assertThat(link).isSymbolicLink();
    current.close();
    assertThat(Files.isSymbolicLink(link)).isFalse();
  }

  @Test
  void aLinkThatCannotBeMadeLeavesNoDescriptor(@TempDir Path directory) throws IOException {
    Pty.open().close();
    long before = Descriptors.open();
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> Pty.openAt(directory.resolve("missing/ttyA")))
          .isInstanceOf(IOException.class);
    }
    assertThat(Descriptors.open()).isLessThanOrEqualTo(before + Descriptors.NOISE);
  }

  @Test
  void fiftyOpenedAndClosedLeaveNoDescriptor() throws IOException {
    Pty.open().close();
    long before = Descriptors.open();
    for (int i = 0; i < 50; i++) {
      Pty.open().close();
    }
    assertThat(Descriptors.open()).isLessThanOrEqualTo(before + Descriptors.NOISE);
  }

  @Test
  void closingTwiceIsClosingOnce() throws IOException {
    Pty pty = Pty.open();
    pty.close();
    pty.close();
    assertThatThrownBy(() -> pty.fromSlave().read()).isInstanceOf(ClosedChannelException.class);
  }

  private static byte[] everyByte() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static boolean fails(Waiting waiting) {
    try {
      waiting.run();
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Something that waits for the other end. */
  private interface Waiting {
    void run() throws IOException;
  }
}
