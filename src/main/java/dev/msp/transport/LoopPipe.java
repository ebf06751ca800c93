package dev.msp.transport;

/** One direction of a loopback: a bounded ring of bytes between one writer and one reader. */
final class LoopPipe {

  /** As much as a socket's buffer holds at first, so that a stalled reader is felt as on TCP. */
  static final int CAPACITY = 64 * 1024;

  private final byte[] ring = new byte[CAPACITY];
  private int start;
  private int count;
  private boolean ended;
  private boolean readerClosed;

  /**
   * Waits for bytes; returns -1 when the writer has ended and all was read, or the reader closed.
   */
  synchronized int read(byte[] buffer, int offset, int length) throws InterruptedException {
    while (count == 0 && !ended && !readerClosed) {
      wait();
    }
    if (readerClosed || count == 0) {
      return -1;
    }
    int taken = Math.min(length, count);
    int first = Math.min(taken, CAPACITY - start);
    System.arraycopy(ring, start, buffer, offset, first);
    System.arraycopy(ring, 0, buffer, offset + first, taken - first);
    start = (start + taken) % CAPACITY;
    count -= taken;
    notifyAll();
    return taken;
  }

  /** Waits for room for all bytes; returns whether all were taken before either end closed. */
  synchronized boolean write(byte[] buffer, int offset, int length) throws InterruptedException {
    int from = offset;
    int left = length;
    while (true) {
      if (ended || readerClosed) {
        return false;
      }
      if (left == 0) {
        return true;
      }
      int put = put(buffer, from, left);
      from += put;
      left -= put;
      if (put == 0) {
        wait();
      }
    }
  }

  private int put(byte[] buffer, int offset, int length) {
    int put = Math.min(length, CAPACITY - count);
    int at = (start + count) % CAPACITY;
    int first = Math.min(put, CAPACITY - at);
    System.arraycopy(buffer, offset, ring, at, first);
    System.arraycopy(buffer, offset + first, ring, 0, put - first);
    count += put;
    notifyAll();
    return put;
  }

  /** Nothing more will be written. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Nothing more will be read. */
  synchronized void closeReader() {
    readerClosed = true;
    notifyAll();
  }
}
