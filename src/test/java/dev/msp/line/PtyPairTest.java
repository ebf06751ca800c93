package dev.msp.line;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rules of {@link PtyPair}. */
@Timeout(30)
class PtyPairTest {

  private static final int MEGABYTE = 1 << 20;
  private static final long SEED = 7;

  @Test
  void aMegabytePassesEachWayAtTheSameTime() throws Exception {
    byte[] forth = random(SEED);
    byte[] back = random(SEED + 1);
    try (PtyPair pair = PtyPair.open();
        PlainPort a = PlainPort.open(pair.a());
        PlainPort b = PlainPort.open(pair.b())) {
      CompletableFuture<Void> sentForth = start(() -> a.write(forth));
      CompletableFuture<Void> sentBack = start(() -> b.write(back));
      CompletableFuture<byte[]> atA = reading(a);
      assertThat(reading(b).get(20, SECONDS)).as("at b, seed %d", SEED).isEqualTo(forth);
      assertThat(atA.get(20, SECONDS)).as("at a, seed %d", SEED + 1).isEqualTo(back);
      assertThat(sentForth).succeedsWithin(1, SECONDS);
      assertThat(sentBack).succeedsWithin(1, SECONDS);
    }
  }

  @Test
  void bothEndsSeeTheHangUp() throws Exception {
    PtyPair pair = PtyPair.open();
    try (PlainPort a = PlainPort.open(pair.a());
        PlainPort b = PlainPort.open(pair.b())) {
      CompletableFuture<Void> endOfA = start(a::awaitHangUp);
      CompletableFuture<Void> endOfB = start(b::awaitHangUp);
      pair.close();
      assertThat(endOfA).succeedsWithin(10, SECONDS);
      assertThat(endOfB).succeedsWithin(10, SECONDS);
    }
  }

  @Test
  void aPairComesBackUnderTheSamePaths(@TempDir Path directory) throws IOException {
    Path a = directory.resolve("A");
    Path b = directory.resolve("B");
    for (byte time = 0; time < 3; time++) {
      try (PtyPair pair = PtyPair.openAt(a, b);
          PlainPort out = PlainPort.open(pair.a());
          PlainPort in = PlainPort.open(b.toString())) {
        out.write(new byte[] {time});
        assertThat(in.read(1)).containsExactly(time);
      }
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void closingEndsAPairWhoseReaderStoppedReading() throws Exception {
    PtyPair pair = PtyPair.open();
    try (PlainPort a = PlainPort.open(pair.a())) {
      CompletableFuture<Void> stuck = start(() -> a.write(new byte[MEGABYTE]));
      pair.close();
      assertThat(stuck).failsWithin(10, SECONDS);
    }
    assertThat(pumps()).isZero();
  }

  @Test
  void fiftyPairsLeaveNoDescriptorAndNoThread() throws IOException {
    PtyPair.open().close();
    long before = Descriptors.open();
    for (int i = 0; i < 50; i++) {
      try (PtyPair pair = PtyPair.open();
          PlainPort out = PlainPort.open(pair.a());
          PlainPort in = PlainPort.open(pair.b())) {
        out.write(new byte[] {'x'});
        assertThat(in.read(1)).containsExactly('x');
      }
    }
    assertThat(pumps()).isZero();
    assertThat(Descriptors.open()).isLessThanOrEqualTo(before + Descriptors.NOISE);
  }

  private static long pumps() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("pty-pair"))
        .count();
  }

  private static byte[] random(long seed) {
    byte[] bytes = new byte[MEGABYTE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static CompletableFuture<byte[]> reading(PlainPort port) {
    byte[][] read = new byte[1][];
    return start(() -> read[0] = port.read(MEGABYTE)).thenApply(done -> read[0]);
  }

  /** Each on a thread of its own: the common pool may have one thread only. */
  private static CompletableFuture<Void> start(Transfer transfer) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            transfer.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> new Thread(task, "transfer").start());
  }

  /** What one thread does with a port. */
  private interface Transfer {
    void run() throws IOException;
  }
}
