package dev.msp.link.reliable;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Data that came before what stands in front of it. What comes in its turn never gets in here.
 * Offsets count the bytes of the stream.
 */
final class Reassembly {

  /** Pieces held at most: each costs more than its bytes. */
  private static final int MOST_PIECES = 1024;

  private final int capacity;
  private final Store.Share share;
  private final TreeMap<Long, byte[]> pieces = new TreeMap<>();
  private int held;

  /**
   * Makes an empty one.
   *
   * @param capacity bytes held at most
   * @param share where they are kept
   */
  Reassembly(int capacity, Store.Share share) {
    this.capacity = capacity;
    this.share = share;
  }

  /** Returns how many more bytes may be held. */
  int free() {
    return capacity - held;
  }

  /** Returns whether a piece may be taken that ends so far behind the next byte wanted. */
  boolean hasRoom(long beyond, int length) {
    return beyond <= capacity && pieces.size() < MOST_PIECES && share.hasRoom(length);
  }

  /** Takes a piece, as far as it is not held. */
  void add(long offset, byte[] array, int at, int length) {
    long end = offset + length;
    long from = offset;
    Map.Entry<Long, byte[]> before = pieces.floorEntry(from);
    if (before != null) {
      from = Math.max(from, before.getKey() + before.getValue().length);
    }
    while (from < end) {
      Map.Entry<Long, byte[]> next = pieces.ceilingEntry(from);
      long stop = next == null ? end : Math.min(end, next.getKey());
      if (stop > from) {
        int first = at + (int) (from - offset);
        pieces.put(from, Arrays.copyOfRange(array, first, first + (int) (stop - from)));
        held += (int) (stop - from);
        share.keep((int) (stop - from));
      }
      from = next == null ? end : Math.max(stop, next.getKey() + next.getValue().length);
    }
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Takes out the bytes from {@code offset} on that are held without a gap; or none. */
  byte[] take(long offset) {
    Map.Entry<Long, byte[]> first = pieces.firstEntry();
    while (first != null && first.getKey() + first.getValue().length <= offset) {
      remove(first);
      first = pieces.firstEntry();
    }
    if (first == null || first.getKey() > offset) {
      return new byte[0];
    }
    remove(first);
    byte[] piece = first.getValue();
    int skip = (int) (offset - first.getKey());
    return skip == 0 ? piece : Arrays.copyOfRange(piece, skip, piece.length);
  }

  private void remove(Map.Entry<Long, byte[]> piece) {
    pieces.remove(piece.getKey());
    held -= piece.getValue().length;
    share.leave(piece.getValue().length);
  }
}
