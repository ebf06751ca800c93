package dev.msp.link.reliable;

import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes of the stream that were sent and are not yet acknowledged, and which of them are to be
 * sent again. Offsets count the bytes of the stream from 0 on.
 */
final class SendBuffer {

  private static final int SMALLEST = 4 << 10;

  /** Stretches to be sent again: first offset and end, none touching another. */
  private final TreeMap<Long, Long> lost = new TreeMap<>();

  private byte[] ring = new byte[SMALLEST];
  private long start;
  private long end;

  void countFrom(long offset) {
    start = offset;
    end = offset;
  }

  /** Returns the first offset that is not acknowledged. */
  long start() {
    return start;
  }

  /** Returns the offset behind the last byte. */
  long end() {
    return end;
  }

  int length() {
    return (int) (end - start);
  }

  /** Takes bytes that are about to be sent for the first time. */
  void append(byte[] array, int offset, int length) {
    grow(length() + length);
    int at = index(end);
    int first = Math.min(length, ring.length - at);
    System.arraycopy(array, offset, ring, at, first);
    System.arraycopy(array, offset + first, ring, 0, length - first);
    end += length;
  }

  private void grow(int needed) {
    if (needed <= ring.length) {
      return;
    }
    byte[] larger = new byte[Integer.highestOneBit(needed - 1) << 1];
    int held = length();
    byte[] all = new byte[held];
    copy(start, held, all, 0);
    ring = larger;
    long from = start;
    int at = index(from);
    int first = Math.min(held, ring.length - at);
    System.arraycopy(all, 0, ring, at, first);
    System.arraycopy(all, first, ring, 0, held - first);
  }

  private int index(long offset) {
    return (int) offset & ring.length - 1;
  }

  /** Copies a stretch that is held. */
  void copy(long offset, int length, byte[] target, int at) {
    int from = index(offset);
    int first = Math.min(length, ring.length - from);
    System.arraycopy(ring, from, target, at, first);
    System.arraycopy(ring, 0, target, at + first, length - first);
  }

  /** The other end has everything up to an offset. */
  void acknowledge(long upTo) {
    start = upTo;
    while (!lost.isEmpty() && lost.firstKey() < upTo) {
      Map.Entry<Long, Long> first = lost.pollFirstEntry();
      if (first.getValue() > upTo) {
        lost.put(upTo, first.getValue());
      }
    }
  }

  /** A stretch was lost and is to be sent again, as far as it is not acknowledged. */
  void lose(long from, long to) {
    long first = Math.max(from, start);
    long last = to;
    if (first >= last) {
      return;
    }
    Map.Entry<Long, Long> before = lost.floorEntry(last);
    while (before != null && before.getValue() >= first) {
      lost.remove(before.getKey());
      first = Math.min(first, before.getKey());
      last = Math.max(last, before.getValue());
      before = lost.floorEntry(last);
    }
    lost.put(first, last);
  }

  boolean hasLost() {
    return !lost.isEmpty();
  }

  /** Returns where the first lost stretch begins. */
  long firstLost() {
    return lost.firstKey();
  }

  /**
   * Takes the front of the first lost stretch, to be sent again. A stretch is cut evenly: a few
   * bytes left over would cost a frame of their own.
   *
   * @param good how many bytes suit one frame
   * @param most how many fit into one
   * @return how many were taken
   */
  int takeLost(int good, int most) {
    Map.Entry<Long, Long> first = lost.pollFirstEntry();
    long from = first.getKey();
    long held = first.getValue() - from;
    long pieces = Math.max(1, (held + good / 2) / good);
    int length = (int) Math.min(most, (held + pieces - 1) / pieces);
    if (length < held) {
      lost.put(from + length, first.getValue());
    }
    return length;
  }
}
