package dev.msp.transfer;

import dev.msp.frame.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file and hashes it on a thread of its own, while what was read before is sent. A file
 * that is not longer than one chunk needs no thread.
 */
final class ReadAhead implements AutoCloseable {

  private static final int CHUNK = 512 << 10;
  private static final int CHUNKS = 3;

  private final SourceFile source;
  private final MessageDigest digest;
  private final long offset;
  private final ArrayBlockingQueue<Chunk> full = new ArrayBlockingQueue<>(CHUNKS);
  private final ArrayBlockingQueue<Chunk> empty = new ArrayBlockingQueue<>(CHUNKS);
  private @Nullable Thread thread;
  private long taken;

  /** Bytes of the file, behind one byte of room for an OP. */
  static final class Chunk {

    private final byte[] array;
    private int length;
    private @Nullable IOException broken;
    private @Nullable TransferException changed;

    private Chunk(int size) {
      array = new byte[1 + size];
    }

    /** Returns the bytes, from 1 on. */
    byte[] array() {
      return array;
    }

    int length() {
      return length;
    }
  }

  /**
   * Makes one.
   *
   * @param digest of all before the offset; its own from now on
   */
  ReadAhead(SourceFile source, long offset, MessageDigest digest) {
    this.source = source;
    this.offset = offset;
    this.digest = digest;
    this.taken = offset;
  }

  /** Returns the next chunk, or null at the end. What was taken before is used again. */
  @Nullable Chunk next(@Nullable Chunk before)
      throws IOException, TransferException, InterruptedException {
    long left = source.size() - taken;
    if (left == 0) {
      return null;
    }
    Chunk chunk =
        source.size() - offset <= CHUNK ? read(new Chunk((int) left), taken) : take(before);
    if (chunk.broken != null) {
      throw chunk.broken;
    }
    if (chunk.changed != null) {
      throw chunk.changed;
    }
    taken += chunk.length;
    return chunk;
  }

  private Chunk take(@Nullable Chunk before) throws InterruptedException {
    if (before != null) {
      empty.put(before);
    }
    if (thread == null) {
      for (int i = 0; i < CHUNKS; i++) {
        empty.put(new Chunk(CHUNK));
      }
      thread = new Thread(this::work, "msp-read");
      thread.setDaemon(true);
      thread.start();
    }
    return full.take();
  }

  private void work() {
    try {
      long at = offset;
      while (at < source.size()) {
        Chunk chunk = read(empty.take(), at);
        at += chunk.length;
        full.put(chunk);
        if (chunk.length == 0) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fills a chunk; one that could not be filled says why, and is empty. */
  private Chunk read(Chunk chunk, long at) {
    int wanted = (int) Math.min(chunk.array.length - 1, source.size() - at);
    ByteBuffer into = ByteBuffer.wrap(chunk.array, 1, wanted);
    chunk.length = 0;
    try {
      while (into.hasRemaining()) {
        source.read(into, at + wanted - into.remaining());
      }
      digest.update(chunk.array, 1, wanted);
      chunk.length = wanted;
    } catch (IOException e) {
      chunk.broken = e;
    } catch (TransferException e) {
      chunk.changed = e;
    }
    return chunk;
  }

  /** Returns the hash of the whole, once all was taken. */
  Bytes hash() {
    return Bytes.copyOf(digest.digest());
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
