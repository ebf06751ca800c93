package dev.msp.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Transport} promises. One subclass per kind of wire; where each end sees that
 * the other one closed, a subclass of {@link ConnectionContract}.
 */
@Timeout(20)
public abstract class TransportContract {

  private static final int MEGABYTE = 1 << 20;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  Transport near;
  Transport far;

  /** Returns two transports of which each is the other end of the other. */
  protected abstract Loopback open() throws Exception;

  @BeforeEach
  void connect() throws Exception {
    Loopback pair = open();
    near = pair.near();
    far = pair.far();
  }

  @AfterEach
  void disconnect() {
    near.close();
    far.close();
    threads.shutdownNow();
  }

  @Test
  void bytesArriveWholeAndInOrderBothWaysAtOnce() throws Exception {
    long seed = 77;
    byte[] there = random(seed, MEGABYTE);
    byte[] back = random(seed + 1, MEGABYTE);
    Future<?> writingThere = threads.submit(() -> writeInPieces(near, there, seed + 2));
    Future<?> writingBack = threads.submit(() -> writeInPieces(far, back, seed + 3));
    Future<byte[]> readingThere = threads.submit(() -> readAll(far, MEGABYTE, seed + 4));
    byte[] cameBack = readAll(near, MEGABYTE, seed + 5);
    writingThere.get();
    writingBack.get();
    assertThat(Arrays.equals(cameBack, back)).as("seed %d, back", seed).isTrue();
    assertThat(Arrays.equals(readingThere.get(), there)).as("seed %d, there", seed).isTrue();
  }

  @Test
  void readReturnsWhatIsThereWithoutWaitingForMore() throws Exception {
    near.write(new byte[] {9, 1, 2, 3, 9}, 1, 3);
    byte[] buffer = new byte[100];
    assertThat(far.read(buffer, 10, 90)).isEqualTo(3);
    assertThat(Arrays.copyOfRange(buffer, 9, 14)).containsExactly(0, 1, 2, 3, 0);
  }

  @Test
  void readTakesNoMoreThanWasAskedForAndLeavesTheRest() throws Exception {
    near.write(new byte[] {1, 2, 3}, 0, 3);
    byte[] buffer = new byte[3];
    assertThat(far.read(buffer, 0, 2)).isEqualTo(2);
    assertThat(far.read(buffer, 2, 1)).isEqualTo(1);
    assertThat(buffer).containsExactly(1, 2, 3);
  }

  @Test
  void whatWasWrittenBeforeCloseIsStillRead() throws Exception {
    near.write(new byte[] {1, 2}, 0, 2);
    near.close();
    byte[] buffer = new byte[10];
    assertThat(far.read(buffer, 0, 10)).isEqualTo(2);
  }

  @Test
  void closeFromAnotherThreadWakesABlockedRead() throws Exception {
    BlockedCall<Integer> read = new BlockedCall<>(() -> near.read(new byte[10], 0, 10));
    read.awaitBlocked();
    near.close();
    assertThat(read.result()).isEqualTo(-1);
  }

  @Test
  void closeFromAnotherThreadWakesABlockedWrite() throws Exception {
    BlockedCall<Integer> write = new BlockedCall<>(() -> writeWithoutEnd(near));
    write.awaitBlocked();
    near.close();
    assertThatThrownBy(write::result).isInstanceOf(TransportException.class);
  }

  @Test
  void afterCloseReadEndsAndWriteThrowsAndCloseIsAllowed() throws Exception {
    near.close();
    near.close();
    byte[] buffer = new byte[1];
    assertThat(near.read(buffer, 0, 1)).isEqualTo(-1);
    assertThatThrownBy(() -> near.write(buffer, 0, 1))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("open it again");
  }

  @Test
  void writesOfSeveralThreadsNeverMixWithinOneCall() throws Exception {
    List<Future<?>> writers = new ArrayList<>();
    for (int writer = 1; writer <= 4; writer++) {
      int id = writer;
      writers.add(threads.submit(() -> writeBlocks(near, id)));
    }
    byte[] buffer = new byte[100_000];
    for (int block = 0; block < 4 * 200; block++) {
      fill(far, buffer, 0, 4);
      int length = (buffer[1] & 0xFF) << 16 | (buffer[2] & 0xFF) << 8 | buffer[3] & 0xFF;
      fill(far, buffer, 4, length - 4);
      for (int i = 4; i < length; i++) {
        assertThat(buffer[i]).as("block %d, byte %d", block, i).isEqualTo(buffer[0]);
      }
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
  }

  @Test
  void describeNamesBothEndsAndSurvivesClose() {
    String open = near.describe();
    near.close();
    assertThat(near.describe()).isEqualTo(open).isNotBlank();
  }

  private static Void writeBlocks(Transport transport, int id) throws TransportException {
    Random random = new Random(id);
    for (int i = 0; i < 200; i++) {
      // now and then more than any one buffer holds
      byte[] block = new byte[random.nextInt(20) == 0 ? 90_000 : 4 + random.nextInt(3000)];
      Arrays.fill(block, (byte) id);
      block[1] = (byte) (block.length >> 16);
      block[2] = (byte) (block.length >> 8);
      block[3] = (byte) block.length;
      transport.write(block, 0, block.length);
    }
    return null;
  }

  static int writeWithoutEnd(Transport transport) throws TransportException {
    byte[] block = new byte[MEGABYTE];
    while (true) {
      transport.write(block, 0, block.length);
    }
  }

  private static Void writeInPieces(Transport transport, byte[] bytes, long seed)
      throws TransportException {
    Random random = new Random(seed);
    for (int done = 0; done < bytes.length; ) {
      int piece = Math.min(bytes.length - done, 1 + random.nextInt(1 << random.nextInt(18)));
      transport.write(bytes, done, piece);
      done += piece;
    }
    return null;
  }

  private static byte[] readAll(Transport transport, int length, long seed)
      throws TransportException {
    Random random = new Random(seed);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 17];
    while (all.size() < length) {
      int offset = random.nextInt(100);
      int count = transport.read(buffer, offset, 1 + random.nextInt(1 << random.nextInt(17)));
      assertThat(count).isPositive();
      all.write(buffer, offset, count);
    }
    return all.toByteArray();
  }

  private static void fill(Transport transport, byte[] buffer, int offset, int length)
      throws TransportException {
    for (int done = 0; done < length; ) {
      int count = transport.read(buffer, offset + done, length - done);
      assertThat(count).isPositive();
      done += count;
    }
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** A call on a thread of its own that can be seen to wait inside the system. */
  private static final class BlockedCall<T> {

    private final FutureTask<T> task;
    private final Thread thread;

    BlockedCall(Callable<T> call) {
      task = new FutureTask<>(call);
      thread = new Thread(task, "blocked-call");
      thread.start();
    }

    /** Returns once the call was seen in a native method, where both kinds of pipe wait. */
    void awaitBlocked() {
      while (true) {
        StackTraceElement[] stack = thread.getStackTrace();
        if (stack.length > 0 && stack[0].isNativeMethod()) {
          return;
        }
        Thread.onSpinWait();
      }
    }

    T result() throws Exception {
      try {
        return task.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Exception cause) {
          throw cause;
        }
        throw e;
      }
    }
  }
}
