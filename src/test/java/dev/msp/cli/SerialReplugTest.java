package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.line.Descriptors;
import dev.msp.line.PlainPort;
import dev.msp.line.PtyPair;
import dev.msp.line.Soak;
import dev.msp.session.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A device that is pulled out and plugged in again while {@code msp serve} has its port. */
@Tag(Soak.TAG)
@Timeout(300)
class SerialReplugTest {

  private static final byte[] DATA = FrameEncoder.frame(1, FrameType.DATA, Bytes.utf8("traffic"));

  /** MSP protocol, section 2. */
  private static final String ACK = "aa55000901114f4b9a";

  private static final long BETWEEN_MESSAGES = 5_000_000;

  @TempDir Path directory;

  @Test
  void theSessionIsBackWithinTwoSecondsOfEachReplugAndNothingLeaks() throws Exception {
    int times = Soak.figure(5, 100);
    long threads = 0;
    long descriptors = 0;
    try (PtyPair first = pair();
        Serve serve = Serve.start(new Cli(), "serve", "serial:" + first.a())) {
      exchange(first);
      first.close();
      for (int time = 1; time <= times; time++) {
        try (PtyPair pair = pair()) {
          assertThat(exchange(pair)).as("ms until the ACK, replug %d", time).isLessThan(2_000);
          // The first replug starts the thread of the timers.
          threads = time == 1 ? threads() : threads;
          descriptors = time == 1 ? Descriptors.open() : descriptors;
          if (time == times) {
            assertNoMore(threads, descriptors);
          }
        }
      }
      serve.awaitOut(text -> text.contains("traffic"));
    }
  }

  private static void assertNoMore(long threads, long descriptors) {
    Eventually.isTrue(() -> threads() <= threads);
    assertThat(Descriptors.open()).isLessThanOrEqualTo(descriptors + Descriptors.NOISE);
  }

  @Test
  void pullingOutIsSaidWithinTwoSecondsAlsoOnAnIdleLine() throws Exception {
    try (PtyPair pair = pair();
        Serve serve = Serve.start(new Cli(), "serve", "serial:" + pair.a())) {
      long start = System.nanoTime();
      pair.close();
      serve.awaitErr(text -> text.contains("serial:" + pair.a() + ": the port is gone"));
      assertThat(millisSince(start)).isLessThan(2_000);
    }
  }

  private PtyPair pair() throws IOException {
    return PtyPair.openAt(directory.resolve("A"), directory.resolve("B"));
  }

  /** Sends until the pair is closed, and returns how many milliseconds the first ACK took. */
  private static long exchange(PtyPair pair) throws IOException {
    long start = System.nanoTime();
    PlainPort peer = PlainPort.open(pair.b());
    Thread traffic = new Thread(() -> send(peer), "traffic");
    traffic.setDaemon(true);
    traffic.start();
    byte[] answer = peer.read(ACK.length() / 2);
    long millis = millisSince(start);
    assertThat(HexFormat.of().formatHex(answer)).isEqualTo(ACK);
    return millis;
  }

  private static void send(PlainPort peer) {
    try (peer) {
      while (true) {
        peer.write(DATA);
        LockSupport.parkNanos(BETWEEN_MESSAGES);
      }
    } catch (IOException e) {
      // pulled out
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("msp-"))
        .count();
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
