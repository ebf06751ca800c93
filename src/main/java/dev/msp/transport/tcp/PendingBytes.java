package dev.msp.transport.tcp;

import java.nio.ByteBuffer;

/**
 * What a connection still has to send: a bounded queue that exists only while there is something.
 */
final class PendingBytes {

  /** A peer that leaves this much unread gets nothing more. */
  static final int MOST = 1 << 20;

  private static final int LEAST = 256;

  private byte[] bytes = new byte[LEAST];
  private int start;
  private int end;

  /** Appends bytes; returns false, and takes none, where that would be more than {@link #MOST}. */
  boolean add(byte[] buffer, int offset, int length) {
    int total = size() + length;
    if (length > MOST || total > MOST) {
      return false;
    }
    if (end + length > bytes.length) {
      byte[] room = bytes;
      if (total > room.length) {
        room = new byte[Math.max(total, Math.min(MOST, 2 * room.length))];
      }
      System.arraycopy(bytes, start, room, 0, size());
      end -= start;
      start = 0;
      bytes = room;
    }
    System.arraycopy(buffer, offset, bytes, end, length);
    end += length;
    return true;
  }

  /** Fills an empty buffer with the first bytes, which stay here until they are dropped. */
  void copyTo(ByteBuffer target) {
    target.clear();
    target.put(bytes, start, Math.min(size(), target.capacity()));
    target.flip();
  }

  /** Forgets the first bytes. */
  void drop(int count) {
    start += count;
  }

  /** Returns how many bytes wait. */
  int size() {
    return end - start;
  }
}
