package dev.msp.transfer;

import dev.msp.frame.Bytes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hashes what a file receives on a thread of its own, so that a transfer is as fast as the slower
 * of hash and wire and not as both together. What comes is handed over in batches; a file that is
 * shorter than one needs no thread.
 */
final class HashPipe implements AutoCloseable {

  private static final int BATCH = 512 << 10;
  private static final int BATCHES = 4;
  private static final List<byte[]> LAST = List.of();

  private final MessageDigest digest;
  private final ArrayBlockingQueue<List<byte[]>> batches = new ArrayBlockingQueue<>(BATCHES);
  private List<byte[]> batch = new ArrayList<>();
  private int held;
  private @Nullable Thread thread;

  /**
   * Makes one.
   *
   * @param digest what it goes on with; its own from now on
   */
  HashPipe(MessageDigest digest) {
    this.digest = digest;
  }

  /**
   * Adds the bytes of a block.
   *
   * @param block not to be changed any more; its first byte is not hashed
   */
  void add(byte[] block) throws InterruptedException {
    batch.add(block);
    held += block.length;
    if (held >= BATCH) {
      if (thread == null) {
        thread = new Thread(this::work, "msp-hash");
        thread.setDaemon(true);
        thread.start();
      }
      batches.put(batch);
      batch = new ArrayList<>();
      held = 0;
    }
  }

  private void work() {
    try {
      for (List<byte[]> next = batches.take(); !next.isEmpty(); next = batches.take()) {
        digest(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void digest(List<byte[]> blocks) {
    for (byte[] block : blocks) {
      digest.update(block, 1, block.length - 1);
    }
  }

  /** Waits until all is hashed, and returns the hash. */
  Bytes finish() throws InterruptedException {
    if (thread != null) {
      batches.put(LAST);
      thread.join();
    }
    digest(batch);
    return Bytes.copyOf(digest.digest());
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
