package dev.msp.line;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of {@link VirtualLine}. */
@Timeout(30)
class VirtualLineTest {

  private static final long SEED = 4;

  @Test
  void aCleanLineChangesNothing() throws IOException {
    byte[] sent = random(100_000);
    try (VirtualLine line = VirtualLine.open(Plan.CLEAN, SEED)) {
      assertThat(forth(line, sent, sent.length)).as(line.toString()).isEqualTo(sent);
      assertThat(back(line, sent)).as(line.toString()).isEqualTo(sent);
    }
  }

  @Test
  void aBadLineDamagesTheSameBytesInTheSameWay() throws IOException {
    Plan bad = Plan.CLEAN.withBitErrors(1e-3).withLoss(1e-3).withInsertion(1e-3);
    byte[] sent = random(100_000);
    byte[] expected = expected(bad, sent);
    try (VirtualLine line = VirtualLine.open(bad, SEED)) {
      assertThat(forth(line, sent, expected.length)).as(line.toString()).isEqualTo(expected);
      assertThat(line.forth().isDamaged()).as(line.toString()).isTrue();
    }
  }

  @Test
  void aPacedLineCarriesNoMoreThanItsRate() throws IOException {
    byte[] sent = random(1152);
    try (VirtualLine line = VirtualLine.open(Plan.CLEAN.atBaud(115_200), SEED)) {
      long start = System.nanoTime();
      assertThat(forth(line, sent, sent.length)).isEqualTo(sent);
      assertThat(millisSince(start)).as(line.toString()).isBetween(99L, 2000L);
    }
  }

  @Test
  void aBurstAfterAPauseIsNoFasterThanTheLine() throws IOException {
    Plan paced = Plan.CLEAN.atBaud(115_200).withLatency(100);
    byte[] sent = random(576);
    try (VirtualLine line = VirtualLine.open(paced, SEED)) {
      forth(line, sent, sent.length);
      long start = System.nanoTime();
      forth(line, sent, sent.length);
      assertThat(millisSince(start)).as(line.toString()).isBetween(149L, 2000L);
    }
  }

  @Test
  void latencyDelaysAndDoesNotSlowDown() throws IOException {
    byte[] sent = random(100_000);
    try (VirtualLine line = VirtualLine.open(Plan.CLEAN.withLatency(100), SEED)) {
      long start = System.nanoTime();
      assertThat(forth(line, sent, sent.length)).isEqualTo(sent);
      assertThat(millisSince(start)).as(line.toString()).isBetween(99L, 2000L);
    }
  }

  @Test
  void bothEndsHangUpAfterTheBytesOfThePlan() throws IOException {
    try (VirtualLine line = VirtualLine.open(Plan.CLEAN.hangingUpAfter(1000), SEED);
        PlainPort a = PlainPort.open(line.a());
        PlainPort b = PlainPort.open(line.b())) {
      a.write(new byte[1000]);
      a.awaitHangUp();
      b.awaitHangUp();
      assertThat(line.forth().bytes()).isEqualTo(1000);
      assertThatThrownBy(() -> a.write(new byte[1])).isInstanceOf(IOException.class);
    }
    assertThat(threads()).isZero();
  }

  @Test
  void aReceiverThatStopsReadingStopsTheSenderAndLosesNothing() throws Exception {
    byte[] sent = random(10_000_000);
    try (VirtualLine line = VirtualLine.open(Plan.CLEAN, SEED);
        PlainPort a = PlainPort.open(line.a());
        PlainPort b = PlainPort.open(line.b())) {
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> write(a, sent));
      assertThat(sending).failsWithin(500, MILLISECONDS);
      assertThat(Arrays.equals(b.read(sent.length), sent)).as(line.toString()).isTrue();
    }
  }

  @Test
  void fiftyLinesLeaveNoDescriptorAndNoThread() throws IOException {
    VirtualLine.open(Plan.CLEAN, SEED).close();
    long before = Descriptors.open();
    for (int i = 0; i < 50; i++) {
      try (VirtualLine line = VirtualLine.open(Plan.CLEAN.atBaud(9600).withLatency(9), SEED);
          PlainPort a = PlainPort.open(line.a())) {
        a.write(new byte[1000]);
      }
    }
    assertThat(threads()).isZero();
    assertThat(Descriptors.open()).isLessThanOrEqualTo(before + Descriptors.NOISE);
  }

  private static byte[] forth(VirtualLine line, byte[] sent, int expected) throws IOException {
    return through(line.a(), line.b(), sent, expected);
  }

  private static byte[] back(VirtualLine line, byte[] sent) throws IOException {
    return through(line.b(), line.a(), sent, sent.length);
  }

  private static byte[] through(String from, String to, byte[] sent, int expected)
      throws IOException {
    try (PlainPort out = PlainPort.open(from);
        PlainPort in = PlainPort.open(to)) {
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> write(out, sent));
      byte[] arrived = in.read(expected);
      sending.join();
      return arrived;
    }
  }

  private static byte[] expected(Plan plan, byte[] sent) {
    Damage damage = new Damage(plan, SEED, 0);
    byte[] arrived = new byte[sent.length * Damage.LARGEST_RESULT];
    int length = 0;
    for (byte value : sent) {
      length += damage.apply(value, arrived, length);
    }
    return Arrays.copyOf(arrived, length);
  }

  private static void write(PlainPort port, byte[] bytes) {
    try {
      port.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("line "))
        .count();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(SEED).nextBytes(bytes);
    return bytes;
  }
}
