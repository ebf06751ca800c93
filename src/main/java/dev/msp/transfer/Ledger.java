package dev.msp.transfer;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What was promised of a disk: to each peer, and to all files that are on their way. So two files
 * that each had room for itself cannot fill the disk together.
 */
final class Ledger {

  private final InboxLimits limits;
  private final Space space;
  private final Map<String, Long> byPeer = new HashMap<>();
  private long promised;

  Ledger(InboxLimits limits, Space space) {
    this.limits = limits;
    this.space = space;
  }

  /**
   * Promises room for the rest of a file.
   *
   * @throws TransferException if there is none
   */
  synchronized Booking book(String peer, long bytes) throws TransferException, IOException {
    long stored = byPeer.getOrDefault(peer, 0L);
    if (bytes > limits.maxPeer() - stored) {
      throw new TransferException(
          Refusal.QUOTA, "one peer may store " + limits.maxPeer() + " bytes here, and no more");
    }
    requireRoom(bytes);
    byPeer.put(peer, stored + bytes);
    promised += bytes;
    return new Booking(peer, bytes);
  }

  private void requireRoom(long bytes) throws TransferException, IOException {
    long free = space.usable() - promised - space.total() / 100 * limits.keepFree();
    if (bytes > free) {
      throw new TransferException(
          Refusal.DISK_FULL,
          "the disk has room for "
              + Math.max(0, free)
              + " bytes more and keeps "
              + limits.keepFree()
              + " % free, the file needs "
              + bytes);
    }
  }

  /** What was promised for one file. */
  final class Booking implements AutoCloseable {

    private final String peer;
    private long left;

    private Booking(String peer, long left) {
      this.peer = peer;
      this.left = left;
    }

    /** Says that some of it was written: the disk shows it now. */
    void used(long bytes) {
      synchronized (Ledger.this) {
        long now = Math.min(bytes, left);
        left -= now;
        promised -= now;
      }
    }

    /**
     * Looks whether there still is room for the rest: others write to the disk, too.
     *
     * @throws TransferException if there is not
     */
    void check() throws TransferException, IOException {
      synchronized (Ledger.this) {
        promised -= left;
        try {
          requireRoom(left);
        } finally {
          promised += left;
        }
      }
    }

    /** Gives back what was not used. */
    @Override
    public void close() {
      synchronized (Ledger.this) {
        promised -= left;
        byPeer.merge(peer, -left, Long::sum);
        left = 0;
      }
    }
  }
}
